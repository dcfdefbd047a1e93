//! The error for code that another version of the generator made.

/// Expands to the error. Each macro calls it in its last arm, for arguments that it doesn't know.
#[doc(hidden)]
#[macro_export]
macro_rules! __of_another_version {
    ($($other:tt)*) => {
        compile_error!(
            "this code was generated for another version of `farrier`: generate it again with the \
             generator that came with the `farrier` that is used here"
        );
    };
}
