//! What protocols and formats fail with, before it is known in which call.

use std::fmt;

/// A protocol can't put an input into a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SerializeError {
    /// The member that is wrong, where it is one.
    pub member: Option<&'static str>,
    /// What is wrong; never the value itself.
    pub problem: String,
}

impl SerializeError {
    /// What is wrong with the request as a whole.
    pub(crate) fn whole(problem: String) -> Self {
        Self { member: None, problem }
    }
}

/// A protocol can't read a response.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeserializeError {
    /// `body`, or a header by name.
    pub part: String,
    /// What is wrong.
    pub problem: String,
    /// True if the response tells of a failure, though its status tells of success.
    pub(crate) is_failure: bool,
}

impl DeserializeError {
    pub(crate) fn new(part: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { part: part.into(), problem: problem.into(), is_failure: false }
    }

    /// A response that tells of a failure, though its status tells of success.
    #[cfg(feature = "xml")]
    pub(crate) fn failure(part: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { is_failure: true, ..Self::new(part, problem) }
    }
}

impl fmt::Display for DeserializeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.part, self.problem)
    }
}

impl std::error::Error for DeserializeError {}
