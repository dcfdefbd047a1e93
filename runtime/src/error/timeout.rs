//! The error for a time limit that was exceeded.

use std::fmt;
use std::time::Duration;

use crate::error::delivery::Delivery;

/// One of the time limits of a call, which `Timeouts` and `StalledStreamProtection` set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeoutKind {
    /// The limit for getting a connection, including the TLS handshake.
    Connect,
    /// The limit for each wait for the next bytes of the response.
    Read,
    /// The limit for one attempt, from getting a connection to the last byte of the response.
    Attempt,
    /// The limit for the whole call.
    Call,
    /// The grace period for a body that brings, or takes, fewer bytes than the minimum throughput.
    StalledStream,
}

/// The call exceeded a time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimeoutError {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// The limit that was exceeded.
    pub kind: TimeoutKind,
    /// The length of the limit.
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
            TimeoutKind::StalledStream => "its stream stalled, with too few bytes",
        };
        write!(f, "{} timed out: {what} within {:?}", self.operation, self.limit)?;
        if self.kind == TimeoutKind::StalledStream {
            f.write_str(", which `stalled_stream_protection` can change")?;
        }
        f.write_str(match self.delivery {
            Delivery::NotSent => " (the request was not sent)",
            Delivery::Unknown => " (the service may have received the request)",
            Delivery::Answered => "",
        })
    }
}

impl std::error::Error for TimeoutError {}
