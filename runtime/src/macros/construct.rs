//! The constructors of structures.

/// Implements `new` with the required members as arguments: `__new!([] Name [members])`, or
/// `__new!([second, first] Name [members])` if the order of the arguments isn't that of the members.
#[doc(hidden)]
#[macro_export]
macro_rules! __new {
    ([] $name:ident [$((
        $field:ident: $ty:ty; $($kind:ident($($text:literal),+))?; $($default:expr)?
    ))*]) => {
        $crate::__constructor!(
            $name [$($($field: $crate::__parameter!($kind $ty; $($text),+);)?)*]
            [$($field: $crate::__given!($field $ty; $($kind($($text),+))?; $($default)?);)*]
        );
    };
    ([$($argument:ident),+] $name:ident [$((
        $field:ident: $ty:ty; $($kind:ident($($text:literal),+))?; $($default:expr)?
    ))*]) => {
        // Only a macro can find the type of a member by its name.
        macro_rules! __argument {
            $($(($field) => { $crate::__parameter!($kind $ty; $($text),+) };)?)*
            ($other:tt) => { $crate::__of_another_version!() };
        }

        $crate::__constructor!(
            $name [$($argument: __argument!($argument);)+]
            [$($field: $crate::__given!($field $ty; $($kind($($text),+))?; $($default)?);)*]
        );
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Implements `new` with its documentation: `__constructor!(Name [argument: Type; …] [field: value; …])`. Without
/// arguments, it is what `Default` makes.
#[doc(hidden)]
#[macro_export]
macro_rules! __constructor {
    ($name:ident [] $fields:tt) => {
        impl $name {
            /// Creates the structure, whose members are absent or have their defaults: no member is required.
            #[inline]
            pub fn new() -> Self {
                <Self as Default>::default()
            }
        }
    };
    ($name:ident [$argument:ident: $ty:ty;] $fields:tt) => {
        $crate::__constructor!($name [$argument: $ty;] $fields concat!(
            "Creates the structure with `", stringify!($argument),
            "`. Other members are absent or have their defaults."
        ));
    };
    ($name:ident [$first:ident: $type_of_first:ty; $($argument:ident: $ty:ty;)+] $fields:tt) => {
        $crate::__constructor!(
            $name [$first: $type_of_first; $($argument: $ty;)+] $fields concat!(
                "Creates the structure with the required members, in the order of their names: `",
                stringify!($first), "`",
                $(", `", stringify!($argument), "`",)+
                ". Other members are absent or have their defaults."
            )
        );
    };
    (
        $name:ident [$($argument:ident: $ty:ty;)+] [$($field:ident: $value:expr;)*] $docs:expr
    ) => {
        impl $name {
            #[doc = $docs]
            #[allow(clippy::too_many_arguments)]
            #[inline]
            pub fn new($($argument: $ty),+) -> Self {
                Self { $($field: $value),* }
            }
        }
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Implements `Default` with the values that stand for members which the service has left out:
/// `__default!([] Name [members])`, where the reading half of the codec has them, or
/// `__default!([values] Name [members])` for a structure without that half and without required members.
#[doc(hidden)]
#[macro_export]
macro_rules! __default {
    ([values] $name:ident [$((
        $field:ident: $ty:ty; $($kind:ident($($text:literal),+))?; $($default:expr)?
    ))*]) => {
        impl Default for $name {
            #[inline]
            fn default() -> Self {
                Self { $($field: $crate::__given!($field $ty; $($kind($($text),+))?; $($default)?)),* }
            }
        }
    };
    ([] $name:ident $members:tt) => {
        impl Default for $name {
            #[inline]
            fn default() -> Self {
                $crate::codec::ReadValue::blank()
            }
        }
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Expands to the type of a parameter of `new`.
#[doc(hidden)]
#[macro_export]
macro_rules! __parameter {
    (required $ty:ty; $($text:literal),+) => { $ty };
    (into $ty:ty; $($text:literal),+) => { impl Into<$ty> };
    ($($other:tt)*) => { $crate::__of_another_version!() };
}

/// Expands to the value of a field in `new`.
#[doc(hidden)]
#[macro_export]
macro_rules! __given {
    ($field:ident $ty:ty; required($($text:literal),+); $($default:expr)?) => {
        $field
    };
    ($field:ident $ty:ty; into($($text:literal),+); $($default:expr)?) => {
        $field.into()
    };
    ($field:ident $ty:ty;; $default:expr) => {
        $default
    };
    ($field:ident $ty:ty;;) => {
        $crate::absent::<$ty>()
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!()
    };
}

/// Returns the value of an optional member without a default. Unlike a plain `None`, the bound lets the
/// compiler point at the type of a member that isn't an `Option`.
#[doc(hidden)]
#[inline]
pub fn absent<T: Optional>() -> T {
    T::NONE
}

/// The types of optional members.
#[doc(hidden)]
pub trait Optional: Sized {
    /// The value of an absent member.
    const NONE: Self;
}

impl<T> Optional for Option<T> {
    const NONE: Self = None;
}
