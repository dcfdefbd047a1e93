//! The choice of the engine that runs the regular expression of a `@pattern`.
//!
//! This module knows the syntax that the two engines of the runtime accept. It is independent of shapes,
//! members and tokens.
//!
//! According to the specification (smithy.io, "pattern trait"), an expression is ECMA-262 with the flag `u`
//! and isn't anchored. Many models don't keep to that, so there are three cases:
//!
//! 1. An expression that ECMA-262 accepts with `u` has the meaning that it has there.
//! 2. An expression that only its Annex B accepts (`\_`, a lone `]` or `{`, `[\w-.]`) is read as Annex B
//!    does, but by code points, as with `u`.
//! 3. An expression in which Annex B would read the syntax of another dialect as plain letters (`\A`, `\z`,
//!    `\p{Alnum}`, `\x{22}`, `[[:alpha:]]`, `&&[`) is refused. That is never what its author means, and a
//!    check that rejects what the service accepts is worse than no check.
//!
//! Only whether an expression matches is of interest. Therefore groups don't capture, and the laziness of a
//! quantifier, which only chooses between matches, is dropped.

mod cache;
mod class;
mod cursor;
mod escape;
mod extent;
mod property;
#[cfg(test)]
mod tests;
mod translate;

pub(crate) use cache::Cache;
pub(crate) use extent::Extent;
use translate::{Translation, translate};

/// The engine that runs an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Compiled {
    /// The crate `regex`, whose time is linear in the length of the text.
    Linear {
        /// The expression in that crate's syntax, which `regex::Regex::new` accepts. It matches the
        /// same texts, and its groups don't capture.
        translated: String,
    },
    /// The crate `regress`, which runs the unchanged expression. It is chosen for an expression with
    /// look-around or backreferences, or for one that is too large for the linear engine.
    Backtracking {
        /// Whether the expression is compiled with the flag `u`. Otherwise it is compiled without flags.
        unicode: bool,
    },
    /// No engine accepts the expression, or none would interpret it as its author meant it.
    Invalid {
        /// A description of the problem for the model's author.
        why: String,
    },
}

/// Finds the engine for an expression, and translates it if that engine needs it.
///
/// ```
/// use farrier_codegen::pattern::{Compiled, compile};
///
/// assert_eq!(
///     compile(r"^\d+\/$"),
///     Compiled::Linear { translated: "^[0-9]+/$".to_owned() },
/// );
/// assert_eq!(compile("^(?!-)"), Compiled::Backtracking { unicode: true });
/// assert!(matches!(compile("a++"), Compiled::Invalid { .. }));
/// ```
#[must_use]
pub fn compile(pattern: &str) -> Compiled {
    match translate(pattern) {
        Err(why) => Compiled::Invalid { why },
        Ok(translation) => choose(pattern, translation),
    }
}

/// The linear engine if it can, the backtracking one otherwise.
fn choose(pattern: &str, translation: Translation) -> Compiled {
    if translation.has_named_groups
        && let Err(error) = regress::Regex::with_flags(pattern, "u")
            .or_else(|_| regress::Regex::with_flags(pattern, ""))
    {
        // Names of groups are dropped by the translation, so somebody else has to check them.
        return Compiled::Invalid { why: error.text };
    }
    if !translation.backtracks && regex::Regex::new(&translation.regex).is_ok() {
        return Compiled::Linear { translated: translation.regex };
    }
    match regress::Regex::with_flags(pattern, "u") {
        Ok(_) => Compiled::Backtracking { unicode: true },
        // Without `u`, `\p{L}` and `\u{…}` are letters and braces: another expression.
        Err(error) if translation.needs_unicode => Compiled::Invalid { why: error.text },
        Err(_) => match regress::Regex::with_flags(pattern, "") {
            Ok(_) => Compiled::Backtracking { unicode: false },
            Err(error) => Compiled::Invalid { why: error.text },
        },
    }
}
