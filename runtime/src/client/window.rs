//! The measurement of a response's body, by which one that stands still is recognized.

use std::time::Duration;

use tokio::time::Instant;

use crate::client::deadline::Deadline;
use crate::client::stalled_stream::StalledStreamProtection;
use crate::error::timeout::TimeoutKind;

/// The bytes of a body since a window began, and the time that was waited for them. A window that brings its
/// quota is followed by the next. A body whose bytes are there when they are asked for is never waited for.
pub(super) struct Window {
    /// The number of bytes that each window must bring.
    quota: u64,
    /// The length of a window.
    period: Duration,
    bytes: u64,
    /// The waits of this window that are over.
    waited: Duration,
    /// The beginning of the present wait.
    since: Option<Instant>,
}

impl Window {
    /// Begins to measure, or returns `None` if the protection asks for nothing.
    pub(super) fn of(protection: StalledStreamProtection) -> Option<Self> {
        let protection = Some(protection).filter(|protection| protection.quota() > 0)?;
        let (quota, period) = (protection.quota(), protection.grace_period);
        Some(Self { quota, period, bytes: 0, waited: Duration::ZERO, since: None })
    }

    /// Returns the end of the window if nothing more comes. A wait begins, or goes on.
    pub(super) fn deadline(&mut self, now: Instant) -> Option<Deadline> {
        let since = *self.since.get_or_insert(now);
        // A deadline beyond the range of the clock is never reached.
        let at = since.checked_add(self.period.saturating_sub(self.waited))?;
        Some(Deadline { at, kind: TimeoutKind::StalledStream, limit: self.period })
    }

    /// Notes that bytes have come, which ends a wait.
    pub(super) fn came(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_add(bytes as u64);
        let since = self.since.take();
        if self.bytes >= self.quota {
            (self.bytes, self.waited) = (0, Duration::ZERO);
        } else if let Some(since) = since {
            self.waited += since.elapsed();
        }
    }
}
