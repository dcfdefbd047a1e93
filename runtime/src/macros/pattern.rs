//! Patterns of generated schemas.

/// Creates a static [`Pattern`](crate::validate::Pattern) and returns a reference to it.
///
/// - `pattern!("^[a-z]+$")` is an expression for the linear-time engine.
/// - `pattern!(r"\d+", "[0-9]+")` has a translation for that engine, which differs from the
///   expression in the model.
/// - `pattern!(backtracking r"^(?!x)", "u")` is an expression for the backtracking engine, with its
///   flags.
#[doc(hidden)]
#[macro_export]
macro_rules! pattern {
    ($model:literal) => {
        $crate::pattern!($model, $model)
    };
    ($model:literal, $translated:literal) => {{
        static PATTERN: $crate::validate::Pattern =
            $crate::validate::Pattern::linear($model, $translated);
        &PATTERN
    }};
    (backtracking $model:literal, $flags:literal) => {{
        static PATTERN: $crate::validate::Pattern =
            $crate::validate::Pattern::backtracking($model, $flags);
        &PATTERN
    }};
    ($($other:tt)*) => {
        $crate::__of_another_version!()
    };
}
