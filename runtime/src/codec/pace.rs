//! The time by which a body must have been read.
//!
//! Reading doesn't wait for anything, so no timer can end it: readers look at the clock themselves, once
//! in each [`STEP`] of the body.

use std::time::Instant;

/// The problem with a body that takes too long.
pub(crate) const LATE: &str = "the time limit of the call ended while the body was read";

/// The number of bytes of a body after which a reader looks at the clock again. Without optimization,
/// reading them takes some milliseconds.
pub(crate) const STEP: usize = 16 * 1024;

/// The time at which reading a response is given up. The client puts it into the extensions of a response
/// whose body is large.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReadUntil(pub(crate) Instant);

impl ReadUntil {
    /// Returns the time at which reading this response is given up, if there is one.
    pub(crate) fn of<B>(response: &http::Response<B>) -> Option<Self> {
        response.extensions().get().copied()
    }

    pub(crate) fn is_over(self) -> bool {
        Instant::now() >= self.0
    }
}

/// When a reader looks at the clock. By default it never does.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    until: Option<ReadUntil>,
    /// The offset at which the reader looks at the clock.
    next: usize,
}

impl Pace {
    pub(crate) fn new(until: Option<ReadUntil>) -> Self {
        Self { until, next: if until.is_some() { STEP } else { usize::MAX } }
    }

    /// Returns true if the reader has come to the offset where it looks at the clock.
    #[inline]
    pub(crate) fn is_due(&self, at: usize) -> bool {
        at >= self.next
    }

    /// Looks at the clock at this offset, and returns true if the time is over. Once it is, the reader looks at
    /// the clock at every offset.
    pub(crate) fn is_over(&mut self, at: usize) -> bool {
        let has_ended = self.has_ended();
        self.next = if has_ended { 0 } else { at.saturating_add(STEP) };
        has_ended
    }

    /// Returns true if the time is over.
    pub(crate) fn has_ended(&self) -> bool {
        self.until.is_some_and(ReadUntil::is_over)
    }

    /// Notes that the reader goes back to an earlier offset.
    pub(crate) fn rewind(&mut self, at: usize) {
        *self = match self.until {
            Some(_) => Self { next: self.next.min(at.saturating_add(STEP)), ..*self },
            None => *self,
        };
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self::new(None)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Pace, ReadUntil, STEP};

    #[test]
    fn the_clock_is_looked_at_once_in_each_step() {
        let mut pace = Pace::new(Some(ReadUntil(Instant::now() + Duration::from_secs(3600))));
        assert!(!pace.is_due(STEP - 1));
        assert!(pace.is_due(STEP));
        assert!(!pace.is_over(10));
        assert!(!pace.is_due(9 + STEP));
        assert!(pace.is_due(10 + STEP));
        assert!(!pace.is_over(10 + STEP));
        pace.rewind(5);
        assert!(!pace.is_due(4 + STEP));
        assert!(pace.is_due(5 + STEP));
    }

    #[test]
    fn without_a_limit_the_clock_is_never_looked_at() {
        let mut pace = Pace::default();
        pace.rewind(0);
        assert!(!pace.is_due(usize::MAX - 1));
    }
}
