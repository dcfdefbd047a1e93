//! Bodies of requests that are sent in chunks, because they have a checksum at their end or signatures within.

use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::auth::sigv4::{CONTENT_HASH, ChunkWriter};
use crate::body::chunked::chunked;
use crate::body::stream::ByteStream;
use crate::body::trailer::Trailer;
use crate::error::wire::SerializeError;

const DECODED_LENGTH: HeaderName = HeaderName::from_static("x-amz-decoded-content-length");
const TRAILER: HeaderName = HeaderName::from_static("x-amz-trailer");

/// A body that is to be sent in chunks, whose request says so.
pub(super) struct Chunks {
    length: u64,
    trailer: Option<Trailer>,
}

/// Puts the body of a request that isn't signed into chunks, if a checksum is to follow it.
///
/// # Errors
/// Fails as [`Chunks::announce`] does.
pub(super) fn unsigned(request: &mut http::Request<ByteStream>) -> Result<(), SerializeError> {
    let Some(trailer) = Trailer::take(request.extensions_mut()) else { return Ok(()) };
    let body = std::mem::take(request.body_mut());
    let headers = request.headers_mut();
    let chunks = Chunks::announce(&body, Some(trailer), headers)?;
    insert(headers, CONTENT_HASH, HeaderValue::from_static("STREAMING-UNSIGNED-PAYLOAD-TRAILER"))?;
    *request.body_mut() = chunks.of(body, ChunkWriter::unsigned());
    Ok(())
}

impl Chunks {
    /// Says in the headers of a request that its body comes in chunks.
    ///
    /// # Errors
    /// Fails if the length of the body isn't known, or if there are too many headers.
    pub(super) fn announce(
        body: &ByteStream,
        trailer: Option<Trailer>,
        headers: &mut HeaderMap,
    ) -> Result<Self, SerializeError> {
        let Some(length) = body.length() else {
            return Err(SerializeError::whole(
                "its body is sent in chunks, and its length must be known before: give it as bytes, from a file, \
                 or with its length in the member that is bound to `Content-Length`"
                    .to_owned(),
            ));
        };
        let encoding = match headers.get(CONTENT_ENCODING).and_then(|value| value.to_str().ok()) {
            Some(given) => HeaderValue::try_from(format!("{given},aws-chunked")),
            None => Ok(HeaderValue::from_static("aws-chunked")),
        };
        let encoding =
            encoding.map_err(|_| SerializeError::whole("its encoding is no header".to_owned()))?;
        // The transport announces the length with what the chunks add.
        headers.remove(CONTENT_LENGTH);
        insert(headers, CONTENT_ENCODING, encoding)?;
        insert(headers, DECODED_LENGTH, HeaderValue::from(length))?;
        if let Some(trailer) = &trailer {
            insert(headers, TRAILER, HeaderValue::from(trailer.name()))?;
        }
        Ok(Self { length, trailer })
    }

    /// Returns the body in chunks.
    pub(super) fn of(self, body: ByteStream, writer: ChunkWriter) -> ByteStream {
        chunked(body, self.length, writer, self.trailer)
    }
}

fn insert(
    headers: &mut HeaderMap,
    name: HeaderName,
    value: HeaderValue,
) -> Result<(), SerializeError> {
    let inserted = headers.try_insert(name, value);
    inserted.map(drop).map_err(|_| SerializeError::whole("there are too many headers".to_owned()))
}
