//! Messages of event streams: headers and a payload, with lengths and checksums around them.

pub(crate) mod headers;

use std::collections::BTreeMap;
use std::fmt;

use bytes::{BufMut, Bytes};

use self::headers::HeaderValue;

/// The number of bytes in the two lengths and their checksum.
pub(super) const PRELUDE: usize = 12;
/// The number of bytes in the checksum of the whole message.
pub(super) const CHECKSUM: usize = 4;
/// The greatest number of bytes in the headers of a message that is sent.
const HEADERS: usize = 128 * 1024;
/// The greatest number of bytes in the payload of a message that is sent.
const PAYLOAD: usize = 24 * 1024 * 1024;

/// A message of an event stream, which carries one event.
///
/// ```
/// use farrier::event_stream::{Decoder, HeaderValue, Message};
///
/// let message = Message::new("4").header("count", HeaderValue::Byte(1));
/// let mut decoder = Decoder::default();
/// decoder.push(&message.encode()?);
/// assert_eq!(decoder.message()?, Some(message));
/// # Ok::<(), farrier::event_stream::FrameError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    /// The headers by name. Their order is not significant.
    pub headers: BTreeMap<String, HeaderValue>,
    /// The payload, which may be empty.
    pub payload: Bytes,
}

/// The error of bytes that can't be decoded as a message, or of a message that can't be encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameError(pub(super) &'static str);

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "event stream: {}", self.0)
    }
}

impl std::error::Error for FrameError {}

impl Message {
    /// Creates a message with a payload and no headers.
    pub fn new(payload: impl Into<Bytes>) -> Self {
        Self { payload: payload.into(), headers: BTreeMap::new() }
    }

    /// Adds a header, which replaces one of the same name.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: HeaderValue) -> Self {
        self.headers.insert(name.into(), value);
        self
    }

    /// Returns the bytes of the message.
    ///
    /// # Errors
    ///
    /// Fails if the headers have more than 128 KiB or the payload more than 24 MiB. The name of a
    /// header must have 1 to 255 bytes, and its value at most 32,767.
    pub fn encode(&self) -> Result<Bytes, FrameError> {
        let mut out = Vec::with_capacity(256 + self.payload.len());
        out.put_bytes(0, PRELUDE);
        headers::write(&self.headers, &mut out)?;
        let headers = out.len() - PRELUDE;
        if headers > HEADERS {
            return Err(FrameError("the headers have more than 128 KiB"));
        }
        if self.payload.len() > PAYLOAD {
            return Err(FrameError("the payload has more than 24 MiB"));
        }
        out.put_slice(&self.payload);
        let total = out.len() + CHECKSUM;
        let mut prelude = Vec::with_capacity(PRELUDE);
        prelude.put_u32(length(total)?);
        prelude.put_u32(length(headers)?);
        prelude.put_u32(crc32fast::hash(&prelude));
        out.splice(..PRELUDE, prelude);
        out.put_u32(crc32fast::hash(&out));
        Ok(out.into())
    }

    /// Returns a header that is a string. The error is the header's name and a description of the
    /// problem.
    pub(super) fn text(&self, name: &'static str) -> Result<&str, (&'static str, &'static str)> {
        match self.headers.get(name) {
            None => Err((name, "is missing")),
            Some(value) => value.as_str().ok_or((name, "is not a string")),
        }
    }
}

fn length(length: usize) -> Result<u32, FrameError> {
    u32::try_from(length).map_err(|_| FrameError("the message is too long"))
}
