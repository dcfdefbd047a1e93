//! Bodies in chunks, which may be signed and may end with a checksum (`Content-Encoding: aws-chunked`).

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use http_body::{Body, Frame, SizeHint};

use crate::auth::sigv4::ChunkWriter;
use crate::body::error::StreamError;
use crate::body::stream::ByteStream;
use crate::body::trailer::Trailer;

/// As many bytes as a chunk has, except for the last one. Services want 8 KiB or more.
const CHUNK: usize = 64 * 1024;

/// Puts a body of a known length into chunks, with a trailer at its end if there is one.
pub(crate) fn chunked(
    stream: ByteStream,
    length: u64,
    writer: ChunkWriter,
    trailer: Option<Trailer>,
) -> ByteStream {
    let trailer_length = trailer.as_ref().map(Trailer::line_length);
    let encoded = writer.encoded_length(length, CHUNK as u64, trailer_length);
    ByteStream::from_body(Chunked {
        stream,
        length,
        seen: 0,
        chunk: BytesMut::new(),
        writer: Some(writer),
        trailer,
        left: encoded,
    })
}

/// A body in chunks.
struct Chunked {
    stream: ByteStream,
    /// As many bytes as the stream should have.
    length: u64,
    /// As many bytes as it has had.
    seen: u64,
    /// What has come of the next chunk.
    chunk: BytesMut,
    /// It is gone at the end.
    writer: Option<ChunkWriter>,
    trailer: Option<Trailer>,
    /// As many bytes as are still to be sent.
    left: u64,
}

impl Chunked {
    fn take(&mut self, piece: &[u8]) -> Result<(), StreamError> {
        self.seen += piece.len() as u64;
        if self.seen > self.length {
            return Err(self.fail("has more bytes than"));
        }
        if let Some(trailer) = &mut self.trailer {
            trailer.update(piece);
        }
        self.chunk.extend_from_slice(piece);
        Ok(())
    }

    /// Ends the body, because the source contradicts its length.
    fn fail(&mut self, what: &str) -> StreamError {
        self.writer = None;
        let problem = format!("the source {what} the {} that it should have", self.length);
        StreamError::of(io::Error::new(io::ErrorKind::InvalidData, problem).into())
    }

    /// Writes the next chunk, if it is full or `is_last`.
    fn write(&mut self, is_last: bool) -> Result<Option<Bytes>, StreamError> {
        if is_last && self.seen < self.length {
            return Err(self.fail("has fewer bytes than"));
        }
        let length = if is_last { self.chunk.len() } else { CHUNK };
        let Some(writer) = self.writer.as_mut().filter(|_| is_last || self.chunk.len() >= CHUNK)
        else {
            return Ok(None);
        };
        let chunk = self.chunk.split_to(length.min(CHUNK));
        let mut out = Vec::with_capacity(chunk.len() + 256);
        writer.chunk(&chunk, &mut out);
        if is_last && self.chunk.is_empty() {
            let trailer = self.trailer.take().map_or_else(HeaderMap::new, Trailer::finish);
            if let Some(writer) = self.writer.take() {
                writer.finish(&trailer, &mut out);
            }
        }
        self.left = self.left.saturating_sub(out.len() as u64);
        Ok(Some(out.into()))
    }
}

impl Body for Chunked {
    type Data = Bytes;
    type Error = StreamError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
        let this = &mut *self;
        while this.writer.is_some() {
            if let Some(chunk) = this.write(false)? {
                return Poll::Ready(Some(Ok(Frame::data(chunk))));
            }
            match ready!(this.stream.poll_next(cx)) {
                Some(Ok(piece)) => this.take(&piece)?,
                Some(Err(error)) => {
                    this.writer = None;
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    let last = this.write(true)?;
                    return Poll::Ready(last.map(|chunk| Ok(Frame::data(chunk))));
                }
            }
        }
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        self.writer.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

#[cfg(test)]
mod tests;
