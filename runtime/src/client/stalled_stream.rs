//! The setting for streams that all but stand still.

use std::time::Duration;

/// The default of the grace period.
const GRACE_PERIOD: Duration = Duration::from_secs(20);

/// Ends a call whose body all but stands still: one that brings, or takes, too few bytes over a time.
///
/// The limit [`Timeouts::read`](crate::Timeouts) counts from one piece to the next, so a server that sends a
/// byte now and then could hold a call for ever. This protection asks for a minimum of bytes. By default that is
/// one byte a second on average, so a call fails if 20 seconds bring fewer than 20 bytes. It fails with
/// [`TimeoutKind::StalledStream`](crate::TimeoutKind).
///
/// Only the time counts in which the call waits for the server, from the head of a response on: neither the
/// time in which the program doesn't read a streamed response, nor that in which it has nothing to upload, nor
/// the wait for the head. These are protected:
///
/// - the body of a response, be it read at once or streamed;
/// - the upload of a streamed body that isn't in memory. The transport takes it in pieces of 8 KiB at most.
///
/// An upload is looked at when a grace period ends, so one that stops just after it began to move is noticed after
/// up to twice that time.
///
/// Not protected are streams of events, because a service may have nothing to tell for a long time, and the
/// operations that answer long before they have their result, with blanks until then
/// ([`OperationSchema::answers_early`](crate::OperationSchema)). Of AWS's, these are `CompleteMultipartUpload`,
/// `CopyObject` and `UploadPartCopy`.
///
/// Time is measured with tokio's timer. Outside of a tokio runtime, with a transport of another one, set
/// [`NONE`](Self::NONE), as well as [`Timeouts::NONE`](crate::Timeouts::NONE): a call that has to wait for a body
/// fails otherwise.
///
/// [`ClientBuilder::stalled_stream_protection`](crate::ClientBuilder::stalled_stream_protection) sets it for a
/// client, and [`Call::stalled_stream_protection`](crate::Call::stalled_stream_protection) for a call.
///
/// ```
/// use std::time::Duration;
///
/// use farrier::StalledStreamProtection;
///
/// let patient = StalledStreamProtection::default().grace_period(Duration::from_secs(60));
/// assert_eq!(patient.min_throughput, 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct StalledStreamProtection {
    /// The bytes that have to come or go each second, on average over the grace period. It is 1 by default.
    /// If it is 0, there is no protection.
    pub min_throughput: u32,
    /// The time after which too few bytes fail the call. It is 20 seconds by default, and at least one
    /// millisecond: a shorter time counts as that. A slow link needs more
    /// if an upload hands it large amounts at once, of which it only knows when they are through.
    pub grace_period: Duration,
}

impl StalledStreamProtection {
    /// No protection at all.
    pub const NONE: Self = Self { min_throughput: 0, grace_period: GRACE_PERIOD };

    /// Sets the bytes for each second ([`min_throughput`](#structfield.min_throughput)).
    #[must_use]
    pub fn min_throughput(mut self, bytes_per_second: u32) -> Self {
        self.min_throughput = bytes_per_second;
        self
    }

    /// Sets the time after which too few bytes fail the call ([`grace_period`](#structfield.grace_period)).
    #[must_use]
    pub fn grace_period(mut self, period: Duration) -> Self {
        self.grace_period = period;
        self
    }

    /// Returns the time after which too few bytes fail the call.
    pub(super) fn period(&self) -> Duration {
        self.grace_period.max(Duration::from_millis(1))
    }

    /// Returns the number of bytes that each grace period must bring.
    pub(super) fn quota(&self) -> u64 {
        let rate = u64::from(self.min_throughput);
        let more = rate * u64::from(self.grace_period.subsec_millis()) / 1000;
        let bytes = rate.saturating_mul(self.grace_period.as_secs()).saturating_add(more);
        bytes.max(rate.min(1))
    }
}

impl Default for StalledStreamProtection {
    fn default() -> Self {
        Self { min_throughput: 1, grace_period: GRACE_PERIOD }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quota_is_the_minimum_of_a_whole_period() {
        for (rate, period, quota) in [
            (1, Duration::from_secs(20), 20),
            (1000, Duration::from_millis(2500), 2500),
            (1, Duration::from_millis(1), 1),
            (0, Duration::from_secs(20), 0),
            (u32::MAX, Duration::MAX, u64::MAX),
        ] {
            let protection = StalledStreamProtection::default();
            assert_eq!(protection.min_throughput(rate).grace_period(period).quota(), quota);
        }
    }
}
