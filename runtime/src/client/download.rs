//! The body of a streamed response. Each wait for the next piece has the limit `read`, and failures are
//! reported with the same errors as those of a call.

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
use crate::client::inner::Inner;
use crate::client::report::Reporter;
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
    /// The end of the current wait, or `None` while nobody waits.
    deadline: Option<Instant>,
    alarm: Option<Pin<Box<Sleep>>>,
}

impl Download {
    pub(super) fn new(
        body: ByteStream,
        client: Arc<Inner>,
        operation: &'static OperationSchema,
        streaming: Streaming,
    ) -> Self {
        let limit = client.config.timeouts.read.filter(|_| !streaming.is_events());
        Self { body, client, operation, limit, deadline: None, alarm: None }
    }

    fn broken_off(&self, error: StreamError) -> BoxError {
        let report = Reporter { operation: self.operation, config: &self.client.config };
        report.broken_off(error.into_source()).into()
    }

    /// Returns `Ready` once the current wait has exceeded the limit.
    fn poll_limit(&mut self, limit: Duration, cx: &mut Context<'_>) -> Poll<BoxError> {
        let now = Instant::now();
        let deadline = match self.deadline {
            Some(deadline) => deadline,
            // A deadline beyond the range of the clock is never reached.
            None => match now.checked_add(limit) {
                Some(deadline) => deadline,
                None => return Poll::Pending,
            },
        };
        if self.deadline.replace(deadline).is_none() {
            match &mut self.alarm {
                Some(alarm) => alarm.as_mut().reset(deadline),
                // Outside of a runtime, tokio's timer panics.
                None if Handle::try_current().is_err() => return Poll::Ready(NO_RUNTIME.into()),
                None => self.alarm = Some(Box::pin(sleep_until(deadline))),
            }
        }
        let rung = self.alarm.as_mut().is_some_and(|alarm| alarm.as_mut().poll(cx).is_ready());
        if !rung && now < deadline {
            return Poll::Pending;
        }
        let operation = self.operation.name;
        let kind = TimeoutKind::Read;
        Poll::Ready(TimeoutError { operation, kind, limit, delivery: Delivery::Answered }.into())
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
            return Poll::Ready(piece.map(|piece| piece.map_err(|error| this.broken_off(error))));
        }
        match this.limit {
            Some(limit) => this.poll_limit(limit, cx).map(|error| Some(Err(error))),
            None => Poll::Pending,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
