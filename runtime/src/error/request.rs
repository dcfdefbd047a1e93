//! An input that no request can carry.

use std::fmt;

use crate::error::wire::SerializeError;

/// The input can't be put into a request: a header value with a line break, an empty label.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestError {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// The member that is wrong, where it is one.
    pub member: Option<&'static str>,
    /// What is wrong. Never the value itself, which may be secret.
    pub problem: String,
}

impl RequestError {
    /// What a protocol found, in an operation.
    pub(crate) fn new(operation: &'static str, error: SerializeError) -> Self {
        Self { operation, member: error.member, problem: error.problem }
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was not sent: ", self.operation)?;
        if let Some(member) = self.member {
            write!(f, "{member}: ")?;
        }
        f.write_str(&self.problem)
    }
}

impl std::error::Error for RequestError {}
