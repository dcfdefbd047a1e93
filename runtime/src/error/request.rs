//! An input that no request can carry.

use std::fmt;

/// The input can't be put into a request: a header value with a line break, an empty label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestError {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// The member that is wrong, where it is one.
    pub member: Option<&'static str>,
    /// What is wrong. Never the value itself, which may be secret.
    pub problem: String,
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
