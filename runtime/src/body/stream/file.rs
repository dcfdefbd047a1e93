//! Streams from files and from tokio's readers.

use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

use super::ByteStream;

/// The size of a piece that is read from a file, in bytes.
const PIECE: usize = 64 * 1024;

impl ByteStream {
    /// Creates a stream of the content of a file. The file is read in pieces of at most 64 KiB, which
    /// needs a tokio runtime.
    ///
    /// The stream has the length that the file has now. If the file is shorter by the time that it is
    /// read, the stream fails at the end of the file; if it is longer, the additional bytes are ignored.
    ///
    /// # Errors
    /// Fails if the file can't be opened, or if it is a directory.
    pub async fn from_path(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        let file = File::open(&path).await?;
        let metadata = file.metadata().await?;
        if metadata.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        // A pipe or a device has no length.
        let length = metadata.is_file().then_some(metadata.len());
        let reading = Some(Reading::new(file, length));
        Ok(Self::from_file(FileBody { path, length, fresh: true, opening: None, reading }))
    }

    /// Creates a stream of the bytes of a reader. `length` is their number, or `None` if it isn't known.
    ///
    /// If the reader ends before `length` bytes, the stream fails at its end; additional bytes are
    /// ignored. Without a length, the stream ends with the reader.
    pub fn from_reader(
        reader: impl AsyncRead + Send + Unpin + 'static,
        length: Option<u64>,
    ) -> Self {
        Self::from_body(Reading::new(reader, length))
    }
}

/// A body of the content of a file. It can be cloned until it is read.
pub(super) struct FileBody {
    path: PathBuf,
    length: Option<u64>,
    /// Whether the body has not been polled yet.
    fresh: bool,
    /// The future that opens the file, while it runs. The mutex only makes it `Sync`.
    opening: Option<Mutex<Opening>>,
    reading: Option<Reading<File>>,
}

type Opening = Pin<Box<dyn Future<Output = io::Result<File>> + Send>>;

impl FileBody {
    /// Returns a body of the same file from its beginning, or `None` if this body has been polled. It also
    /// returns `None` for a pipe or a device, which has no length and can't be read twice.
    pub(super) fn try_clone(&self) -> Option<Self> {
        if !self.fresh || self.length.is_none() {
            return None;
        }
        let (path, length) = (self.path.clone(), self.length);
        Some(Self { path, length, fresh: true, opening: None, reading: None })
    }

    /// Opens the file.
    fn poll_open(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Reading<File>>> {
        let path = &self.path;
        let opening = self.opening.get_or_insert_with(|| {
            let opening: Opening = Box::pin(File::open(path.clone()));
            Mutex::new(opening)
        });
        let opening = opening.get_mut().unwrap_or_else(PoisonError::into_inner);
        let opened = ready!(opening.as_mut().poll(cx));
        self.opening = None;
        Poll::Ready(opened.map(|file| Reading::new(file, self.length)))
    }
}

impl Body for FileBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let this = &mut *self;
        this.fresh = false;
        if this.reading.is_none() {
            this.reading = Some(ready!(this.poll_open(cx))?);
        }
        match &mut this.reading {
            Some(reading) => Pin::new(reading).poll_frame(cx),
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.reading.as_ref().map_or(self.length == Some(0), Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        match &self.reading {
            Some(reading) => reading.size_hint(),
            None => self.length.map_or_else(SizeHint::default, SizeHint::with_exact),
        }
    }
}

/// A body of the bytes of a reader.
struct Reading<R> {
    reader: R,
    /// The number of remaining bytes, if it is known.
    left: Option<u64>,
    buffer: Vec<u8>,
    ended: bool,
}

impl<R> Reading<R> {
    fn new(reader: R, left: Option<u64>) -> Self {
        Self { reader, left, buffer: Vec::new(), ended: left == Some(0) }
    }

    /// Returns the piece of `len` bytes that was read into the buffer. A length of 0 is the end of the
    /// reader, which is an error if bytes are still missing.
    fn piece(&mut self, len: usize) -> Option<io::Result<Frame<Bytes>>> {
        if len == 0 {
            self.ended = true;
            return self.left.map(|left| {
                let problem = format!("the source ended {left} bytes too early");
                Err(io::Error::new(io::ErrorKind::UnexpectedEof, problem))
            });
        }
        if let Some(left) = &mut self.left {
            *left = left.saturating_sub(len as u64);
            self.ended = *left == 0;
        }
        let piece = self.buffer.get(..len).unwrap_or_default();
        Some(Ok(Frame::data(Bytes::copy_from_slice(piece))))
    }
}

impl<R: AsyncRead + Unpin> Body for Reading<R> {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let this = &mut *self;
        if this.ended {
            return Poll::Ready(None);
        }
        let left = this.left.map_or(PIECE, |left| usize::try_from(left).unwrap_or(PIECE));
        this.buffer.resize(left.min(PIECE), 0);
        let mut buffer = ReadBuf::new(&mut this.buffer);
        let read = ready!(Pin::new(&mut this.reader).poll_read(cx, &mut buffer));
        let len = buffer.filled().len();
        if let Err(error) = read {
            this.ended = true;
            return Poll::Ready(Some(Err(error)));
        }
        Poll::Ready(this.piece(len))
    }

    fn is_end_stream(&self) -> bool {
        self.ended
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
