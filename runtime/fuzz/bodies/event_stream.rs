//! Arbitrary bytes as an event stream: the decoder never panics, reads the same in whatever pieces they come,
//! and what it reads can be written and read again. So it is with the typed events in the messages.
//!
//! No fuzzer guesses checksums. Hence the same bytes are read as the content of a message, too, whose
//! checksums are right: the first byte is the length of the headers.

use farrier::event_stream::{Decoder, FrameError, Message};

use crate::events;

pub(crate) fn run(data: &[u8]) {
    check(data);
    if let Some((split, data)) = data.split_first() {
        let split = usize::from(*split).min(data.len());
        if let Some(bytes) = framed(data, split) {
            check(&bytes);
        }
    }
}

fn check(bytes: &[u8]) {
    let whole = decode(std::iter::once(bytes));
    assert_eq!(decode(bytes.chunks(1)), whole);
    events::check_stream(bytes);
    let Ok(messages) = whole else { return };
    for message in messages {
        events::check_message(&message);
        // What is read may be longer than what may be written.
        if let Ok(again) = message.encode() {
            assert_eq!(decode(std::iter::once(&again[..])), Ok(vec![message]));
        }
    }
}

fn decode<'p>(pieces: impl Iterator<Item = &'p [u8]>) -> Result<Vec<Message>, FrameError> {
    let mut decoder = Decoder::default();
    let mut messages = Vec::new();
    for piece in pieces {
        decoder.push(piece);
        while let Some(message) = decoder.message()? {
            messages.push(message);
        }
    }
    decoder.finish().map(|()| messages)
}

/// Returns a message of these bytes: its headers up to `split`, and its payload after it.
fn framed(data: &[u8], split: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    bytes.extend(u32::try_from(data.len() + 16).ok()?.to_be_bytes());
    bytes.extend(u32::try_from(split).ok()?.to_be_bytes());
    bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
    bytes.extend(data);
    bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
    Some(bytes)
}
