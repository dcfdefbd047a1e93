//! What generated code says in one line, written out: the same for every shape after renaming.
//!
//! Each macro names its members or variants once, in the order of the schema beside it.
//!
//! What is short and used by few programs is `#[inline]`: it is then compiled where it is used, not
//! in each generated crate for all of its shapes.

/// Reads a structure: `read_struct!(Name, MEMBERS, [field, other(default)])`.
///
/// `(default)` gives the value that stands for a member that is not there.
#[macro_export]
macro_rules! read_struct {
    ($name:ident, $members:ident, [$($field:ident $(($default:expr))?),* $(,)?]) => {
        impl $crate::codec::ReadValue for $name {
            fn blank() -> Self {
                Self { $($field: $crate::__blank!($($default)?)),* }
            }

            fn read(
                &mut self,
                member: &$crate::Member,
                r: &mut dyn $crate::codec::Reader,
            ) -> $crate::codec::ReadResult {
                r.structure(member, self)
            }
        }

        impl $crate::codec::ReadStruct for $name {
            fn members(&self) -> &'static [$crate::Member] {
                &$members
            }

            #[allow(non_camel_case_types, non_upper_case_globals, dead_code, unused_variables)]
            fn read_member(
                &mut self,
                index: usize,
                r: &mut dyn $crate::codec::Reader,
            ) -> $crate::codec::ReadResult {
                enum Order { $($field),* }
                struct At;
                // Constants of their own type: a field's name must not hide a parameter.
                impl At { $(const $field: usize = Order::$field as usize;)* }
                match index {
                    $(At::$field => {
                        $crate::codec::ReadValue::read(&mut self.$field, &$members[At::$field], r)
                    })*
                    _ => Ok(()),
                }
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __blank {
    () => {
        $crate::codec::ReadValue::blank()
    };
    ($default:expr) => {
        $default
    };
}

/// Writes a structure: `write_struct!(Name, MEMBERS, [field, other])`.
#[macro_export]
macro_rules! write_struct {
    ($name:ident, $members:ident, [$($field:ident),* $(,)?]) => {
        impl $crate::codec::WriteValue for $name {
            fn write(&self, member: &$crate::Member, w: &mut dyn $crate::codec::Writer) {
                w.structure(member, self);
            }
        }

        impl $crate::codec::WriteStruct for $name {
            fn members(&self) -> &'static [$crate::Member] {
                &$members
            }

            #[allow(non_camel_case_types, dead_code, unused_variables)]
            fn write_members(&self, w: &mut dyn $crate::codec::Writer) {
                enum At { $($field),* }
                $($crate::codec::WriteValue::write(&self.$field, &$members[At::$field as usize], w);)*
            }
        }
    };
}

/// Reads a union: `read_union!(Name, MEMBERS, [Variant, Other])`.
#[macro_export]
macro_rules! read_union {
    ($name:ident, $members:ident, [$($variant:ident),* $(,)?]) => {
        impl $crate::codec::ReadValue for $name {
            fn blank() -> Self {
                Self::Unknown(String::new())
            }

            fn read(
                &mut self,
                member: &$crate::Member,
                r: &mut dyn $crate::codec::Reader,
            ) -> $crate::codec::ReadResult {
                r.union(member, self)
            }
        }

        impl $crate::codec::ReadStruct for $name {
            fn members(&self) -> &'static [$crate::Member] {
                &$members
            }

            #[allow(non_upper_case_globals, dead_code)]
            fn read_member(
                &mut self,
                index: usize,
                r: &mut dyn $crate::codec::Reader,
            ) -> $crate::codec::ReadResult {
                enum Order { $($variant),* }
                struct At;
                // Constants of their own type: a variant's name must not hide `Ok`.
                impl At { $(const $variant: usize = Order::$variant as usize;)* }
                match index {
                    $(At::$variant => {
                        let mut value = $crate::codec::ReadValue::blank();
                        $crate::codec::ReadValue::read(&mut value, &$members[At::$variant], r)?;
                        *self = Self::$variant(value);
                    })*
                    _ => {}
                }
                Ok(())
            }

            fn unknown_member(&mut self, name: &str) {
                *self = Self::Unknown(name.to_owned());
            }
        }
    };
}

/// Writes a union: `write_union!(Name, MEMBERS, [Variant, Other])`.
#[macro_export]
macro_rules! write_union {
    ($name:ident, $members:ident, [$($variant:ident),* $(,)?]) => {
        impl $crate::codec::WriteValue for $name {
            fn write(&self, member: &$crate::Member, w: &mut dyn $crate::codec::Writer) {
                w.structure(member, self);
            }
        }

        impl $crate::codec::WriteStruct for $name {
            fn members(&self) -> &'static [$crate::Member] {
                &$members
            }

            #[allow(dead_code)]
            fn write_members(&self, w: &mut dyn $crate::codec::Writer) {
                enum At { $($variant),* }
                match self {
                    $(Self::$variant(value) => {
                        $crate::codec::WriteValue::write(value, &$members[At::$variant as usize], w);
                    })*
                    Self::Unknown(_) => {}
                }
            }
        }
    };
}

/// An open enum of strings: `string_enum!(Name, [Variant("text"), Hidden("x", internal)])`.
///
/// `internal` values are accepted, but not named to users.
#[macro_export]
macro_rules! string_enum {
    ($name:ident, [$($variant:ident($text:literal $(, $internal:ident)?)),* $(,)?]) => {
        impl $name {
            /// The value's text.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl From<&str> for $name {
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

        impl std::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
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
        }

        impl $crate::codec::ReadValue for $name {
            fn blank() -> Self {
                Self::Unknown(String::new())
            }

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
            fn write(&self, member: &$crate::Member, w: &mut dyn $crate::codec::Writer) {
                w.string(member, self.as_str());
            }
        }

        impl $crate::validate::OpenEnum for $name {
            fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }

            fn write_allowed(&self, out: &mut String) {
                let values: &[(&str, &[&str])] = &[$(($text, &[$(stringify!($internal))?])),*];
                $crate::validate::write_values(out, values);
            }
        }
    };
}

/// An open enum of integers: `int_enum!(Name, [Variant(1), Other(2)])`.
#[macro_export]
macro_rules! int_enum {
    ($name:ident, [$($variant:ident($number:literal $(, $internal:ident)?)),* $(,)?]) => {
        impl From<i32> for $name {
            fn from(number: i32) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    other => Self::Unknown(other),
                }
            }
        }

        impl From<$name> for i32 {
            fn from(value: $name) -> Self {
                match value {
                    $($name::$variant => $number,)*
                    $name::Unknown(number) => number,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                i32::from(*self).fmt(f)
            }
        }

        impl $crate::codec::ReadValue for $name {
            fn blank() -> Self {
                Self::Unknown(0)
            }

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
            fn write(&self, member: &$crate::Member, w: &mut dyn $crate::codec::Writer) {
                w.integer(member, i64::from(i32::from(*self)));
            }
        }

        impl $crate::validate::OpenEnum for $name {
            fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }

            fn write_allowed(&self, out: &mut String) {
                let values: &[(&str, &[&str])] =
                    &[$((concat!($number), &[$(stringify!($internal))?])),*];
                $crate::validate::write_values(out, values);
            }
        }
    };
}

/// A structure with the trait `@error`: `modeled_error!(Name, "Name", message)`, the last being
/// the member for people, if there is one.
#[macro_export]
macro_rules! modeled_error {
    ($name:ident, $code:literal $(, $message:ident)?) => {
        impl $crate::ErrorCode for $name {
            const CODE: &'static str = $code;
        }

        impl $crate::ModeledError for $name {
            #[inline]
            fn code(&self) -> &'static str {
                $code
            }

            #[inline]
            fn message(&self) -> Option<&str> {
                $(if let Some(text) = $crate::error_text(&self.$message) {
                    return Some(text);
                })?
                None
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::write_error(f, $code, $crate::ModeledError::message(self))
            }
        }

        impl std::error::Error for $name {}
    };
}

/// The errors of an operation: `operation_error!(Name, [Variant(Error)])`, each variant holding a
/// [`ModeledError`](crate::ModeledError), and the enum a variant `Unhandled` besides.
#[macro_export]
macro_rules! operation_error {
    ($name:ident, [$($variant:ident($error:ty)),* $(,)?]) => {
        impl $crate::OperationError for $name {
            #[inline]
            fn modeled(code: &str) -> Option<Self> {
                $(if code == <$error as $crate::ErrorCode>::CODE {
                    return Some(Self::$variant($crate::codec::ReadValue::blank()));
                })*
                let _ = code;
                None
            }

            #[inline]
            fn unhandled(error: $crate::Unhandled) -> Self {
                Self::Unhandled(error)
            }

            #[inline]
            fn fields(&mut self) -> Option<&mut dyn $crate::codec::ReadStruct> {
                match self {
                    $(Self::$variant(error) => Some(error),)*
                    Self::Unhandled(_) => None,
                }
            }

            #[inline]
            fn kind(&self) -> std::result::Result<&dyn $crate::ModeledError, &$crate::Unhandled> {
                match self {
                    $(Self::$variant(error) => Ok(error),)*
                    Self::Unhandled(error) => Err(error),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::OperationError::describe(self, f)
            }
        }

        impl std::error::Error for $name {}

        $(impl From<$error> for $name {
            #[inline]
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })*
    };
}

/// `Debug` without secrets: `debug_struct!(Name, [field, token(sensitive)])`.
#[macro_export]
macro_rules! debug_struct {
    ($name:ident, [$($field:ident $(($sensitive:ident))?),* $(,)?]) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name))
                    $(.field(stringify!($field), $crate::__debug!(self.$field $(, $sensitive)?)))*
                    .finish()
            }
        }
    };
}

/// `Debug` without secrets, for a union or enum: `debug_union!(Name, [Variant, Secret(sensitive)])`.
#[macro_export]
macro_rules! debug_union {
    ($name:ident, [$($variant:ident $(($sensitive:ident))?),* $(,)?]) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$variant(value) => {
                        let _ = value;
                        f.debug_tuple(stringify!($variant))
                            .field($crate::__debug!(*value $(, $sensitive)?))
                            .finish()
                    })*
                    Self::Unknown(name) => f.debug_tuple("Unknown").field(name).finish(),
                }
            }
        }
    };
}

/// `Debug` of a type that is a secret as a whole: `debug_secret!(Name)`.
#[macro_export]
macro_rules! debug_secret {
    ($name:ident) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&$crate::Redacted).finish()
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __debug {
    ($value:expr) => {
        &$value
    };
    ($value:expr, $sensitive:ident) => {
        &$crate::Redacted
    };
}
