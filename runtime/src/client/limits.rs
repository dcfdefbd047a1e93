//! Keeps the time limits of one call. Knows tokio's timer; nothing of HTTP.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::client::timeouts::Timeouts;
use crate::error::timeout::TimeoutKind;

/// What a call is waiting for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// A connection.
    Connect,
    /// The transport to take more of a streamed body: a new stage with each piece that it takes.
    Send(usize),
    /// Bytes of the answer.
    Read,
}

/// Why a wait ended early.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stopped {
    /// A limit ran out.
    Limit(TimeoutKind, Duration),
    /// There is a limit to keep, but no tokio runtime to keep it.
    NoRuntime,
}

/// The limits of a call that began when this was made.
///
/// No timer runs, and the clock is hardly read, for a wait that is over at once.
pub(super) struct Limits {
    timeouts: Timeouts,
    /// Kept only if there is a limit that counts from the start.
    start: Option<Instant>,
    alarm: Option<Pin<Box<Sleep>>>,
}

#[derive(Clone, Copy)]
struct Deadline {
    at: Instant,
    kind: TimeoutKind,
    limit: Duration,
}

impl Limits {
    pub(super) fn start(timeouts: Timeouts) -> Self {
        let start = timeouts.attempt.or(timeouts.call).map(|_| Instant::now());
        Self { timeouts, start, alarm: None }
    }

    /// Waits for `future` as long as the limits allow. `stage` tells what is being waited for; the
    /// limit of a stage counts from where the stage begins.
    pub(super) async fn wait<F: Future>(
        &mut self,
        future: F,
        stage: impl Fn() -> Stage,
    ) -> Result<F::Output, Stopped> {
        let mut future = pin!(future);
        let mut armed: Option<(Stage, Option<Deadline>)> = None;
        poll_fn(|cx| {
            if let Poll::Ready(output) = future.as_mut().poll(cx) {
                return Poll::Ready(Ok(output));
            }
            let stage = stage();
            let deadline = match armed {
                Some((armed, deadline)) if armed == stage => deadline,
                _ => {
                    let deadline = self.nearest(stage);
                    armed = Some((stage, deadline));
                    if let Some(deadline) = deadline {
                        self.set(deadline.at)?;
                    }
                    deadline
                }
            };
            match deadline {
                Some(deadline) => self.poll(deadline, cx).map(Err),
                None => Poll::Pending,
            }
        })
        .await
    }

    /// The limit that runs out first if `stage` begins now; the narrowest of several.
    fn nearest(&self, stage: Stage) -> Option<Deadline> {
        let Timeouts { connect, read, attempt, call } = self.timeouts;
        let now = Instant::now();
        let stage = match stage {
            Stage::Connect => (TimeoutKind::Connect, connect, Some(now)),
            Stage::Send(_) | Stage::Read => (TimeoutKind::Read, read, Some(now)),
        };
        let whole =
            [(TimeoutKind::Attempt, attempt, self.start), (TimeoutKind::Call, call, self.start)];
        std::iter::once(stage)
            .chain(whole)
            .filter_map(|(kind, limit, start)| {
                let limit = limit?;
                // Beyond the clock's range is as good as never.
                Some(Deadline { at: start?.checked_add(limit)?, kind, limit })
            })
            .min_by_key(|deadline| deadline.at)
    }

    fn set(&mut self, at: Instant) -> Result<(), Stopped> {
        match &mut self.alarm {
            Some(alarm) => alarm.as_mut().reset(at),
            // tokio's timer would panic outside of a runtime.
            None if Handle::try_current().is_err() => return Err(Stopped::NoRuntime),
            None => self.alarm = Some(Box::pin(sleep_until(at))),
        }
        Ok(())
    }

    /// Ready when the deadline is over, even if the task's cooperative budget is spent and the
    /// timer therefore doesn't say so.
    fn poll(&mut self, deadline: Deadline, cx: &mut Context<'_>) -> Poll<Stopped> {
        let rung = self.alarm.as_mut().is_some_and(|alarm| alarm.as_mut().poll(cx).is_ready());
        if rung || Instant::now() >= deadline.at {
            return Poll::Ready(Stopped::Limit(deadline.kind, deadline.limit));
        }
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::future::{pending, ready};

    use super::*;

    const SHORT: Duration = Duration::from_millis(20);
    const LONG: Duration = Duration::from_secs(600);

    fn run<F: Future>(future: F) -> F::Output {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        runtime.enable_time().build().unwrap().block_on(future)
    }

    fn kind(stopped: Result<(), Stopped>) -> TimeoutKind {
        match stopped {
            Err(Stopped::Limit(kind, SHORT)) => kind,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_stage_decides_which_limit_counts() {
        for (stage, connect, read, expected) in [
            (Stage::Connect, SHORT, LONG, TimeoutKind::Connect),
            (Stage::Read, LONG, SHORT, TimeoutKind::Read),
        ] {
            let timeouts = Timeouts::default().connect(connect).read(read);
            let stopped = run(Limits::start(timeouts).wait(pending(), || stage));
            assert_eq!(kind(stopped), expected);
        }
    }

    #[test]
    fn a_new_stage_has_its_own_limit() {
        let stage = Cell::new(Stage::Connect);
        let connecting = async {
            tokio::task::yield_now().await;
            stage.set(Stage::Read);
            pending::<()>().await;
        };
        let timeouts = Timeouts::default().connect(LONG).read(SHORT);
        let stopped = run(Limits::start(timeouts).wait(connecting, || stage.get()));
        assert_eq!(kind(stopped), TimeoutKind::Read);
    }

    #[test]
    fn the_narrowest_of_equal_limits_is_named() {
        let limits = Limits::start(Timeouts::NONE.attempt(SHORT).call(SHORT));
        let deadline = limits.nearest(Stage::Read).unwrap();
        assert_eq!(deadline.kind, TimeoutKind::Attempt);
    }

    #[test]
    fn limits_of_the_whole_count_from_the_start() {
        run(async {
            let mut limits = Limits::start(Timeouts::NONE.call(SHORT));
            assert_eq!(kind(limits.wait(pending(), || Stage::Connect).await), TimeoutKind::Call);
            assert_eq!(kind(limits.wait(pending(), || Stage::Read).await), TimeoutKind::Call);
        });
    }

    #[test]
    fn what_is_there_at_once_needs_no_timer() {
        let mut limits = Limits::start(Timeouts::NONE.call(Duration::ZERO));
        let mut wait = pin!(limits.wait(ready(7), || Stage::Read));
        let mut context = Context::from_waker(std::task::Waker::noop());
        assert!(matches!(wait.as_mut().poll(&mut context), Poll::Ready(Ok(7))));
    }
}
