//! Decoding of messages from bytes that come in pieces.

use bytes::{Bytes, BytesMut};

use super::message::headers;
use super::message::{CHECKSUM, FrameError, Message, PRELUDE};

/// The greatest length of a message that is received, in bytes. The specification limits senders to
/// 24 MiB of payload and 128 KiB of headers and asks receivers not to enforce that. Without any
/// limit, however, a message that claims to be long would fill the memory.
const LONGEST: usize = 64 * 1024 * 1024;

/// Decodes messages from bytes that come in pieces.
///
/// It buffers the bytes of a message that is not complete. Its memory is bounded by the bytes that
/// have come, whatever length a message claims to have, and a message may have at most 64 MiB.
/// After an error, every further call fails with the same error.
#[derive(Debug, Default)]
pub struct Decoder {
    buffer: BytesMut,
    failed: Option<FrameError>,
}

/// The lengths at the beginning of a message.
#[derive(Clone, Copy)]
struct Prelude {
    total: usize,
    headers: usize,
}

impl Decoder {
    /// Adds the next piece of bytes, which may have any length.
    pub fn push(&mut self, bytes: &[u8]) {
        if self.failed.is_none() {
            self.buffer.extend_from_slice(bytes);
        }
    }

    /// Returns the next message, or `None` if more bytes are needed.
    ///
    /// # Errors
    ///
    /// Fails if the bytes are not a message, because a checksum or a length is wrong or a header
    /// can't be read.
    pub fn message(&mut self) -> Result<Option<Message>, FrameError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        self.next().inspect_err(|error| {
            self.failed = Some(*error);
            self.buffer = BytesMut::new();
        })
    }

    /// Checks that the bytes end after a complete message. Call it when no more bytes come.
    ///
    /// # Errors
    ///
    /// Fails if the bytes end in the middle of a message.
    pub fn finish(&self) -> Result<(), FrameError> {
        match self.failed {
            Some(error) => Err(error),
            None if self.buffer.is_empty() => Ok(()),
            None => Err(FrameError("the stream ended in the middle of a message")),
        }
    }

    fn next(&mut self) -> Result<Option<Message>, FrameError> {
        let Some(prelude) = prelude(&self.buffer)? else { return Ok(None) };
        if self.buffer.len() < prelude.total {
            return Ok(None);
        }
        let mut rest = self.buffer.split_to(prelude.total).freeze();
        let checksum = rest.split_off(prelude.total - CHECKSUM);
        if crc32fast::hash(&rest).to_be_bytes() != checksum[..] {
            return Err(FrameError("the checksum of a message is wrong"));
        }
        let payload = rest.split_off(PRELUDE + prelude.headers);
        let headers = headers::read(rest.split_off(PRELUDE))?;
        Ok(Some(Message { headers, payload }))
    }
}

/// Returns the length of the message that `bytes` begin with, or `None` if more bytes are needed to
/// tell. Fails if the lengths are wrong.
pub(super) fn first_length(bytes: &Bytes) -> Result<Option<usize>, FrameError> {
    Ok(prelude(bytes)?.map(|prelude| prelude.total))
}

/// Reads and checks the lengths of a message. Returns `None` if more bytes are needed.
fn prelude(bytes: &[u8]) -> Result<Option<Prelude>, FrameError> {
    let Some((lengths, _)) = bytes.split_first_chunk::<8>() else { return Ok(None) };
    let Some((total, rest)) = bytes.split_first_chunk::<4>() else { return Ok(None) };
    let Some((headers, rest)) = rest.split_first_chunk::<4>() else { return Ok(None) };
    let Some((checksum, _)) = rest.split_first_chunk::<4>() else { return Ok(None) };
    if crc32fast::hash(lengths).to_be_bytes() != *checksum {
        return Err(FrameError("the checksum of a message's lengths is wrong"));
    }
    let total = u32::from_be_bytes(*total) as usize;
    let headers = u32::from_be_bytes(*headers) as usize;
    if total > LONGEST {
        return Err(FrameError("a message has more than 64 MiB"));
    }
    match total.checked_sub(PRELUDE + CHECKSUM) {
        Some(data) if headers <= data => Ok(Some(Prelude { total, headers })),
        _ => Err(FrameError("the lengths of a message contradict each other")),
    }
}
