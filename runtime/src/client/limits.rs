//! The time limits of one call. This module is independent of HTTP.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use tokio::time::Instant;

use crate::body::stream::watched::Mark;
use crate::client::deadline::{Alarm, Deadline, Stopped};
use crate::client::stalled_stream::StalledStreamProtection;
use crate::client::timeouts::Timeouts;
use crate::client::upload::Upload;
use crate::client::window::Window;
use crate::error::timeout::TimeoutKind;

/// What a call is waiting for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// The call waits for the identity that it is to have. Only the limit of the whole call counts.
    Identity,
    /// The call waits for a connection.
    Connect,
    /// The call waits for the transport to take more of a streamed body. The mark changes with each
    /// piece that it takes, so each piece begins a new stage.
    Send(Mark),
    /// The call waits for the head of the response, or for the first event.
    Read,
    /// The call waits for bytes of the body of the response.
    Body,
}

/// What is measured of a call's bodies.
enum Measured {
    Nothing,
    /// The body of the request.
    Upload(Upload),
    /// The body of the response.
    Body(Window),
}

/// The limits of a call. The call begins when this value is created.
///
/// A wait for a future that is ready at once starts no timer.
pub(super) struct Limits {
    timeouts: Timeouts,
    /// The beginning of the call, or `None` if no limit counts from it.
    start: Option<Instant>,
    /// The start of the attempt, likewise.
    attempt: Option<Instant>,
    /// The least throughput of bodies.
    protection: StalledStreamProtection,
    /// What is measured at present.
    measured: Measured,
    alarm: Alarm,
}

impl Limits {
    pub(super) fn start(timeouts: Timeouts, protection: StalledStreamProtection) -> Self {
        let start = timeouts.call.map(|_| Instant::now());
        let measured = Measured::Nothing;
        Self { timeouts, start, attempt: None, protection, measured, alarm: Alarm::default() }
    }

    /// Returns the least throughput of bodies.
    pub(super) fn protection(&self) -> StalledStreamProtection {
        self.protection
    }

    /// Begins to measure the body of the request, which is sent while the call waits in [`Stage::Send`].
    pub(super) fn measure_upload(&mut self) {
        self.measured = Measured::Upload(Upload::default());
    }

    /// Begins to measure the body of the response, for which the call waits in [`Stage::Body`].
    pub(super) fn measure_body(&mut self) {
        self.measured = Measured::Body(Window::default());
    }

    /// Notes that bytes of the body of the response have come.
    pub(super) fn came(&mut self, bytes: usize) {
        if let Measured::Body(window) = &mut self.measured {
            window.came(self.protection, bytes);
        }
    }

    /// Returns the end of the whole call, if it has a limit.
    pub(super) fn end(&self) -> Option<Deadline> {
        Deadline::after(TimeoutKind::Call, self.timeouts.call, self.start?)
    }

    /// Starts the limit of an attempt.
    pub(super) fn start_attempt(&mut self) {
        self.attempt = self.timeouts.attempt.map(|_| Instant::now());
    }

    /// Waits for `future` as long as the limits allow. `stage` returns what the call is waiting for at
    /// present, and the limit of a stage counts from the beginning of the stage.
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
                        self.alarm.set(deadline)?;
                    }
                    deadline
                }
            };
            match deadline {
                Some(deadline) => self.alarm.poll(deadline, cx).map(Err),
                None => Poll::Pending,
            }
        })
        .await
    }

    /// Returns the earliest deadline if `stage` begins now. If several deadlines are equal, it is that of
    /// the limit with the narrowest scope.
    fn nearest(&mut self, stage: Stage) -> Option<Deadline> {
        let Timeouts { connect, read, attempt, call } = self.timeouts;
        let now = Instant::now();
        let limit = match stage {
            Stage::Identity => None,
            Stage::Connect => Deadline::after(TimeoutKind::Connect, connect, now),
            Stage::Send(_) | Stage::Read | Stage::Body => {
                Deadline::after(TimeoutKind::Read, read, now)
            }
        };
        let throughput = match (stage, &mut self.measured) {
            (Stage::Send(mark), Measured::Upload(upload)) => {
                upload.deadline(self.protection, now, mark)
            }
            (Stage::Body, Measured::Body(window)) => window.deadline(self.protection, now),
            _ => None,
        };
        let attempt = attempt.filter(|_| stage != Stage::Identity);
        let attempt = Deadline::after(TimeoutKind::Attempt, attempt, self.attempt.unwrap_or(now));
        let call = Deadline::after(TimeoutKind::Call, call, self.start.unwrap_or(now));
        [throughput, attempt, call].into_iter().fold(limit, Deadline::earlier)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::future::{pending, ready};
    use std::task::Context;
    use std::time::Duration;

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
            let stopped =
                run(Limits::start(timeouts, StalledStreamProtection::NONE)
                    .wait(pending(), || stage));
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
        let stopped =
            run(Limits::start(timeouts, StalledStreamProtection::NONE)
                .wait(connecting, || stage.get()));
        assert_eq!(kind(stopped), TimeoutKind::Read);
    }

    #[test]
    fn the_narrowest_of_equal_limits_is_named() {
        let mut limits =
            Limits::start(Timeouts::NONE.attempt(SHORT).call(SHORT), StalledStreamProtection::NONE);
        limits.attempt = limits.start;
        let deadline = limits.nearest(Stage::Read).unwrap();
        assert_eq!(deadline.kind, TimeoutKind::Attempt);
    }

    #[test]
    fn limits_of_the_whole_count_from_the_start() {
        run(async {
            let mut limits =
                Limits::start(Timeouts::NONE.call(SHORT), StalledStreamProtection::NONE);
            assert_eq!(kind(limits.wait(pending(), || Stage::Connect).await), TimeoutKind::Call);
            assert_eq!(kind(limits.wait(pending(), || Stage::Read).await), TimeoutKind::Call);
        });
    }

    #[test]
    fn what_is_there_at_once_needs_no_timer() {
        let mut limits =
            Limits::start(Timeouts::NONE.call(Duration::ZERO), StalledStreamProtection::NONE);
        let mut wait = pin!(limits.wait(ready(7), || Stage::Read));
        let mut context = Context::from_waker(std::task::Waker::noop());
        assert!(matches!(wait.as_mut().poll(&mut context), Poll::Ready(Ok(7))));
    }
}
