//! Operations: their inputs, and the variants of their error enums.

/// Implements [`Input`](crate::Input), for an input with idempotency tokens and a stream:
/// `__input!([tokens(field, …), stream(field)] Name)`. Both parts are optional.
#[doc(hidden)]
#[macro_export]
macro_rules! __input {
    ([$($what:ident($($field:ident),+)),*] $name:ident) => {
        impl $crate::Input for $name {
            $($crate::__input_part!($what $($field)+);)*
        }
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Expands to one method of an input.
#[doc(hidden)]
#[macro_export]
macro_rules! __input_part {
    (tokens $($field:ident)+) => {
        #[inline]
        fn fill_tokens(&mut self, tokens: &dyn $crate::TokenSource) {
            $(self.$field.get_or_insert_with(|| tokens.token());)+
        }
    };
    (stream $field:ident) => {
        #[inline]
        fn take_stream(
            &mut self,
            operation: &'static $crate::OperationSchema,
        ) -> Option<$crate::ByteStream> {
            Some($crate::take_stream(&mut self.$field, operation))
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
