//! Bodies, whose bytes are in memory or arrive piece by piece.
//!
//! This module builds on the trait [`http_body::Body`]. It is independent of connections, of formats and
//! of generated types.

#[cfg(feature = "client")]
mod file;
#[cfg(feature = "client")]
pub(crate) mod watched;

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
#[cfg(feature = "client")]
use watched::Watched;

/// A body of bytes, which are in memory or arrive piece by piece. It is the type of blobs with the trait
/// `@streaming`, and of the bodies that transports send and receive.
///
/// A stream is made from bytes in memory, from any [`http_body::Body`], or (with the feature `client`)
/// from a file or a reader. It can be read once, either piece by piece with [`next`](Self::next) or as a
/// whole, up to a limit, with [`collect`](Self::collect). So the reader decides how much memory it takes.
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
/// The default is an empty stream. `Debug` shows only the length, because the content of a body may be
/// secret.
#[derive(Default)]
pub struct ByteStream(Source);

enum Source {
    Memory(Bytes),
    #[cfg(feature = "client")]
    File(Box<FileBody>),
    #[cfg(feature = "client")]
    Watched(Box<Watched>),
    /// The mutex only makes the stream `Sync`. Reading takes `&mut self`, so it is never contended.
    Pieces(Mutex<Pin<Box<dyn Pieces>>>),
}

impl Default for Source {
    fn default() -> Self {
        Self::Memory(Bytes::new())
    }
}

impl ByteStream {
    /// Creates a stream of the data of any body. The body's trailers are ignored.
    ///
    /// The trait is that of the crate `http_body`, which is re-exported as [`farrier::http_body`](http_body).
    pub fn from_body<B>(body: B) -> Self
    where
        B: Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        Self(Source::Pieces(Mutex::new(Box::pin(body))))
    }

    /// Creates a stream from a file.
    #[cfg(feature = "client")]
    fn from_file(file: FileBody) -> Self {
        Self(Source::File(Box::new(file)))
    }

    #[cfg(feature = "client")]
    fn from_watched(watched: Watched) -> Self {
        Self(Source::Watched(Box::new(watched)))
    }

    /// Creates a second stream of the same bytes, if the bytes are in memory or in a file of which nothing
    /// has been read yet. The second stream opens the file again when it is read, and fails if the
    /// file has changed by then.
    ///
    /// Returns `None` for any other stream, which can be read only once.
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
            #[cfg(feature = "client")]
            Source::Watched(watched) => watched.try_clone().map(Self::from_watched),
            Source::Pieces(_) => None,
        }
    }

    /// Returns the remaining bytes if all of them are in memory, as in every body that isn't streamed.
    /// Returns `None` for other bodies, which have to be polled.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        if let Source::Memory(bytes) = &self.0 { Some(bytes) } else { None }
    }

    /// Returns the number of remaining bytes, or `None` if it isn't known exactly.
    pub fn length(&self) -> Option<u64> {
        self.size_hint().exact()
    }

    /// Returns the next piece, which is not empty, or `None` at the end of the stream.
    ///
    /// # Errors
    /// Fails if the source fails before its end.
    pub async fn next(&mut self) -> Option<Result<Bytes, StreamError>> {
        poll_fn(|cx| self.poll_next(cx)).await
    }

    /// Polls for the next piece, as [`next`](Self::next) does.
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

    /// Collects all remaining bytes in memory, at most `limit` of them. The memory that this takes depends
    /// on the bytes that arrive, and not on the length that was announced.
    ///
    /// # Errors
    /// Fails if the stream has more than `limit` bytes, or if the source fails before its end.
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

    /// Returns the bytes if they are in memory, and otherwise the unchanged stream as the error.
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
            #[cfg(feature = "client")]
            Source::Watched(watched) => Pin::new(&mut **watched).poll_frame(cx),
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
            #[cfg(feature = "client")]
            Source::Watched(watched) => watched.is_end_stream(),
            Source::Pieces(pieces) => lock(pieces).is_end(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Source::Memory(bytes) => SizeHint::with_exact(bytes.len() as u64),
            #[cfg(feature = "client")]
            Source::File(file) => file.size_hint(),
            #[cfg(feature = "client")]
            Source::Watched(watched) => watched.size_hint(),
            Source::Pieces(pieces) => lock(pieces).hint(),
        }
    }
}

fn lock(pieces: &Mutex<Pin<Box<dyn Pieces>>>) -> MutexGuard<'_, Pin<Box<dyn Pieces>>> {
    pieces.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An object-safe [`http_body::Body`] whose errors are [`StreamError`]s.
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
