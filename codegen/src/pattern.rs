//! `@pattern`: from a regular expression of ECMA-262 to the engine that can run it.
//!
//! Knows both engines of the runtime and which of them takes an expression. Must not know shapes,
//! members or tokens: text goes in, a decision comes out.
//!
//! The rule (smithy.io, "pattern trait"): an expression is ECMA-262 with the flag `u`, and isn't
//! anchored. Models are sloppier than that, so three steps lead down from it:
//!
//! 1. What ECMA-262 takes with `u` means what it means there.
//! 2. What only its Annex B takes (`\_`, a lone `]` or `{`, `[\w-.]`) is read as Annex B does, but
//!    by code points, as with `u`.
//! 3. What Annex B would take by reading another dialect's syntax as plain letters (`\A`, `\z`,
//!    `\p{Alnum}`, `\x{22}`, `[[:alpha:]]`, `&&[`) is refused. It never means what it says, and a
//!    check that rejects what the service accepts is worse than no check.
//!
//! Whether an expression matches is all that is asked. So groups need not capture, and the laziness
//! of a quantifier, which only chooses between matches, is dropped.

mod class;
mod cursor;
mod escape;
mod property;
#[cfg(test)]
mod tests;
mod translate;

use std::cell::RefCell;
use std::collections::HashMap;

use translate::{Translation, translate};

/// Which engine runs an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compiled {
    /// The crate `regex`: time linear in the text, whatever the text.
    Linear {
        /// The expression in that crate's syntax, which `regex::Regex::new` accepts. It matches the
        /// same texts; its groups don't capture.
        translated: String,
    },
    /// The crate `regress`, with the expression as the model has it: it looks around, refers back,
    /// or is too large for the linear engine.
    Backtracking {
        /// Whether it is to be compiled with the flag `u`; otherwise with none.
        unicode: bool,
    },
    /// No engine takes it, or none would read it as its author meant it.
    Invalid {
        /// What is wrong, for a message to the model's author.
        why: String,
    },
}

/// Finds the engine for an expression, and translates it where that engine needs it.
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

/// What [`compile`] has said: models repeat their patterns, and trying one costs more than all else
/// about a member.
#[derive(Debug, Default)]
pub(crate) struct Cache(RefCell<HashMap<String, Compiled>>);

impl Cache {
    /// The same as [`compile`].
    pub(crate) fn compile(&self, pattern: &str) -> Compiled {
        if let Some(known) = self.0.borrow().get(pattern) {
            return known.clone();
        }
        let compiled = compile(pattern);
        self.0.borrow_mut().insert(pattern.to_owned(), compiled.clone());
        compiled
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
