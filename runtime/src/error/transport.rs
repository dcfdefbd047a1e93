//! A connection that failed.

use std::fmt;

use crate::error::delivery::Delivery;

/// Any error, as transports and streams give them.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The connection failed.
#[derive(Debug)]
#[non_exhaustive]
pub struct TransportError {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// What was being done and why it failed, the words of all causes included.
    pub problem: String,
    /// How far the call got.
    pub delivery: Delivery,
    /// The cause, for programs; `problem` has its words.
    pub source: Option<BoxError>,
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed: {}", self.operation, self.problem)
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
