//! Open enums: their conversions, their codec and their constraint.

/// Implements the traits of an enum of strings:
/// `__string_enum!(Name [Variant("text") Hidden("x", internal)])`.
#[doc(hidden)]
#[macro_export]
macro_rules! __string_enum {
    ($name:ident [$($variant:ident($text:literal $(, $internal:ident)?))*]) => {
        impl $name {
            /// Returns the value's text.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::Unknown(other.to_owned()),
                }
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            /// Takes any text: one that the model doesn't define becomes `Unknown`.
            #[inline]
            fn from_str(text: &str) -> std::result::Result<Self, std::convert::Infallible> {
                Ok(Self::from(text))
            }
        }

        impl std::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::MapKey for $name {
            #[inline]
            fn from_key(text: &str) -> Self {
                Self::from(text)
            }

            #[inline]
            fn as_key(&self) -> &str {
                self.as_str()
            }

            #[inline]
            fn open_enum(&self) -> Option<&dyn $crate::codec::OpenEnum> {
                Some(self)
            }
        }

        impl $crate::codec::ReadValue for $name {
            #[inline]
            fn blank() -> Self {
                Self::Unknown(String::new())
            }

            #[inline]
            fn is_simple() -> bool {
                true
            }

            #[inline]
            fn read(
                &mut self,
                member: &$crate::Member,
                r: &mut dyn $crate::codec::Reader,
            ) -> $crate::codec::ReadResult {
                *self = Self::from(&*r.text(member)?);
                Ok(())
            }
        }

        impl $crate::codec::WriteValue for $name {
            #[inline]
            fn write(&self, member: &$crate::Member, w: &mut dyn $crate::codec::Writer) {
                w.open_enum(member, self);
                w.string(member, self.as_str());
            }
        }

        impl $crate::codec::OpenEnum for $name {
            #[inline]
            fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }

            #[inline]
            fn write_allowed(&self, out: &mut String) {
                $crate::codec::write_values(
                    out,
                    &[$(($text, concat!($(stringify!($internal))?))),*],
                );
            }
        }
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Implements the traits of an enum of integers: `__int_enum!(Name [Variant(1) Hidden(2, internal)])`.
#[doc(hidden)]
#[macro_export]
macro_rules! __int_enum {
    ($name:ident [$($variant:ident($number:literal $(, $internal:ident)?))*]) => {
        impl From<i32> for $name {
            #[inline]
            fn from(number: i32) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    other => Self::Unknown(other),
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;

            /// Takes the digits of any `i32`: a number that the model doesn't define becomes `Unknown`.
            #[inline]
            fn from_str(text: &str) -> std::result::Result<Self, std::num::ParseIntError> {
                text.parse::<i32>().map(Self::from)
            }
        }

        impl From<$name> for i32 {
            #[inline]
            fn from(value: $name) -> Self {
                match value {
                    $($name::$variant => $number,)*
                    $name::Unknown(number) => number,
                }
            }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                i32::from(*self).fmt(f)
            }
        }

        impl $crate::codec::ReadValue for $name {
            #[inline]
            fn blank() -> Self {
                Self::Unknown(0)
            }

            #[inline]
            fn is_simple() -> bool {
                true
            }

            #[inline]
            fn read(
                &mut self,
                member: &$crate::Member,
                r: &mut dyn $crate::codec::Reader,
            ) -> $crate::codec::ReadResult {
                let mut number = 0_i32;
                $crate::codec::ReadValue::read(&mut number, member, r)?;
                *self = Self::from(number);
                Ok(())
            }
        }

        impl $crate::codec::WriteValue for $name {
            #[inline]
            fn write(&self, member: &$crate::Member, w: &mut dyn $crate::codec::Writer) {
                w.open_enum(member, self);
                w.integer(member, i64::from(i32::from(*self)));
            }
        }

        impl $crate::codec::OpenEnum for $name {
            #[inline]
            fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }

            #[inline]
            fn write_allowed(&self, out: &mut String) {
                $crate::codec::write_values(
                    out,
                    &[$((concat!($number), concat!($(stringify!($internal))?))),*],
                );
            }
        }
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Implements `Debug` for an enum: `__debug_enum!(Name [Variant …])`, or
/// `__debug_enum!(secret Name [Variant …])` if its values are redacted.
#[doc(hidden)]
#[macro_export]
macro_rules! __debug_enum {
    (secret $name:ident [$($variant:ident)*]) => {
        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&$crate::Redacted).finish()
            }
        }
    };
    ($name:ident [$($variant:ident)*]) => {
        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$variant => f.write_str(stringify!($variant)),)*
                    Self::Unknown(value) => f.debug_tuple("Unknown").field(value).finish(),
                }
            }
        }
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}
