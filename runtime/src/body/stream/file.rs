//! Streams from files and from tokio's readers.

use std::fs::Metadata;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::SystemTime;

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
        // The program may change its folder before the file is opened again.
        let path = std::path::absolute(path)?;
        let file = File::open(&path).await?;
        let metadata = file.metadata().await?;
        if metadata.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        // A pipe or a device has no length.
        let length = metadata.is_file().then_some(metadata.len());
        let source = Source { path, state: FileState::of(&metadata), length };
        let reading = Some(Reading::new(file, length));
        let file = FileBody { source, fresh: true, opening: None, reading, failed: false };
        Ok(Self::from_file(file))
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
    source: Source,
    /// Whether the body has not been polled yet.
    fresh: bool,
    /// The future that opens the file, while it runs. The mutex only makes it `Sync`.
    opening: Option<Mutex<Opening>>,
    reading: Option<Reading<File>>,
    /// Whether the file couldn't be opened again.
    failed: bool,
}

/// A file that can be opened again.
#[derive(Clone)]
struct Source {
    path: PathBuf,
    state: FileState,
    length: Option<u64>,
}

/// What tells a file, and the time of its last change, from others.
#[derive(Clone, PartialEq, Eq)]
struct FileState {
    length: u64,
    modified: Option<SystemTime>,
    /// The device and the number of the file on it.
    #[cfg(unix)]
    inode: (u64, u64),
}

impl FileState {
    fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt as _;
        Self {
            length: metadata.len(),
            modified: metadata.modified().ok(),
            #[cfg(unix)]
            inode: (metadata.dev(), metadata.ino()),
        }
    }
}

type Opening = Pin<Box<dyn Future<Output = io::Result<File>> + Send>>;

impl Source {
    /// Opens the file. Fails if it isn't the same any more, because then it has other bytes.
    async fn open(self) -> io::Result<File> {
        let file = File::open(&self.path).await?;
        if FileState::of(&file.metadata().await?) == self.state {
            return Ok(file);
        }
        Err(io::Error::other("the file has changed since the stream was made"))
    }
}

impl FileBody {
    /// Returns a body of the same file from its beginning, or `None` if this body has been polled. It also
    /// returns `None` for a pipe or a device, which has no length and can't be read twice.
    pub(super) fn try_clone(&self) -> Option<Self> {
        if !self.fresh || self.source.length.is_none() {
            return None;
        }
        let source = self.source.clone();
        Some(Self { source, fresh: true, opening: None, reading: None, failed: false })
    }

    /// Opens the file.
    fn poll_open(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Reading<File>>> {
        let source = &self.source;
        let opening = self.opening.get_or_insert_with(|| {
            let opening: Opening = Box::pin(source.clone().open());
            Mutex::new(opening)
        });
        let opening = opening.get_mut().unwrap_or_else(PoisonError::into_inner);
        let opened = ready!(opening.as_mut().poll(cx));
        self.opening = None;
        self.failed = opened.is_err();
        Poll::Ready(opened.map(|file| Reading::new(file, self.source.length)))
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
        if this.failed {
            return Poll::Ready(None);
        }
        if this.reading.is_none() {
            this.reading = Some(ready!(this.poll_open(cx))?);
        }
        match &mut this.reading {
            Some(reading) => Pin::new(reading).poll_frame(cx),
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.reading
            .as_ref()
            .map_or(self.failed || self.source.length == Some(0), Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        match &self.reading {
            Some(reading) => reading.size_hint(),
            None => self.source.length.map_or_else(SizeHint::default, SizeHint::with_exact),
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
