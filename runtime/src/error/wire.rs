//! The errors of protocols and formats, which don't know the operation that is called.

use std::fmt;

use crate::error::plain::write_visible;

/// The error of a protocol that can't write an input to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SerializeError {
    /// The member that can't be written, or `None` if the problem isn't that of a single member.
    pub member: Option<&'static str>,
    /// A description of the problem. It never contains the value itself, which may be secret.
    pub problem: String,
}

impl SerializeError {
    /// Makes an error that isn't about a single member.
    pub(crate) fn whole(problem: String) -> Self {
        Self { member: None, problem }
    }
}

impl fmt::Display for SerializeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(member) = self.member {
            write!(f, "{member}: ")?;
        }
        write_visible(f, &self.problem)
    }
}

impl std::error::Error for SerializeError {}

/// The error of a protocol that can't read a message.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeserializeError {
    /// The part of the message that can't be read, such as `body` or the name of a header.
    pub part: String,
    /// A description of the problem.
    pub problem: String,
    /// Whether the response is a failure although its status means success.
    pub(crate) is_failure: bool,
}

impl DeserializeError {
    pub(crate) fn new(part: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { part: part.into(), problem: problem.into(), is_failure: false }
    }

    /// Makes an error for a response that is a failure although its status means success.
    pub(crate) fn failure(part: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { is_failure: true, ..Self::new(part, problem) }
    }
}

impl fmt::Display for DeserializeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_visible(f, &self.part)?;
        f.write_str(": ")?;
        write_visible(f, &self.problem)
    }
}

impl std::error::Error for DeserializeError {}

#[cfg(test)]
mod tests {
    use super::DeserializeError;

    #[test]
    fn hidden_characters_of_a_message_are_escaped() {
        let error = DeserializeError::new("\u{1b}x", "\u{202e}y\n");
        assert_eq!(error.to_string(), "\\u{1b}x: \\u{202e}y\\n");
    }
}
