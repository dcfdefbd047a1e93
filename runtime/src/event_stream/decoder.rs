//! From bytes to messages, whatever pieces the bytes come in.

use bytes::{Bytes, BytesMut};

use super::message::headers;
use super::message::{CHECKSUM, FrameError, Message, PRELUDE};

/// The longest message that is waited for, in bytes. The specification has services keep to 24 MiB
/// of payload and 128 KiB of headers, and clients not insist on it; but a claim must not make a
/// client fill its memory.
const LONGEST: usize = 64 * 1024 * 1024;

/// Reads messages from bytes as they come. Takes the memory of what has come, whatever length a
/// message claims to have. After an error nothing more can be read.
#[derive(Debug, Default)]
pub struct Decoder {
    buffer: BytesMut,
    failed: Option<FrameError>,
}

/// The lengths of a message.
#[derive(Clone, Copy)]
struct Prelude {
    total: usize,
    headers: usize,
}

impl Decoder {
    /// Adds the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        if self.failed.is_none() {
            self.buffer.extend_from_slice(bytes);
        }
    }

    /// The next message, if all of it is there.
    ///
    /// # Errors
    /// If the bytes are no message: a checksum or length is wrong, a header can't be read.
    pub fn message(&mut self) -> Result<Option<Message>, FrameError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        self.next().inspect_err(|error| {
            self.failed = Some(*error);
            self.buffer = BytesMut::new();
        })
    }

    /// Says that no more bytes come.
    ///
    /// # Errors
    /// If they ended in the middle of a message.
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

/// The length of the message that `bytes` begin with, if enough of it is there to tell.
pub(super) fn first_length(bytes: &Bytes) -> Result<Option<usize>, FrameError> {
    Ok(prelude(bytes)?.map(|prelude| prelude.total))
}

/// Reads and checks the lengths of a message, if they are there.
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
