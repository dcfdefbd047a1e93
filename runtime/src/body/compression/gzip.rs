//! The encoding gzip (RFC 1952) of bodies in memory and of streams.

use std::io::Write as _;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use flate2::write::GzEncoder;
use http::header::{CONTENT_ENCODING, HeaderMap, HeaderValue};
use http_body::{Body, Frame};

use crate::body::error::StreamError;
use crate::body::stream::ByteStream;
use crate::error::wire::SerializeError;

/// Adds `gzip` to the header `Content-Encoding`. Fails if the header or the map of headers is full.
pub(super) fn add_content_encoding(headers: &mut HeaderMap) -> Result<(), SerializeError> {
    let refuse = |problem: &str| SerializeError { member: None, problem: problem.to_owned() };
    let mut value = Vec::new();
    for given in headers.get_all(CONTENT_ENCODING) {
        value.extend_from_slice(given.as_bytes());
        value.extend_from_slice(b", ");
    }
    value.extend_from_slice(b"gzip");
    let value = HeaderValue::from_bytes(&value)
        .map_err(|_| refuse("the header `content-encoding` has no room for `gzip`"))?;
    let inserted = headers.try_insert(CONTENT_ENCODING, value);
    inserted.map(drop).map_err(|_| refuse("there are too many headers"))
}

/// Compresses a body in memory. Equal bodies give equal results.
pub(super) fn compress(body: &[u8]) -> Bytes {
    let mut encoder = encoder();
    // Writing to a vector can't fail.
    let _ = encoder.write_all(body);
    encoder.finish().unwrap_or_default().into()
}

fn encoder() -> GzEncoder<Vec<u8>> {
    GzEncoder::new(Vec::new(), flate2::Compression::default())
}

/// A body that compresses a stream. Its length is not known.
pub(super) struct Compressed {
    stream: ByteStream,
    /// The compressor. It is `None` after the end of the stream or after an error.
    encoder: Option<GzEncoder<Vec<u8>>>,
}

impl Compressed {
    pub(super) fn new(stream: ByteStream) -> Self {
        Self { stream, encoder: Some(encoder()) }
    }
}

impl Body for Compressed {
    type Data = Bytes;
    type Error = StreamError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
        let Self { stream, encoder } = &mut *self;
        while let Some(open) = encoder {
            match ready!(stream.poll_next(cx)) {
                Some(Ok(piece)) => {
                    // Writing to a vector can't fail.
                    let _ = open.write_all(&piece);
                    let written = std::mem::take(open.get_mut());
                    if !written.is_empty() {
                        return Poll::Ready(Some(Ok(Frame::data(written.into()))));
                    }
                }
                Some(Err(error)) => {
                    *encoder = None;
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    let last = encoder.take().map(GzEncoder::finish);
                    let last = last.and_then(Result::ok).unwrap_or_default();
                    return Poll::Ready(Some(Ok(Frame::data(last.into()))));
                }
            }
        }
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        self.encoder.is_none()
    }
}
