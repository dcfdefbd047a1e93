//! `@pattern`: regular expressions of ECMA-262 (smithy.io, `pattern` trait).
//!
//! The generator has translated each expression for one of two engines: a linear-time one for
//! nearly all, a backtracking one for the few that look around or refer back.

use std::sync::OnceLock;

/// A regular expression that is compiled when it is first needed. Made by
/// [`pattern!`](crate::pattern).
#[derive(Debug)]
pub struct Pattern {
    /// As the model has it: what users are shown.
    model: &'static str,
    engine: Engine,
}

#[derive(Debug)]
enum Engine {
    #[cfg(feature = "pattern")]
    Linear { translated: &'static str, compiled: OnceLock<Option<regex::Regex>> },
    #[cfg(feature = "pattern-lookaround")]
    Backtracking { flags: &'static str, compiled: OnceLock<Option<regress::Regex>> },
}

impl Pattern {
    /// An expression for the linear-time engine; `translated` is in the syntax of the crate regex.
    #[cfg(feature = "pattern")]
    pub const fn linear(model: &'static str, translated: &'static str) -> Self {
        Self { model, engine: Engine::Linear { translated, compiled: OnceLock::new() } }
    }

    /// An expression for the backtracking engine, with ECMA-262's flags.
    #[cfg(feature = "pattern-lookaround")]
    pub const fn backtracking(model: &'static str, flags: &'static str) -> Self {
        Self { model, engine: Engine::Backtracking { flags, compiled: OnceLock::new() } }
    }

    /// The expression as the model has it.
    pub fn as_str(&self) -> &'static str {
        self.model
    }

    /// True if the expression matches somewhere in `text`. The generator has compiled every
    /// expression that it emits; one that can't be compiled here matches everything.
    pub fn matches(&self, text: &str) -> bool {
        match &self.engine {
            #[cfg(feature = "pattern")]
            Engine::Linear { translated, compiled } => compiled
                .get_or_init(|| regex::Regex::new(translated).ok())
                .as_ref()
                .is_none_or(|regex| regex.is_match(text)),
            #[cfg(feature = "pattern-lookaround")]
            Engine::Backtracking { flags, compiled } => compiled
                .get_or_init(|| regress::Regex::with_flags(self.model, *flags).ok())
                .as_ref()
                .is_none_or(|regex| regex.find(text).is_some()),
        }
    }
}

/// A pattern in place: `pattern!("^[a-z]+$")`, `pattern!(r"\d+", "[0-9]+")` where the translation
/// differs, `pattern!(backtracking r"^(?!x)", "u")` for the other engine, with its flags.
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
}

#[cfg(all(test, feature = "pattern"))]
mod tests {
    #[test]
    fn patterns_are_unanchored_and_linear() {
        assert!(pattern!("b+").matches("abc"));
        let zeros = "0".repeat(100_000) + "!";
        assert!(!pattern!("^([0-9]+)+$").matches(&zeros));
    }
}
