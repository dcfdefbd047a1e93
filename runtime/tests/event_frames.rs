//! Messages as bytes and back: round trips, truncation, corruption, and bytes of any kind.
#![cfg(feature = "event-stream")]

use farrier::Bytes;
use farrier::event_stream::{Decoder, FrameError, HeaderValue, Message};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

fn header() -> impl Strategy<Value = HeaderValue> {
    prop_oneof![
        any::<bool>().prop_map(HeaderValue::Boolean),
        any::<i8>().prop_map(HeaderValue::Byte),
        any::<i16>().prop_map(HeaderValue::Short),
        any::<i32>().prop_map(HeaderValue::Integer),
        any::<i64>().prop_map(HeaderValue::Long),
        vec(any::<u8>(), 0..40).prop_map(|bytes| HeaderValue::Blob(bytes.into())),
        any::<String>().prop_map(HeaderValue::String),
        any::<i64>().prop_map(HeaderValue::Timestamp),
        any::<[u8; 16]>().prop_map(HeaderValue::Uuid),
    ]
}

fn message() -> impl Strategy<Value = Message> {
    let headers = btree_map("[a-zé:-]{1,30}", header(), 0..6);
    let payload = vec(any::<u8>(), 0..200).prop_map(Bytes::from);
    (headers, payload).prop_map(|(headers, payload)| {
        let mut message = Message::new(payload);
        message.headers = headers;
        message
    })
}

/// All messages of these bytes.
fn decode(bytes: &[u8]) -> Result<Vec<Message>, FrameError> {
    let mut decoder = Decoder::default();
    decoder.push(bytes);
    let mut messages = Vec::new();
    while let Some(message) = decoder.message()? {
        messages.push(message);
    }
    decoder.finish().map(|()| messages)
}

proptest! {
    #[test]
    fn messages_come_back_whatever_the_pieces(
        messages in vec(message(), 0..4),
        piece in 1_usize..50,
    ) {
        let bytes: Vec<u8> =
            messages.iter().flat_map(|message| message.encode().unwrap()).collect();
        let mut decoder = Decoder::default();
        let mut read = Vec::new();
        for piece in bytes.chunks(piece) {
            decoder.push(piece);
            while let Some(message) = decoder.message().unwrap() {
                read.push(message);
            }
        }
        prop_assert_eq!(decoder.finish(), Ok(()));
        prop_assert_eq!(read, messages);
    }

    #[test]
    fn an_incomplete_message_is_not_returned(message in message()) {
        let bytes = message.encode().unwrap();
        for end in 1..bytes.len() {
            let mut decoder = Decoder::default();
            decoder.push(&bytes[..end]);
            prop_assert_eq!(decoder.message(), Ok(None));
            prop_assert!(decoder.finish().is_err());
        }
    }

    #[test]
    fn a_byte_that_is_changed_is_noticed(
        message in message(),
        at in any::<prop::sample::Index>(),
        change in 1_u8..,
    ) {
        let mut bytes = message.encode().unwrap().to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= change;
        prop_assert!(decode(&bytes).is_err());
    }

    #[test]
    fn random_bytes_do_not_panic(bytes in vec(any::<u8>(), 0..300)) {
        let _ = decode(&bytes);
    }

    #[test]
    fn random_headers_do_not_panic(headers in vec(any::<u8>(), 0..100)) {
        if let Ok(messages) = decode(&framed(&headers)) {
            let again: Result<Vec<_>, _> = messages.iter().map(Message::encode).collect();
            let again = again.map(|bytes| decode(&bytes.concat()));
            // A header that is read may be longer than one that may be sent.
            prop_assert!(again.is_err() || again == Ok(Ok(messages)));
        }
    }
}

/// A message of these headers, whose checksums are right.
fn framed(headers: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend(u32::try_from(headers.len() + 16).unwrap().to_be_bytes());
    bytes.extend(u32::try_from(headers.len()).unwrap().to_be_bytes());
    bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
    bytes.extend(headers);
    bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
    bytes
}

#[test]
fn an_empty_message_is_sixteen_bytes() {
    let bytes = Message::default().encode().unwrap();
    assert_eq!(bytes[..12], [0, 0, 0, 16, 0, 0, 0, 0, 5, 194, 72, 235]);
    assert_eq!(bytes.len(), 16);
    assert_eq!(decode(&bytes), Ok(vec![Message::default()]));
}

#[test]
fn inconsistent_lengths_are_refused_at_once() {
    for (total, headers) in [(0, 0), (15, 0), (16, 1), (20, 5), (u32::MAX, 0), (1 << 27, 0)] {
        let mut bytes = Vec::new();
        bytes.extend(u32::to_be_bytes(total));
        bytes.extend(u32::to_be_bytes(headers));
        bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
        assert!(decode(&bytes).is_err(), "{total} {headers}");
    }
}

#[test]
fn invalid_headers_are_refused() {
    for (headers, problem) in [
        (&[1, b'a', 10][..], "a header's value has an unknown type"),
        (&[0, 0], "a header has no name"),
        (&[1, 0xff, 0], "a header is not UTF-8"),
        (&[1, b'a', 7, 0, 1, 0xff], "a header is not UTF-8"),
        (&[1, b'a', 7, 0, 2, b'x'], "the headers end in the middle of one"),
        (&[1, b'a', 5, 0], "the headers end in the middle of one"),
        (&[9, b'a'], "the headers end in the middle of one"),
        (&[1, b'a', 0, 1, b'a', 1], "a header comes twice"),
    ] {
        let error = decode(&framed(headers)).unwrap_err();
        assert_eq!(error.to_string(), format!("event stream: {problem}"), "{headers:?}");
    }
}

#[test]
fn a_decoder_fails_again_after_an_error() {
    let mut decoder = Decoder::default();
    decoder.push(&[0; 12]);
    let error = decoder.message().unwrap_err();
    decoder.push(&Message::default().encode().unwrap());
    assert_eq!(decoder.message(), Err(error));
    assert_eq!(decoder.finish(), Err(error));
}

#[test]
fn messages_beyond_the_limits_are_not_encoded() {
    let with = |name: String, value| Message::default().header(name, value).encode();
    assert!(with("a".repeat(255), HeaderValue::Boolean(true)).is_ok());
    assert!(with("a".repeat(256), HeaderValue::Boolean(true)).is_err());
    assert!(with(String::new(), HeaderValue::Boolean(true)).is_err());
    assert!(with("a".to_owned(), HeaderValue::String("b".repeat(32_767))).is_ok());
    assert!(with("a".to_owned(), HeaderValue::String("b".repeat(32_768))).is_err());
    let many = (0..5).map(|name| (name.to_string(), HeaderValue::Blob(vec![0; 32_000].into())));
    let many = many.fold(Message::default(), |message, (name, value)| message.header(name, value));
    assert!(many.encode().is_err());
    assert!(Message::new(vec![0; 24 * 1024 * 1024 + 1]).encode().is_err());
}
