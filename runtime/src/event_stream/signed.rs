//! Bodies of requests whose events are signed.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame};

use super::message::headers::HeaderValue;
use super::message::{FrameError, Message};
use super::name;
use crate::auth::sigv4::chain::ChainedSigner;
use crate::body::error::StreamError;
use crate::body::stream::ByteStream;
use crate::clock::{TimeSource, system_time};
use crate::timestamp::Timestamp;

/// A body that wraps each message of another body in a message with its signature, and ends with an empty one. Each
/// piece of the other body must be a message, as those are that this crate makes of events.
pub(crate) struct SignedEvents {
    messages: ByteStream,
    signer: ChainedSigner,
    /// The source of the times of signatures, or the system's clock.
    clock: Option<Arc<dyn TimeSource>>,
    /// When the request was signed, which is the time where there is no clock.
    start: Timestamp,
    is_ended: bool,
}

impl SignedEvents {
    /// Signs `messages`, which follow a request that was signed at `start`.
    pub(crate) fn stream(
        messages: ByteStream,
        signer: ChainedSigner,
        clock: Option<Arc<dyn TimeSource>>,
        start: Timestamp,
    ) -> ByteStream {
        ByteStream::from_body(Self { messages, signer, clock, start, is_ended: false })
    }

    fn sign(&mut self, payload: Bytes) -> Result<Frame<Bytes>, FrameError> {
        let time = self.clock.as_ref().map(|clock| clock.now()).or_else(system_time);
        let time = time.unwrap_or(self.start);
        let signature = self.signer.event(time, &payload);
        let signature = Bytes::copy_from_slice(&signature.bytes());
        let message = Message::new(payload)
            .header(name::DATE, HeaderValue::Timestamp(time.timestamp_millis()))
            .header(name::SIGNATURE, HeaderValue::Blob(signature));
        message.encode().map(Frame::data)
    }
}

impl Body for SignedEvents {
    type Data = Bytes;
    type Error = StreamError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
        if self.is_ended {
            return Poll::Ready(None);
        }
        let message = match ready!(self.messages.poll_next(cx)) {
            Some(Ok(message)) => message,
            Some(Err(error)) => {
                self.is_ended = true;
                return Poll::Ready(Some(Err(error)));
            }
            None => {
                self.is_ended = true;
                Bytes::new()
            }
        };
        Poll::Ready(Some(self.sign(message).map_err(|error| StreamError::of(error.into()))))
    }

    fn is_end_stream(&self) -> bool {
        self.is_ended
    }
}
