//! The body of a streamed response. Each wait for the next piece has the limit `read`, all waits together have
//! a least throughput, and failures are reported with the same errors as those of a call.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::time::Instant;

use crate::body::error::StreamError;
use crate::body::stream::ByteStream;
use crate::client::deadline::{Alarm, Deadline, Stopped};
use crate::client::inner::Inner;
use crate::client::report::{NO_RUNTIME, Reporter};
use crate::client::stalled_stream::StalledStreamProtection;
use crate::client::window::Window;
use crate::error::delivery::Delivery;
use crate::error::timeout::TimeoutKind;
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
    alarm: Alarm,
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
        let (window, alarm) = (Window::default(), Alarm::default());
        Self { body, client, operation, limit, protection, window, deadline: None, alarm }
    }

    fn broken_off(&self, error: StreamError) -> BoxError {
        let report = Reporter { operation: self.operation, config: &self.client.config };
        report.broken_off(error.into_source()).into()
    }

    fn stopped(&self, stopped: Stopped) -> BoxError {
        let report = Reporter { operation: self.operation, config: &self.client.config };
        match stopped {
            Stopped::Limit(kind, limit) => report.timeout(kind, limit, Delivery::Answered).into(),
            Stopped::NoRuntime => NO_RUNTIME.into(),
        }
    }

    /// Returns `Ready` once the current wait has exceeded a limit.
    fn poll_limits(&mut self, cx: &mut Context<'_>) -> Poll<Stopped> {
        if self.deadline.is_none()
            && let Some(deadline) = self.nearest()
        {
            if let Err(stopped) = self.alarm.set(deadline) {
                return Poll::Ready(stopped);
            }
            self.deadline = Some(deadline);
        }
        self.deadline.map_or(Poll::Pending, |deadline| self.alarm.poll(deadline, cx))
    }

    /// Returns the earliest limit of a wait that begins now.
    fn nearest(&mut self) -> Option<Deadline> {
        let now = Instant::now();
        let read = Deadline::after(TimeoutKind::Read, self.limit, now);
        Deadline::earlier(read, self.window.deadline(self.protection, now))
    }
}

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
        this.poll_limits(cx).map(|stopped| Some(Err(this.stopped(stopped))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
