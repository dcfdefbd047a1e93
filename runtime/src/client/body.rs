//! Bodies: the one that is sent, the one that comes, and how the latter is gathered.

use std::convert::Infallible;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use http_body::{Frame, SizeHint};

use super::BoxError;
use crate::Bytes;

/// The body of a request, as a [`Transport`](crate::Transport) gets it; of a mock's answers too.
///
/// `Debug` tells the length only: what is sent may be secret.
#[derive(Default)]
pub struct Body {
    /// What is left to send.
    rest: Bytes,
}

impl Body {
    /// The bytes, if all of them are in memory, as they are in every request so far. A body that
    /// is streamed has to be polled.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        Some(&self.rest)
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body").field("length", &self.rest.len()).finish()
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self { rest: bytes.into() }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let rest = std::mem::take(&mut self.rest);
        Poll::Ready((!rest.is_empty()).then(|| Ok(Frame::data(rest))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}

/// The body of an answer, whatever transport it came by.
pub(super) struct Incoming(Pin<Box<dyn Pieces>>);

impl Incoming {
    pub(super) fn new(body: impl Pieces + 'static) -> Self {
        Self(Box::pin(body))
    }

    /// The next piece of data; `None` at the end. Trailers are passed over.
    pub(super) async fn next(&mut self) -> Option<Result<Bytes, BoxError>> {
        loop {
            match poll_fn(|cx| self.0.as_mut().poll_piece(cx)).await? {
                Ok(frame) => {
                    if let Ok(data) = frame.into_data() {
                        return Some(Ok(data));
                    }
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }

    /// The least number of bytes that is to come, by `Content-Length` for one. A claim, not a
    /// fact.
    pub(super) fn announced(&self) -> u64 {
        self.0.announced()
    }
}

/// [`http_body::Body`] without the type of its errors.
pub(super) trait Pieces: Send {
    fn poll_piece(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>>;

    fn announced(&self) -> u64;
}

impl<B> Pieces for B
where
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send,
{
    fn poll_piece(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.poll_frame(cx).map_err(Into::into)
    }

    fn announced(&self) -> u64 {
        self.size_hint().lower()
    }
}
