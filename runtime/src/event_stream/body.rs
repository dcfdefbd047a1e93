//! Events as the body of a request.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame};

use super::{EventError, EventStream, to_message};
use crate::codec::WriteStruct;
use crate::protocol::Protocol;
use crate::stream::TakeStream;
use crate::{BoxError, ByteStream, OperationSchema, StreamError};

impl<E: WriteStruct + Send + 'static> TakeStream for EventStream<E> {
    fn take_stream(&mut self, operation: &'static OperationSchema) -> ByteStream {
        let events = std::mem::take(self);
        ByteStream::from_body(EventBody { events, protocol: operation.service.protocol })
    }
}

/// Makes a message of each event when it is asked for one.
struct EventBody<E> {
    events: EventStream<E>,
    protocol: &'static dyn Protocol,
}

impl<E: WriteStruct> Body for EventBody<E> {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        let frame = match ready!(this.events.poll_recv(cx)) {
            Ok(None) => return Poll::Ready(None),
            Ok(Some(event)) => encode(&event, this.protocol).map(Frame::data),
            Err(error) => Err(passed_on(error)),
        };
        Poll::Ready(Some(frame))
    }
}

fn encode(event: &dyn WriteStruct, protocol: &dyn Protocol) -> Result<Bytes, BoxError> {
    let message = to_message(event, protocol).map_err(|error| error.problem)?;
    Ok(message.encode()?)
}

/// Only a stream that was itself received can fail.
fn passed_on<E>(error: EventError<E>) -> BoxError {
    match error {
        EventError::Stream(error) => error.into(),
        EventError::Malformed(error) => error.into(),
        EventError::Unhandled(error) => error.into(),
        EventError::Exception(_) => "the stream that is passed on ended with an error".into(),
    }
}

/// Bytes in front of a stream.
pub(super) struct Prefixed {
    first: Option<Bytes>,
    rest: ByteStream,
}

impl Prefixed {
    pub(super) fn stream(first: Bytes, rest: ByteStream) -> ByteStream {
        ByteStream::from_body(Self { first: Some(first), rest })
    }
}

impl Body for Prefixed {
    type Data = Bytes;
    type Error = StreamError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
        match self.first.take() {
            Some(first) => Poll::Ready(Some(Ok(Frame::data(first)))),
            None => Pin::new(&mut self.rest).poll_frame(cx),
        }
    }
}
