//! The end of a wait.

use std::time::Duration;

use tokio::time::Instant;

use crate::error::timeout::TimeoutKind;

/// The time at which a limit ends a wait.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline {
    pub(super) at: Instant,
    pub(super) kind: TimeoutKind,
    pub(super) limit: Duration,
}

impl Deadline {
    /// Returns the deadline of a limit that counts from `start`, or `None` if there is no such limit. A
    /// deadline beyond the range of the clock is never reached, so it is none.
    pub(super) fn after(
        kind: TimeoutKind,
        limit: Option<Duration>,
        start: Instant,
    ) -> Option<Self> {
        let limit = limit?;
        Some(Self { at: start.checked_add(limit)?, kind, limit })
    }

    /// Returns the earlier of two deadlines, and the first of two equal ones.
    pub(super) fn earlier(first: Option<Self>, second: Option<Self>) -> Option<Self> {
        match (first, second) {
            (Some(first), Some(second)) => Some(if second.at < first.at { second } else { first }),
            (first, second) => first.or(second),
        }
    }
}
