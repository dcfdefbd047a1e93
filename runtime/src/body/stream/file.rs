//! Streams from files and from whatever tokio can read.

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
    /// Makes a stream of the content of a file, with its length as it is now. It needs a tokio runtime,
    /// in which the file is read in pieces of 64 KiB.
    ///
    /// # Errors
    /// Fails if the file can't be opened, or is a folder. If the file has become shorter by the time
    /// that it is read, the stream breaks off; what it has beyond its length is left out.
    pub async fn from_path(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        let file = File::open(&path).await?;
        let metadata = file.metadata().await?;
        if metadata.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        // A pipe or device has no length to tell.
        let length = metadata.is_file().then_some(metadata.len());
        let reading = Some(Reading::new(file, length));
        Ok(Self::from_file(FileBody { path, length, fresh: true, opening: None, reading }))
    }

    /// Makes a stream of what a reader gives until its end. `length` is the number of bytes, if it is
    /// known. If the reader gives fewer, the stream breaks off; what it has beyond them is left out.
    pub fn from_reader(
        reader: impl AsyncRead + Send + Unpin + 'static,
        length: Option<u64>,
    ) -> Self {
        Self::from_body(Reading::new(reader, length))
    }
}

/// A file as a body, which can be made again until it is read.
pub(super) struct FileBody {
    path: PathBuf,
    length: Option<u64>,
    /// Nothing was read yet.
    fresh: bool,
    /// The file is being opened. The mutex is for the sake of `Sync` only.
    opening: Option<Mutex<Opening>>,
    reading: Option<Reading<File>>,
}

type Opening = Pin<Box<dyn Future<Output = io::Result<File>> + Send>>;

impl FileBody {
    /// The same file from its beginning. A pipe or a device, which has no length, can't be read twice.
    pub(super) fn try_clone(&self) -> Option<Self> {
        if !self.fresh || self.length.is_none() {
            return None;
        }
        let (path, length) = (self.path.clone(), self.length);
        Some(Self { path, length, fresh: true, opening: None, reading: None })
    }

    /// Opens the file, if it isn't open yet.
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

/// A reader as a body.
struct Reading<R> {
    reader: R,
    /// How much is to come, if that is known.
    left: Option<u64>,
    buffer: Vec<u8>,
    ended: bool,
}

impl<R> Reading<R> {
    fn new(reader: R, left: Option<u64>) -> Self {
        Self { reader, left, buffer: Vec::new(), ended: left == Some(0) }
    }

    /// The piece that has been read into the buffer.
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
