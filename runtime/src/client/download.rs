//! The body of a streamed response. Each wait for the next piece has the limit `read`, all waits together have
//! a least throughput, and failures are reported with the same errors as those of a call.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::runtime::Handle;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::body::error::StreamError;
use crate::body::stream::ByteStream;
use crate::client::deadline::Deadline;
use crate::client::inner::Inner;
use crate::client::report::Reporter;
use crate::client::stalled_stream::StalledStreamProtection;
use crate::client::window::Window;
use crate::error::delivery::Delivery;
use crate::error::timeout::{TimeoutError, TimeoutKind};
use crate::error::transport::BoxError;
use crate::schema::service::OperationSchema;
use crate::schema::streaming::Streaming;

/// The body of a streamed response, as the program reads it.
pub(super) struct Download {
    body: ByteStream,
    client: Arc<Inner>,
    operation: &'static OperationSchema,
    /// The limit of each wait. There is none for events, because a service may have nothing to send for a
    /// long time.
    limit: Option<Duration>,
    /// The least throughput of all waits, which likewise isn't for events.
    protection: StalledStreamProtection,
    /// What is measured of the body.
    window: Window,
    /// The end of the current wait, or `None` while nobody waits.
    deadline: Option<Deadline>,
    alarm: Option<Pin<Box<Sleep>>>,
}

impl Download {
    pub(super) fn new(
        body: ByteStream,
        client: Arc<Inner>,
        operation: &'static OperationSchema,
        streaming: Streaming,
        protection: StalledStreamProtection,
    ) -> Self {
        let (limit, protection) = if streaming.is_events() {
            (None, StalledStreamProtection::NONE)
        } else {
            (client.config.timeouts.read, protection)
        };
        let window = Window::default();
        Self { body, client, operation, limit, protection, window, deadline: None, alarm: None }
    }

    fn broken_off(&self, error: StreamError) -> BoxError {
        let report = Reporter { operation: self.operation, config: &self.client.config };
        report.broken_off(error.into_source()).into()
    }

    /// Returns `Ready` once the current wait has exceeded a limit.
    fn poll_limits(&mut self, cx: &mut Context<'_>) -> Poll<BoxError> {
        let deadline = match self.deadline {
            Some(deadline) => deadline,
            None => match self.begin_wait() {
                Ok(Some(deadline)) => deadline,
                Ok(None) => return Poll::Pending,
                Err(problem) => return Poll::Ready(problem.into()),
            },
        };
        let rung = self.alarm.as_mut().is_some_and(|alarm| alarm.as_mut().poll(cx).is_ready());
        if !rung && Instant::now() < deadline.at {
            return Poll::Pending;
        }
        let Deadline { kind, limit, .. } = deadline;
        let (operation, delivery) = (self.operation.name, Delivery::Answered);
        Poll::Ready(TimeoutError { operation, kind, limit, delivery }.into())
    }

    /// Sets the alarm to the earliest limit of a wait that begins now, and returns that limit, or `None` if there
    /// is no limit.
    fn begin_wait(&mut self) -> Result<Option<Deadline>, &'static str> {
        let now = Instant::now();
        let read = Deadline::after(TimeoutKind::Read, self.limit, now);
        let throughput = self.window.deadline(self.protection, now);
        let earliest = Deadline::earlier(read, throughput);
        if let Some(deadline) = earliest {
            match &mut self.alarm {
                Some(alarm) => alarm.as_mut().reset(deadline.at),
                // Outside of a runtime, tokio's timer panics.
                None if Handle::try_current().is_err() => return Err(NO_RUNTIME),
                None => self.alarm = Some(Box::pin(sleep_until(deadline.at))),
            }
        }
        self.deadline = earliest;
        Ok(earliest)
    }
}

const NO_RUNTIME: &str = "time limits need a tokio runtime to run in";

impl Body for Download {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        if let Poll::Ready(piece) = Pin::new(&mut this.body).poll_frame(cx) {
            this.deadline = None;
            if let Some(Ok(frame)) = &piece {
                this.window.came(this.protection, frame.data_ref().map_or(0, Bytes::len));
            }
            return Poll::Ready(piece.map(|piece| piece.map_err(|error| this.broken_off(error))));
        }
        this.poll_limits(cx).map(|error| Some(Err(error)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
