//! Operations: what they take, and what their errors hold.

/// What an operation takes fills its idempotency tokens and hands over its stream:
/// `__input!([tokens(field, …), stream(field)] Name)`.
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

/// One method of an input.
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

/// The type of an error's variant, which has the variant's name if no other is given.
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

/// The name of that type.
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
