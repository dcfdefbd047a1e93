//! The measurement of an upload, by which a server that takes nothing is recognized.

use tokio::time::Instant;

use crate::body::stream::watched::Mark;
use crate::client::deadline::Deadline;
use crate::client::stalled_stream::StalledStreamProtection;
use crate::error::timeout::TimeoutKind;

/// The bytes that the transport takes from a streamed body in a window of time. The progress is only looked at
/// when a limit ends, so a window may be looked at late, and never early.
#[derive(Default)]
pub(super) struct Upload {
    /// The beginning of the window, and the progress at that time.
    window: Option<(Instant, Mark)>,
}

impl Upload {
    /// Returns the end of the window if nothing more is taken, or `None` if the protection asks for nothing. A
    /// window that has brought its quota, or in which
    /// the program had nothing to send, is followed by the next.
    pub(super) fn deadline(
        &mut self,
        protection: StalledStreamProtection,
        now: Instant,
        mark: Mark,
    ) -> Option<Deadline> {
        let quota = protection.quota();
        if quota == 0 {
            return None;
        }
        let window = self.window.filter(|(_, start)| !mark.is_beyond(start, quota));
        let (start, _) = *self.window.insert(window.unwrap_or((now, mark)));
        let period = protection.period();
        Deadline::after(TimeoutKind::StalledStream, Some(period), start)
    }
}
