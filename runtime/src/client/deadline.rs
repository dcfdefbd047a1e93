//! The end of a wait, measured with tokio's timer.

use std::future::Future as _;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::codec::pace::ReadUntil;
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

    /// Returns true once the deadline has passed.
    pub(super) fn has_passed(&self) -> bool {
        Instant::now() >= self.at
    }

    /// Returns the time at which reading is given up. Tokio's clock may be one that a test moves, so only the
    /// time that is left is taken from it.
    pub(super) fn read_until(&self) -> Option<ReadUntil> {
        let left = self.at.saturating_duration_since(Instant::now());
        std::time::Instant::now().checked_add(left).map(ReadUntil)
    }

    /// Returns the earlier of two deadlines, and the first of two equal ones.
    pub(super) fn earlier(first: Option<Self>, second: Option<Self>) -> Option<Self> {
        match (first, second) {
            (Some(first), Some(second)) => Some(if second.at < first.at { second } else { first }),
            (first, second) => first.or(second),
        }
    }
}

/// Why a wait ended early.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stopped {
    /// A limit, of this kind and length, was exceeded.
    Limit(TimeoutKind, Duration),
    /// A limit is set, but there is no tokio runtime, whose timer is needed for it.
    NoRuntime,
}

/// The timer of several waits, one after the other. It is made for the first deadline.
#[derive(Default)]
pub(super) struct Alarm(Option<Pin<Box<Sleep>>>);

impl Alarm {
    /// Sets the timer to the deadline of a wait that begins.
    pub(super) fn set(&mut self, deadline: Deadline) -> Result<(), Stopped> {
        match &mut self.0 {
            Some(timer) => timer.as_mut().reset(deadline.at),
            // Outside of a runtime, tokio's timer panics.
            None if Handle::try_current().is_err() => return Err(Stopped::NoRuntime),
            None => self.0 = Some(Box::pin(sleep_until(deadline.at))),
        }
        Ok(())
    }

    /// Returns `Ready` once the deadline has passed. It also compares with the clock, because the timer
    /// stays pending if the task's cooperative budget is spent.
    pub(super) fn poll(&mut self, deadline: Deadline, cx: &mut Context<'_>) -> Poll<Stopped> {
        let rung = self.0.as_mut().is_some_and(|timer| timer.as_mut().poll(cx).is_ready());
        if rung || deadline.has_passed() {
            return Poll::Ready(Stopped::Limit(deadline.kind, deadline.limit));
        }
        Poll::Pending
    }
}
