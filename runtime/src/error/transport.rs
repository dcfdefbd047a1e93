//! The error for a connection that failed.

use std::fmt;

use crate::error::delivery::Delivery;
use crate::error::plain::write_visible;

/// Any error of a transport or of a stream.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The connection to the service couldn't be made, or failed before the response was complete.
#[derive(Debug)]
#[non_exhaustive]
pub struct TransportError {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// A description of what failed and why, which includes the text of all causes.
    pub problem: String,
    /// How far the call got.
    pub delivery: Delivery,
    /// The error of the transport, if there is one. `problem` already includes its text.
    pub source: Option<BoxError>,
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed: ", self.operation)?;
        write_visible(f, &self.problem)
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
