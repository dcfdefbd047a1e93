//! Bodies of requests that consist of events.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame};

use super::error::EventError;
use super::stream::EventStream;
use super::write;
use crate::body::error::StreamError;
use crate::body::stream::ByteStream;
use crate::codec::reader::format::EventFormat;
use crate::codec::stream::TakeStream;
use crate::codec::writer::WriteStruct;
use crate::error::transport::BoxError;
use crate::error::wire::SerializeError;

impl<E: WriteStruct + Send + 'static> TakeStream for EventStream<E> {
    fn take_stream(&mut self, format: Option<EventFormat>) -> ByteStream {
        ByteStream::from_body(EventBody { events: std::mem::take(self), format })
    }
}

/// A body that encodes each event as a message when it is polled.
struct EventBody<E> {
    events: EventStream<E>,
    /// The format of payloads, or `None` if the protocol has no event streams. In that case the
    /// first event fails.
    format: Option<EventFormat>,
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
            Ok(Some(event)) => encode(&event, this.format).map(Frame::data),
            Err(error) => Err(forwarded_error(error)),
        };
        Poll::Ready(Some(frame))
    }
}

fn encode(event: &dyn WriteStruct, format: Option<EventFormat>) -> Result<Bytes, BoxError> {
    let format = format.ok_or(write::NO_EVENTS)?;
    let message = write::write(event, format).map_err(|SerializeError { member, problem }| {
        let place = member.map_or_else(String::new, |member| format!("{member}: "));
        format!("the event can't be sent: {place}{problem}")
    })?;
    Ok(message.encode()?)
}

/// Converts the error of a stream of events that is sent on. Only a stream that was received can
/// fail.
fn forwarded_error<E>(error: EventError<E>) -> BoxError {
    match error {
        EventError::Stream(error) => error.into(),
        EventError::Deserialize(error) => error.into(),
        EventError::Unhandled(error) => error.into(),
        EventError::Exception(_) => "the stream that is passed on ended with an error".into(),
    }
}

/// A body of some bytes followed by a stream.
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
