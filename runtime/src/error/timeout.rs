//! A time limit that ran out.

use std::fmt;
use std::time::Duration;

use crate::error::delivery::Delivery;

/// Which time limit ran out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeoutKind {
    /// Connecting, TLS included.
    Connect,
    /// Waiting for the next bytes of the answer.
    Read,
    /// One attempt, from connecting to the last byte.
    Attempt,
    /// The whole call.
    Call,
}

/// A time limit ran out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimeoutError {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// Which limit.
    pub kind: TimeoutKind,
    /// How long it was.
    pub limit: Duration,
    /// How far the call got.
    pub delivery: Delivery,
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            TimeoutKind::Connect => "no connection",
            TimeoutKind::Read => "nothing more came",
            TimeoutKind::Attempt => "no complete answer to the attempt",
            TimeoutKind::Call => "no result",
        };
        write!(f, "{} timed out: {what} within {:?}", self.operation, self.limit)?;
        f.write_str(match self.delivery {
            Delivery::NotSent => " (the request was not sent)",
            Delivery::Unknown => " (the service may have received the request)",
            Delivery::Answered => "",
        })
    }
}

impl std::error::Error for TimeoutError {}
