//! What the compiler tells of code that another version of the generator made.

/// Where a macro is called in a way that it doesn't know.
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
