//! What is known of the patterns of a model. Models repeat their patterns, and compiling one costs more than all
//! else about a member or a value.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::{Compiled, compile};

/// The greatest number of expressions that are ready to run at a time. One takes up to 10 MB, so that a short model
/// must not have many of them.
const READY: usize = 8;

/// The patterns met so far.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    compiled: RefCell<HashMap<String, Compiled>>,
    ready: RefCell<HashMap<String, Rc<Matcher>>>,
}

impl Cache {
    /// The same as [`compile`].
    pub(crate) fn compile(&self, pattern: &str) -> Compiled {
        if let Some(known) = self.compiled.borrow().get(pattern) {
            return known.clone();
        }
        let compiled = compile(pattern);
        self.compiled.borrow_mut().insert(pattern.to_owned(), compiled.clone());
        compiled
    }

    /// Returns true if a pattern, which `engine` runs, matches a text, as it does in a client. An invalid one,
    /// which clients don't check, matches any text, and so does one that backtracks, because matching it may take
    /// longer than anybody waits.
    pub(crate) fn matches(&self, pattern: &str, engine: &Compiled, text: &str) -> bool {
        self.matcher(pattern, engine).matches(text)
    }

    fn matcher(&self, pattern: &str, engine: &Compiled) -> Rc<Matcher> {
        let mut ready = self.ready.borrow_mut();
        if let Some(known) = ready.get(pattern) {
            return Rc::clone(known);
        }
        if ready.len() == READY {
            ready.clear();
        }
        let matcher = Rc::new(Matcher::of(engine));
        ready.insert(pattern.to_owned(), Rc::clone(&matcher));
        matcher
    }
}

/// An expression that is ready to run.
#[derive(Debug)]
enum Matcher {
    Linear(regex::Regex),
    /// Takes any text, because no engine runs the expression in a time that is known.
    Any,
}

impl Matcher {
    fn of(engine: &Compiled) -> Self {
        match engine {
            Compiled::Linear { translated } => {
                regex::Regex::new(translated).map_or(Self::Any, Self::Linear)
            }
            Compiled::Backtracking { .. } | Compiled::Invalid { .. } => Self::Any,
        }
    }

    fn matches(&self, text: &str) -> bool {
        match self {
            Self::Linear(regex) => regex.is_match(text),
            Self::Any => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Cache, READY};

    #[test]
    fn only_what_is_linear_is_matched() {
        let cache = Cache::default();
        for (pattern, text, expected) in [
            ("^a+$", "aa", true),
            ("^a+$", "b", false),
            ("^(?!b)", "a", true),
            ("^(?!b)", "b", true),
            ("^(?=a)(a*)*b$", &"a".repeat(100), true),
            ("[a-", "b", true),
        ] {
            let engine = cache.compile(pattern);
            assert_eq!(cache.matches(pattern, &engine, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn patterns_are_made_ready_once_and_few_are_kept() {
        let cache = Cache::default();
        let matcher = |pattern: &str| cache.matcher(pattern, &cache.compile(pattern));
        assert!(Rc::ptr_eq(&matcher("^a$"), &matcher("^a$")));
        for n in 0..2 * READY {
            matcher(&format!("^a{n}$"));
            assert!(cache.ready.borrow().len() <= READY);
        }
    }
}
