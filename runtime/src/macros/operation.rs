//! Operations: their inputs, and the variants of their error enums.

/// Implements [`Input`](crate::Input), for an input with idempotency tokens and a stream:
/// `__input!([tokens(field, …), stream(field)] Name [members])`. Both parts are optional.
#[doc(hidden)]
#[macro_export]
macro_rules! __input {
    ([$($what:ident($($field:ident),+)),*] $name:ident $members:tt) => {
        impl $crate::Input for $name {
            $($crate::__input_part!($what [$($field)+] $members);)*
        }
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Expands to one method of an input: `__input_part!(tokens [field …] [members])`. It goes through all members
/// and picks those fields, so that the compiler reports a wrong type on the member's line. A field that isn't a
/// member is an error, too.
#[doc(hidden)]
#[macro_export]
macro_rules! __input_part {
    (tokens [$($field:ident)+] [$(($member:ident: $ty:ty; $($rest:tt)*))*]) => {
        #[inline]
        fn fill_tokens(&mut self, tokens: &dyn $crate::TokenSource) {
            macro_rules! __fill {
                $(($field $of:ty) => {
                    <$of as $crate::IdempotencyToken>::fill(&mut self.$field, tokens);
                };)+
                ($other:ident $of:ty) => {};
            }

            $(let _ = &self.$field;)+
            $(__fill!($member $ty);)*
        }
    };
    (stream [$field:ident] [$(($member:ident: $ty:ty; $($rest:tt)*))*]) => {
        #[allow(unreachable_code)]
        #[inline]
        fn take_stream(
            &mut self,
            operation: &'static $crate::OperationSchema,
        ) -> Option<$crate::ByteStream> {
            macro_rules! __take {
                ($field $of:ty) => {
                    return Some($crate::take_stream::<$of>(&mut self.$field, operation));
                };
                ($other:ident $of:ty) => {};
            }

            let _ = &self.$field;
            $(__take!($member $ty);)*
            None
        }
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Expands to the type in a variant of an error enum. It has the variant's name unless another is given.
#[doc(hidden)]
#[macro_export]
macro_rules! __type {
    ($variant:ident) => {
        $variant
    };
    ($variant:ident $ty:ident) => {
        $ty
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!()
    };
}

/// Expands to the name of the type in a variant of an error enum.
#[doc(hidden)]
#[macro_export]
macro_rules! __name {
    ($variant:ident) => {
        stringify!($variant)
    };
    ($variant:ident $ty:ident) => {
        stringify!($ty)
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!()
    };
}
