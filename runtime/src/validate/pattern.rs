//! Regular expressions of ECMA-262 (smithy.io, `pattern` trait).
//!
//! The generator translates each expression for one of two engines. Nearly all expressions run on a
//! linear-time engine. The few with look-around or back-references run on a backtracking engine.

use std::sync::OnceLock;

/// A regular expression of a model, which is compiled when it is first used.
///
/// Generated code creates each pattern in a static.
#[derive(Debug)]
pub struct Pattern {
    /// The expression in the model, which messages show.
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
    /// Creates an expression for the linear-time engine. `model` is the expression in the model,
    /// and `translated` is the same in the syntax of the crate `regex`.
    #[cfg(feature = "pattern")]
    pub const fn linear(model: &'static str, translated: &'static str) -> Self {
        Self { model, engine: Engine::Linear { translated, compiled: OnceLock::new() } }
    }

    /// Creates an expression for the backtracking engine. `flags` are those of ECMA-262, such as
    /// `u`.
    #[cfg(feature = "pattern-lookaround")]
    pub const fn backtracking(model: &'static str, flags: &'static str) -> Self {
        Self { model, engine: Engine::Backtracking { flags, compiled: OnceLock::new() } }
    }

    /// Returns the expression in the model.
    pub fn as_str(&self) -> &'static str {
        self.model
    }

    /// Returns true if the expression matches somewhere in `text`. An expression that can't be
    /// compiled matches every text. The generator emits no such expression, because it compiles
    /// each one to check it.
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

#[cfg(all(test, feature = "pattern"))]
mod tests {
    use crate::pattern;

    #[test]
    fn patterns_match_anywhere_and_in_linear_time() {
        assert!(pattern!("b+").matches("abc"));
        let zeros = "0".repeat(100_000) + "!";
        assert!(!pattern!("^([0-9]+)+$").matches(&zeros));
    }
}
