//! Why a text is no identity.

use std::fmt;

/// Why a text is no identity. It never shows the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityError {
    what: &'static str,
    problem: &'static str,
}

impl IdentityError {
    pub(super) fn new(what: &'static str, problem: &'static str) -> Self {
        Self { what, problem }
    }
}

impl fmt::Display for IdentityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} {}", self.what, self.problem)
    }
}

impl std::error::Error for IdentityError {}

impl From<std::convert::Infallible> for IdentityError {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}
