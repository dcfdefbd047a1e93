//! Bodies: bytes in memory, or bytes that come piece by piece.
//!
//! Knows the trait [`http_body::Body`]; nothing of connections, of formats or of generated types.

#[cfg(feature = "client")]
mod file;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::body::error::StreamError;
use crate::body::gathered::Gathered;
use crate::error::transport::BoxError;

#[cfg(feature = "client")]
use file::FileBody;

/// A body: what a blob with the trait `@streaming` is, and what the transports of clients send and
/// bring.
///
/// It is made from bytes in memory, from any [`http_body::Body`], or (with the feature `client`) from a
/// file. It is read once: in pieces, or gathered up to a limit, so the reader decides how much memory it
/// takes.
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
/// `Debug` shows the length only, because the content of a body may be secret.
#[derive(Default)]
pub struct ByteStream(Source);

enum Source {
    Memory(Bytes),
    #[cfg(feature = "client")]
    File(Box<FileBody>),
    /// The mutex is for the sake of `Sync` only: whoever reads the body has it alone.
    Pieces(Mutex<Pin<Box<dyn Pieces>>>),
}

impl Default for Source {
    fn default() -> Self {
        Self::Memory(Bytes::new())
    }
}

impl ByteStream {
    /// Makes a stream of the data of any body. Trailers are passed over.
    pub fn from_body<B>(body: B) -> Self
    where
        B: Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        Self(Source::Pieces(Mutex::new(Box::pin(body))))
    }

    /// Makes a stream from a file that was opened.
    #[cfg(feature = "client")]
    fn from_file(file: FileBody) -> Self {
        Self(Source::File(Box::new(file)))
    }

    /// Makes a second stream of the same bytes, if that is possible: of bytes that are in memory, and of
    /// a file from which nothing was read yet. The second stream opens the file anew when it is read.
    ///
    /// It gives `None` for any other stream, which can be read only once.
    ///
    /// ```
    /// use farrier::ByteStream;
    ///
    /// let body = ByteStream::from("all at once");
    /// assert_eq!(body.try_clone().and_then(|body| body.length()), Some(11));
    /// assert!(ByteStream::from_body(body).try_clone().is_none());
    /// ```
    pub fn try_clone(&self) -> Option<Self> {
        match &self.0 {
            Source::Memory(bytes) => Some(Self(Source::Memory(bytes.clone()))),
            #[cfg(feature = "client")]
            Source::File(file) => file.try_clone().map(Self::from_file),
            Source::Pieces(_) => None,
        }
    }

    /// The bytes that are left, if all of them are in memory, as they are in every body that isn't
    /// streamed. It gives `None` for other bodies, which have to be polled.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        if let Source::Memory(bytes) = &self.0 { Some(bytes) } else { None }
    }

    /// The number of bytes that are left, if it is known for certain.
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
        if let Source::Memory(bytes) = self.0 { Ok(bytes) } else { Err(self) }
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
            #[cfg(feature = "client")]
            Source::File(file) => Pin::new(&mut **file).poll_piece(cx),
            Source::Pieces(pieces) => {
                let pieces = pieces.get_mut().unwrap_or_else(PoisonError::into_inner);
                pieces.as_mut().poll_piece(cx)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Source::Memory(bytes) => bytes.is_empty(),
            #[cfg(feature = "client")]
            Source::File(file) => file.is_end_stream(),
            Source::Pieces(pieces) => lock(pieces).is_end(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Source::Memory(bytes) => SizeHint::with_exact(bytes.len() as u64),
            #[cfg(feature = "client")]
            Source::File(file) => file.size_hint(),
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
