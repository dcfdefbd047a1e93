//! Bodies: bytes in memory, or bytes that come piece by piece.
//!
//! Knows the trait [`http_body::Body`]; nothing of connections, of formats or of generated types.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::codec::{ReadResult, ReadValue, Reader, WriteValue, Writer};
use crate::{BoxError, Member, OperationSchema};

mod error;
#[cfg(feature = "client")]
mod file;
mod gathered;

pub use error::StreamError;
pub(crate) use gathered::Gathered;

/// A body: what a blob with the trait `@streaming` is, and what the transports of clients send and
/// bring.
///
/// Made from bytes in memory, from any [`http_body::Body`], or (with the feature `client`) from a
/// file. It is read once, in pieces, or gathered up to a limit; no one but the reader decides how
/// much memory it takes.
///
/// ```
/// # async fn example(mut download: farrier::ByteStream) -> Result<(), farrier::StreamError> {
/// use farrier::ByteStream;
///
/// let upload = ByteStream::from("all at once");
/// assert_eq!(upload.length(), Some(11));
///
/// while let Some(piece) = download.next().await {
///     println!("{} bytes more", piece?.len());
/// }
/// # Ok(())
/// # }
/// ```
///
/// `Debug` tells the length only: what is in a body may be secret.
#[derive(Default)]
pub struct ByteStream(Source);

enum Source {
    Memory(Bytes),
    /// In a mutex for the sake of `Sync` only: whoever reads it has it for himself.
    Pieces(Mutex<Pin<Box<dyn Pieces>>>),
}

impl Default for Source {
    fn default() -> Self {
        Self::Memory(Bytes::new())
    }
}

impl ByteStream {
    /// The data of any body; trailers are passed over.
    pub fn from_body<B>(body: B) -> Self
    where
        B: Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        Self(Source::Pieces(Mutex::new(Box::pin(body))))
    }

    /// The bytes that are left, if all of them are in memory, as they are in every body that
    /// isn't streamed. Other bodies have to be polled.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Source::Memory(bytes) => Some(bytes),
            Source::Pieces(_) => None,
        }
    }

    /// The number of bytes that are left, where it is known for certain.
    pub fn length(&self) -> Option<u64> {
        self.size_hint().exact()
    }

    /// The next piece, which is not empty; `None` at the end.
    ///
    /// # Errors
    /// If the source breaks off.
    pub async fn next(&mut self) -> Option<Result<Bytes, StreamError>> {
        poll_fn(|cx| self.poll_next(cx)).await
    }

    /// [`next`](Self::next) for futures that are written out.
    pub fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, StreamError>>> {
        loop {
            let Some(frame) = ready!(Pin::new(&mut *self).poll_frame(cx)?) else {
                return Poll::Ready(None);
            };
            if let Ok(data) = frame.into_data()
                && !data.is_empty()
            {
                return Poll::Ready(Some(Ok(data)));
            }
        }
    }

    /// All that is left, at most `limit` bytes. Takes the memory of what has come, whatever length
    /// was announced.
    ///
    /// # Errors
    /// If there is more, or the source breaks off.
    pub async fn collect(mut self, limit: usize) -> Result<Bytes, StreamError> {
        if self.size_hint().lower() > limit as u64 {
            return Err(StreamError::too_large(limit));
        }
        let mut gathered = Gathered::default();
        while let Some(piece) = self.next().await {
            gathered.push(piece?, limit).map_err(|_| StreamError::too_large(limit))?;
        }
        Ok(gathered.finish())
    }

    /// The bytes in memory, or the stream as it was.
    pub(crate) fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Source::Memory(bytes) => Ok(bytes),
            pieces @ Source::Pieces(_) => Err(Self(pieces)),
        }
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("ByteStream");
        match self.length() {
            Some(length) => debug.field("length", &length).finish(),
            None => debug.finish_non_exhaustive(),
        }
    }
}

impl<T: Into<Bytes>> From<T> for ByteStream {
    fn from(bytes: T) -> Self {
        Self(Source::Memory(bytes.into()))
    }
}

impl Body for ByteStream {
    type Data = Bytes;
    type Error = StreamError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
        match &mut self.0 {
            Source::Memory(bytes) => {
                let rest = std::mem::take(bytes);
                Poll::Ready((!rest.is_empty()).then(|| Ok(Frame::data(rest))))
            }
            Source::Pieces(pieces) => {
                let pieces = pieces.get_mut().unwrap_or_else(PoisonError::into_inner);
                pieces.as_mut().poll_piece(cx)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Source::Memory(bytes) => bytes.is_empty(),
            Source::Pieces(pieces) => lock(pieces).is_end(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Source::Memory(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Source::Pieces(pieces) => lock(pieces).hint(),
        }
    }
}

fn lock(pieces: &Mutex<Pin<Box<dyn Pieces>>>) -> MutexGuard<'_, Pin<Box<dyn Pieces>>> {
    pieces.lock().unwrap_or_else(PoisonError::into_inner)
}

/// [`http_body::Body`] without the type of its errors.
trait Pieces: Send {
    fn poll_piece(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>>;

    fn is_end(&self) -> bool;

    fn hint(&self) -> SizeHint;
}

impl<B> Pieces for B
where
    B: Body<Data = Bytes, Error: Into<BoxError>> + Send,
{
    fn poll_piece(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
        self.poll_frame(cx).map_err(|error| StreamError::of(error.into()))
    }

    fn is_end(&self) -> bool {
        self.is_end_stream()
    }

    fn hint(&self) -> SizeHint {
        self.size_hint()
    }
}

impl ReadValue for ByteStream {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        *self = r.stream(member)?.body;
        Ok(())
    }
}

/// Stands for the headers only: the body itself goes beside the codec
/// ([`Input::take_stream`](crate::Input::take_stream)).
impl WriteValue for ByteStream {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.blob(member, &[]);
    }
}

/// What generated inputs hold as a stream, and hand over as bytes.
#[doc(hidden)]
pub trait TakeStream {
    fn take_stream(&mut self, operation: &'static OperationSchema) -> ByteStream;
}

impl TakeStream for ByteStream {
    fn take_stream(&mut self, _: &'static OperationSchema) -> ByteStream {
        std::mem::take(self)
    }
}

/// Takes a stream out of an input and leaves an empty one.
#[doc(hidden)]
pub fn take_stream(
    stream: &mut impl TakeStream,
    operation: &'static OperationSchema,
) -> ByteStream {
    stream.take_stream(operation)
}
