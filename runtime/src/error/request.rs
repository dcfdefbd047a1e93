//! The error for an input that can't be sent.

use std::fmt;

use crate::error::plain::write_visible;
use crate::error::wire::SerializeError;

/// The input of a call can't be represented in an HTTP request, for example because a header value
/// contains a line break or because a label of the path is empty. Nothing was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestError {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// The member that can't be represented, or `None` if the problem isn't that of a single member.
    pub member: Option<&'static str>,
    /// A description of the problem. It never contains the value itself, which may be secret.
    pub problem: String,
}

impl RequestError {
    /// Adds the operation to what a protocol reported.
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
        write_visible(f, &self.problem)
    }
}

impl std::error::Error for RequestError {}
