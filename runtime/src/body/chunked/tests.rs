use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::{CHUNK, chunked};
use crate::auth::credentials::Credentials;
use crate::auth::sigv4::payload::Payload;
use crate::auth::sigv4::target::Target;
use crate::auth::sigv4::{ChunkWriter, Signer};
use crate::body::stream::ByteStream;

/// A source in pieces, which says a length that it may not have.
struct Source {
    pieces: Vec<Bytes>,
    length: u64,
}

impl Body for Source {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        Poll::Ready(self.pieces.pop().map(|piece| Ok(Frame::data(piece))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length)
    }
}

/// `length` bytes in pieces of `piece` bytes.
fn source(length: usize, piece: usize) -> (ByteStream, Vec<u8>) {
    let bytes: Vec<u8> = (0..=250).cycle().take(length).collect();
    let pieces = bytes.chunks(piece).rev().map(Bytes::copy_from_slice).collect();
    (ByteStream::from_body(Source { pieces, length: length as u64 }), bytes)
}

fn collected(stream: ByteStream) -> Result<Bytes, String> {
    let collected = pin!(stream.collect(1 << 20));
    match collected.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(collected) => collected.map_err(|error| error.to_string()),
        Poll::Pending => panic!("it waits"),
    }
}

fn signed() -> ChunkWriter {
    let credentials = Credentials::new("AKID", "secret", None);
    let time = "2015-08-30T12:36:00Z".parse().unwrap();
    let signer = Signer::new(&credentials, "us-east-1", "vault", time);
    let mut headers = http::HeaderMap::new();
    let target = Target::new("PUT", "a.b", "/", "");
    let seed = signer.sign_headers(target, &mut headers, Payload::SignedChunks).unwrap();
    ChunkWriter::signed(signer.chain(&seed))
}

/// The bytes in chunks, and the lines after the last one.
fn decoded(mut rest: &[u8]) -> (Vec<u8>, Vec<usize>, String) {
    let (mut bytes, mut lengths) = (Vec::new(), Vec::new());
    loop {
        let end = rest.windows(2).position(|pair| pair == b"\r\n").unwrap();
        let head = std::str::from_utf8(&rest[..end]).unwrap();
        let length = usize::from_str_radix(head.split(';').next().unwrap(), 16).unwrap();
        rest = &rest[end + 2..];
        if length == 0 {
            return (bytes, lengths, String::from_utf8(rest.to_vec()).unwrap());
        }
        lengths.push(length);
        bytes.extend_from_slice(&rest[..length]);
        assert_eq!(&rest[length..length + 2], b"\r\n");
        rest = &rest[length + 2..];
    }
}

#[test]
fn chunks_hold_what_came_and_have_the_announced_length() {
    for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 17] {
        for piece in [1000, CHUNK, 5 * CHUNK] {
            for writer in [ChunkWriter::unsigned(), signed()] {
                let (stream, bytes) = source(length, piece);
                let body = chunked(stream, length as u64, writer, None);
                let announced = body.length().unwrap();
                let sent = collected(body).unwrap();
                assert_eq!(sent.len() as u64, announced, "{length} {piece}");
                let (found, lengths, end) = decoded(&sent);
                assert!(found == bytes, "{length} {piece}");
                let full = lengths.iter().rev().skip(1).all(|length| *length == CHUNK);
                assert!(full, "{lengths:?}");
                assert_eq!(end, "\r\n");
            }
        }
    }
}

#[test]
fn the_document_s_length() {
    // 66,560 bytes have 66,824 in chunks of 64 KiB with signatures, as AWS's documentation says.
    assert_eq!(signed().encoded_length(66_560, 65_536, None), 66_824);
}

#[cfg(feature = "checksum")]
#[test]
fn a_checksum_follows() {
    use crate::body::checksum::request::Trailing;
    use crate::body::trailer::Trailer;
    use crate::schema::checksum::ChecksumAlgorithm;

    for algorithm in ChecksumAlgorithm::ALL {
        for writer in [ChunkWriter::unsigned(), signed()] {
            let mut extensions = http::Extensions::new();
            extensions.insert(Trailing(algorithm));
            let trailer = Trailer::take(&mut extensions);
            let (stream, bytes) = source(70_000, 999);
            let body = chunked(stream, 70_000, writer, trailer);
            let announced = body.length().unwrap();
            let sent = collected(body).unwrap();
            assert_eq!(sent.len() as u64, announced, "{algorithm:?}");
            let mut sum = crate::Checksum::new(algorithm);
            sum.update(&bytes);
            let line = format!("{}:{}\r\n", algorithm.header(), sum.header_value());
            let (_, _, end) = decoded(&sent);
            assert!(end.starts_with(&line), "{end}");
        }
    }
}

#[test]
fn a_source_of_another_length_is_refused() {
    for (length, expected) in
        [(9, "has fewer bytes than the 10"), (11, "has more bytes than the 10")]
    {
        let (stream, _) = source(length, 4);
        let problem = collected(chunked(stream, 10, ChunkWriter::unsigned(), None)).unwrap_err();
        assert!(problem.contains(expected), "{problem}");
    }
}
