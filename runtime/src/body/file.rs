//! Streams from files and from whatever tokio can read.

use std::io;
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

use super::stream::ByteStream;

/// The size of a piece that is read from a file, in bytes.
const PIECE: usize = 64 * 1024;

impl ByteStream {
    /// The content of a file, with its length as it is now. Needs a tokio runtime, in which the
    /// pieces are then read too.
    ///
    /// # Errors
    /// If the file can't be opened, or is a folder.
    pub async fn from_path(path: impl AsRef<Path>) -> io::Result<Self> {
        let file = File::open(path).await?;
        let metadata = file.metadata().await?;
        if metadata.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        // A pipe or device has no length to tell.
        let length = metadata.is_file().then_some(metadata.len());
        Ok(Self::from_body(Reading::new(file, length)))
    }

    /// What a reader gives until its end; `length` is the number of bytes, if it is known. A
    /// reader that gives fewer breaks the stream off; what it has beyond them is left.
    pub fn from_reader(
        reader: impl AsyncRead + Send + Unpin + 'static,
        length: Option<u64>,
    ) -> Self {
        Self::from_body(Reading::new(reader, length))
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
