//! Arbitrary bytes into the decoder of event streams: it never panics, reads the same whatever
//! pieces they come in, and what it reads can be read again once it is written. The checksums are
//! put right in a second round, as no fuzzer guesses them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use farrier::event_stream::{Decoder, FrameError, Message};

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

/// A message of these bytes: headers up to `split`, the payload after it.
fn framed(data: &[u8], split: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    bytes.extend(u32::try_from(data.len() + 16).ok()?.to_be_bytes());
    bytes.extend(u32::try_from(split).ok()?.to_be_bytes());
    bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
    bytes.extend(data);
    bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
    Some(bytes)
}

fn check(bytes: &[u8]) {
    let whole = decode(std::iter::once(bytes));
    assert_eq!(decode(bytes.chunks(1)), whole);
    let Ok(messages) = whole else { return };
    for message in messages {
        // What is read may be longer than what may be written.
        if let Ok(again) = message.encode() {
            assert_eq!(decode(std::iter::once(&again[..])), Ok(vec![message]));
        }
    }
}

fuzz_target!(|data: &[u8]| {
    check(data);
    if let Some((split, data)) = data.split_first() {
        let split = usize::from(*split).min(data.len());
        if let Some(bytes) = framed(data, split) {
            check(&bytes);
        }
    }
});
