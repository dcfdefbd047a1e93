//! The measurement of a response's body, by which one that stands still is recognized.

use std::time::Duration;

use tokio::time::Instant;

use crate::client::deadline::Deadline;
use crate::client::stalled_stream::StalledStreamProtection;
use crate::error::timeout::TimeoutKind;

/// The bytes of a body since a window began, and the time that was waited for them. A window begins with a wait,
/// and one that brings its quota is followed by the next. A body whose bytes are there when they are asked for is
/// never waited for.
#[derive(Default)]
pub(super) struct Window {
    bytes: u64,
    /// The waits of this window that are over.
    waited: Duration,
    /// The beginning of the present wait.
    since: Option<Instant>,
}

impl Window {
    /// Returns the end of the window if nothing more comes, or `None` if the protection asks for nothing. A wait
    /// begins, or goes on.
    pub(super) fn deadline(
        &mut self,
        protection: StalledStreamProtection,
        now: Instant,
    ) -> Option<Deadline> {
        let period = protection.period();
        if protection.quota() == 0 {
            return None;
        }
        let since = *self.since.get_or_insert(now);
        // A deadline beyond the range of the clock is never reached.
        let at = since.checked_add(period.saturating_sub(self.waited))?;
        Some(Deadline { at, kind: TimeoutKind::StalledStream, limit: period })
    }

    /// Notes that bytes have come, which ends a wait.
    pub(super) fn came(&mut self, protection: StalledStreamProtection, bytes: usize) {
        let since = self.since.take();
        if since.is_none() && self.waited.is_zero() {
            return;
        }
        self.bytes = self.bytes.saturating_add(bytes as u64);
        if self.bytes >= protection.quota() {
            (self.bytes, self.waited) = (0, Duration::ZERO);
        } else if let Some(since) = since {
            self.waited += since.elapsed();
        }
    }
}
