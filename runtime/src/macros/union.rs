//! Unions: the halves of the codec, and `Debug`.

/// Implements each part of a union: `__union!([part …] Name [Variant(Type) Empty …])`. A
/// variant without a type is that of a member which is a `Unit`.
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    ([$($part:ident)*] $name:ident $variants:tt) => {
        $($crate::__union_part!($part $name $variants);)*
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Implements one part of a union.
#[doc(hidden)]
#[macro_export]
macro_rules! __union_part {
    (read $name:ident [$($variant:ident $(($ty:ty))?)*]) => {
        $crate::__read_value!($name union [] Self::Unknown(String::new()));

        impl $crate::codec::ReadStruct for $name {
            #[inline]
            fn members(&self) -> &'static [$crate::Member] {
                &__MEMBERS
            }

            #[allow(non_upper_case_globals, dead_code)]
            #[inline]
            fn read_member(
                &mut self,
                index: usize,
                r: &mut dyn $crate::codec::Reader,
            ) -> $crate::codec::ReadResult {
                // The members in their order: one constant, and not one for each member, to match the index.
                static __ORDER: [__Order; __Order::__Count as usize] = [$(__Order::$variant),*];
                match __ORDER.get(index) {
                    $(Some(__Order::$variant) => $crate::__read_variant!(
                        self, $variant $(($ty))?, &__MEMBERS[__Order::$variant as usize], r
                    ),)*
                    _ => Ok(()),
                }
            }

            #[inline]
            fn unknown_member(&mut self, name: &str) {
                *self = Self::Unknown(name.to_owned());
            }
        }
    };
    (write $name:ident [$($variant:ident $(($ty:ty))?)*]) => {
        $crate::__write_value!($name);

        impl $crate::codec::WriteStruct for $name {
            #[inline]
            fn members(&self) -> &'static [$crate::Member] {
                &__MEMBERS
            }

            #[inline]
            fn write_members(&self, w: &mut dyn $crate::codec::Writer) {
                match self {
                    $(Self::$variant $(($crate::__bound!(value $ty)))? => $crate::__write_variant!(
                        $((value $ty))?, &__MEMBERS[__Order::$variant as usize], w
                    ),)*
                    Self::Unknown(_) => w.unknown_variant(),
                }
            }
        }
    };
    (debug $name:ident [$($variant:ident $(($ty:ty))?)*]) => {
        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$variant $(($crate::__bound!(value $ty)))? => f
                        .debug_tuple(stringify!($variant))
                        $(.field($crate::__shown!(
                            value $ty, &__MEMBERS[__Order::$variant as usize]
                        )))?
                        .finish(),)*
                    Self::Unknown(name) => f.debug_tuple("Unknown").field(name).finish(),
                }
            }
        }
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Expands to the expression that reads a variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_variant {
    ($self:ident, $variant:ident($ty:ty), $member:expr, $r:expr) => {{
        $crate::codec::replace(
            $self,
            <$ty as $crate::codec::ReadValue>::blank_heap(),
            || Self::$variant(<$ty as $crate::codec::ReadValue>::blank()),
            $r,
        )?;
        match $self {
            Self::$variant(value) => <$ty as $crate::codec::ReadValue>::read(value, $member, $r),
            _ => Ok(()),
        }
    }};
    ($self:ident, $variant:ident, $member:expr, $r:expr) => {{
        $crate::codec::replace($self, 0, || Self::$variant, $r)?;
        <$crate::Unit as $crate::codec::ReadValue>::read(&mut $crate::Unit {}, $member, $r)
    }};
    ($($other:tt)*) => {
        $crate::__of_another_version!()
    };
}

/// Expands to the pattern that gives the value of a variant with a type this name.
#[doc(hidden)]
#[macro_export]
macro_rules! __bound {
    ($value:ident $ty:ty) => {
        $value
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!()
    };
}

/// Expands to the expression that writes the value of a variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __write_variant {
    (($value:ident $ty:ty), $member:expr, $w:expr) => {
        <$ty as $crate::codec::WriteValue>::write($value, $member, $w)
    };
    (, $member:expr, $w:expr) => {
        $crate::codec::WriteValue::write(&$crate::Unit {}, $member, $w)
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!()
    };
}

/// Expands to what `Debug` shows for the value of a variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __shown {
    ($value:ident $ty:ty, $member:expr) => {
        $crate::shown($member, $value)
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!()
    };
}
