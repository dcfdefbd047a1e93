//! Streams of bytes: where they come from, and how they are read.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use farrier::http::HeaderMap;
use farrier::{ByteStream, Bytes};
use http_body::{Body, Frame, SizeHint};

/// Drives a future that never waits for anything from outside.
fn at_once<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits"),
    }
}

/// A body of these frames that claims to have at least so many bytes.
struct Frames(VecDeque<Frame<Bytes>>, u64);

fn frames(pieces: &[&'static str], claim: u64) -> Frames {
    let mut frames: VecDeque<_> =
        pieces.iter().map(|piece| Frame::data(Bytes::from_static(piece.as_bytes()))).collect();
    frames.push_back(Frame::trailers(HeaderMap::new()));
    Frames(frames, claim)
}

impl Body for Frames {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.pop_front().map(Ok))
    }

    fn size_hint(&self) -> SizeHint {
        let mut hint = SizeHint::new();
        hint.set_lower(self.1);
        hint
    }
}

#[test]
fn a_body_in_memory_is_one_piece() {
    let sources: [ByteStream; 4] = [
        "film".into(),
        String::from("film").into(),
        b"film".to_vec().into(),
        Bytes::from_static(b"film").into(),
    ];
    for mut stream in sources {
        assert_eq!(stream.length(), Some(4));
        assert_eq!(stream.as_bytes().unwrap(), "film");
        assert_eq!(at_once(stream.next()).unwrap().unwrap(), "film");
        assert_eq!(stream.length(), Some(0));
        assert!(at_once(stream.next()).is_none());
    }
}

#[test]
fn pieces_come_in_order_and_empty_ones_and_trailers_are_skipped() {
    let mut stream = ByteStream::from_body(frames(&["ab", "", "c"], 0));
    assert!(stream.as_bytes().is_none());
    assert_eq!(stream.length(), None);
    assert_eq!(at_once(stream.next()).unwrap().unwrap(), "ab");
    assert_eq!(at_once(stream.next()).unwrap().unwrap(), "c");
    assert!(at_once(stream.next()).is_none());
}

#[test]
fn collecting_stops_at_the_limit() {
    for (limit, fits) in [(2, false), (3, true), (usize::MAX, true)] {
        let collected = at_once(ByteStream::from_body(frames(&["ab", "c"], 0)).collect(limit));
        match collected {
            Ok(bytes) => assert!(fits && bytes == "abc", "{limit}"),
            Err(error) => assert!(!fits && error.is_too_large(), "{limit}"),
        }
    }
    assert!(at_once(ByteStream::from("abc").collect(2)).is_err());
}

#[test]
fn a_size_hint_beyond_the_limit_is_refused_and_one_within_allocates_nothing() {
    let claim = 1 << 62;
    let error = at_once(ByteStream::from_body(frames(&["ab"], claim)).collect(1 << 20));
    assert!(error.unwrap_err().is_too_large());
    let collected = at_once(ByteStream::from_body(frames(&["ab"], claim)).collect(usize::MAX));
    assert_eq!(collected.unwrap(), "ab");
}

#[test]
fn what_is_in_memory_can_be_made_again() {
    let mut stream = ByteStream::from("film");
    let again = stream.try_clone().unwrap();
    at_once(stream.next()).unwrap().unwrap();
    assert_eq!(at_once(again.collect(99)).unwrap(), "film");
    assert_eq!(stream.try_clone().unwrap().length(), Some(0));
    assert!(ByteStream::from_body(frames(&["ab"], 0)).try_clone().is_none());
}

#[test]
fn a_stream_can_be_shared_and_sent() {
    fn is_shared<T: Send + Sync>(_: &T) {}
    is_shared(&ByteStream::from_body(frames(&[], 0)));
}

#[cfg(feature = "client")]
#[test]
fn a_reader_gives_no_more_than_the_given_length() {
    for (length, expected) in [(None, Some("film")), (Some(2), Some("fi")), (Some(5), None)] {
        let stream = ByteStream::from_reader(&b"film"[..], length);
        assert_eq!(stream.length(), length);
        let collected = at_once(stream.collect(99)).ok();
        assert_eq!(collected.as_deref(), expected.map(str::as_bytes), "{length:?}");
    }
}
