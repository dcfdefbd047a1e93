//! Errors: the structures with the trait `@error`, and the error enum of an operation.

/// Implements the traits of a structure with the trait `@error`:
/// `__modeled_error!(["Code", message] Name [members])`. The member that holds the human-readable message is left out
/// if there is none.
#[doc(hidden)]
#[macro_export]
macro_rules! __modeled_error {
    ([$code:literal $(, $message:ident)?] $name:ident $members:tt) => {
        impl $crate::ErrorCode for $name {
            const CODE: &'static str = $code;
        }

        impl $crate::ModeledError for $name {
            #[inline]
            fn code(&self) -> &'static str {
                $code
            }

            $crate::__message!([$($message)?] $members);
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::write_error(f, $code, $crate::ModeledError::message(self))
            }
        }

        impl std::error::Error for $name {}
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Expands to the method that returns an error's message: `__message!([field] [members])`. It goes through all
/// members and picks that field, so that the compiler reports a wrong type on the member's line. A field that
/// isn't a member is an error, too.
#[doc(hidden)]
#[macro_export]
macro_rules! __message {
    ([] $members:tt) => {
        #[inline]
        fn message(&self) -> Option<&str> {
            None
        }
    };
    ([$field:ident] [$(($member:ident: $ty:ty; $($rest:tt)*))*]) => {
        #[allow(unreachable_code)]
        #[inline]
        fn message(&self) -> Option<&str> {
            macro_rules! __text {
                ($field $of:ty) => {
                    return $crate::error_text::<$of>(&self.$field);
                };
                ($other:ident $of:ty) => {};
            }

            let _ = &self.$field;
            $(__text!($member $ty);)*
            None
        }
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Implements the traits of an operation's error enum: `__operation_error!(Name [Variant(Error) …])`. Each
/// variant holds a [`ModeledError`](crate::ModeledError), and the enum also has a variant `Unhandled`.
#[doc(hidden)]
#[macro_export]
macro_rules! __operation_error {
    ($name:ident [$($variant:ident($error:ty))*]) => {
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
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::write_operation_error(f, $crate::OperationError::kind(self))
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
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}
