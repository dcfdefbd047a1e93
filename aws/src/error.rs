//! Why settings or credentials couldn't be found.

use std::fmt;

/// Why settings or credentials couldn't be found.
///
/// The text is one or more sentences that say what was tried, where, and what to do. It never holds a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    text: String,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Nothing is set up for this source of credentials. A chain goes on to the next one.
    NotConfigured,
    /// A setting, a profile or a file can't be used. A chain ends here, because whoever set it up would be
    /// surprised to act under another identity.
    Invalid,
    /// The source was asked and gave no credentials: a service refused, a command failed, or there was no answer
    /// in time.
    Failed,
}

impl Error {
    /// Returns the kind of the error.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// There is nothing to load here.
    pub(crate) fn not_configured(text: impl Into<String>) -> Self {
        Self { kind: ErrorKind::NotConfigured, text: text.into() }
    }

    /// What is set up is wrong.
    pub(crate) fn invalid(text: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Invalid, text: text.into() }
    }

    /// What is set up didn't work.
    pub(crate) fn failed(text: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Failed, text: text.into() }
    }

    /// The same error, with what was being done before it: `context: text`.
    #[must_use]
    pub(crate) fn during(self, context: impl fmt::Display) -> Self {
        Self { kind: self.kind, text: format!("{context}: {}", self.text) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Error {}
