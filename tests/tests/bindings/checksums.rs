//! `@httpChecksumRequired`, `aws.protocols#httpChecksum` and `@requestCompression`: what is done to
//! a body that is ready, and what a response's body has to be.

use std::future::Future;
use std::io::Read as _;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use farrier::{ByteStream, Compression, Error, Operation as _, RequestOptions, StreamError};
use flate2::read::GzDecoder;
use tests::fixtures::checksums::{
    Algorithm, Download, Fetch, Keep, KeepInput, Label, LabelInput, Pour, PourInput, Seal,
    SealInput, Store, StoreInput, Upload, UploadInput,
};

use crate::support::{Outcome, body, headers, outcome, refused, request};

fn keep() -> KeepInput {
    KeepInput { content: Some(Bytes::from_static(b"123456789")), ..KeepInput::default() }
}

#[test]
fn a_request_carries_its_md5() {
    let request = request::<Seal>(SealInput { text: Some("a".to_owned()) });
    assert_eq!(body(&request), r#"{"text":"a"}"#);
    assert_eq!(
        headers(&request),
        ["content-md5: Y00B9axHEROgE6s3KqS8Hg==", "content-type: application/json"]
    );
}

#[test]
fn an_md5_that_is_given_wins() {
    let input = StoreInput { sum: Some("mine".to_owned()), ..StoreInput::default() };
    let request = request::<Store>(input);
    assert_eq!(headers(&request), ["content-md5: mine", "content-type: application/json"]);
}

#[test]
fn what_is_required_has_a_default() {
    assert_eq!(
        headers(&request::<Keep>(keep())),
        [
            "content-type: application/octet-stream",
            "x-amz-checksum-crc32: y/Q5Jg==",
            "x-amz-sdk-checksum-algorithm: CRC32",
        ]
    );
}

#[test]
fn the_input_chooses_the_algorithm() {
    let input = KeepInput { algorithm: Some(Algorithm::Sha256), ..keep() };
    assert_eq!(
        headers(&request::<Keep>(input)),
        [
            "content-type: application/octet-stream",
            "x-amz-checksum-sha256: FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=",
            "x-amz-sdk-checksum-algorithm: SHA256",
        ]
    );
}

#[test]
fn what_is_not_required_and_not_chosen_is_not_there() {
    let request = |algorithm| {
        headers(&request::<Label>(LabelInput { algorithm, text: Some("a".to_owned()) }))
    };
    assert_eq!(request(None), ["content-type: application/json"]);
    let crc = request(Some(Algorithm::Crc32));
    assert_eq!(crc.len(), 2);
    assert!(crc[1].starts_with("x-amz-checksum-crc32: "), "{crc:?}");
}

#[test]
fn a_checksum_that_is_given_wins_whatever_its_algorithm() {
    let input = KeepInput { sha1: Some("mine".to_owned()), ..keep() };
    assert_eq!(
        headers(&request::<Keep>(input)),
        ["content-type: application/octet-stream", "x-amz-checksum-sha1: mine"]
    );
    // This header begins like one of a checksum, and is none.
    let input = KeepInput { kind: Some("FULL_OBJECT".to_owned()), ..keep() };
    assert!(
        headers(&request::<Keep>(input)).contains(&"x-amz-checksum-crc32: y/Q5Jg==".to_owned())
    );
}

#[test]
fn an_algorithm_that_can_not_be_computed_is_refused() {
    assert_eq!(
        refused::<Keep>(KeepInput { algorithm: Some(Algorithm::Sha512), ..keep() }),
        "Keep was not sent: algorithm: is not a supported checksum algorithm; \
         supported are: CRC64NVME, CRC32C, CRC32, SHA1, SHA256"
    );
}

fn fetch(headers: &[(&str, &str)]) -> Outcome<Fetch> {
    outcome::<Fetch>(200, headers, "123456789")
}

#[test]
fn a_response_that_is_whole_is_read() {
    for headers in [
        &[][..],
        &[("x-amz-checksum-crc32", "y/Q5Jg==")],
        &[("x-amz-checksum-crc32c", "4waSgw==")],
        // The checksum of three parts' checksums is not one of the body.
        &[("x-amz-checksum-crc32", "AAAAAA==-3")],
        // The operation doesn't list this one.
        &[("x-amz-checksum-sha1", "wrong")],
        // Of several, the one that costs least.
        &[("x-amz-checksum-sha256", "wrong"), ("x-amz-checksum-crc64nvme", "rosUhgp5mIg=")],
    ] {
        assert_eq!(fetch(headers).unwrap().content.unwrap(), "123456789", "{headers:?}");
    }
}

#[test]
fn a_response_that_was_changed_on_its_way_is_an_error() {
    let Err(Error::Response(error)) = fetch(&[("x-amz-checksum-crc32", "AAAAAA==\\")]) else {
        panic!("the checksum is wrong")
    };
    assert_eq!(
        error.to_string(),
        "Fetch: the response's body can't be read: its checksum CRC32 is `y/Q5Jg==`, but the \
         header `x-amz-checksum-crc32` says `AAAAAA==\\\\` (HTTP 200 OK)"
    );
}

/// The checksum in these responses is that of a whole object, or of the checksums of its parts.
#[test]
fn a_checksum_of_something_else_than_the_body_is_not_verified() {
    let checksum = ("x-amz-checksum-crc32", "AAAAAA==");
    let range = outcome::<Fetch>(206, &[checksum, ("content-range", "bytes 0-8/99")], "123456789");
    assert_eq!(range.unwrap().content.unwrap(), "123456789");
    for kind in ["COMPOSITE", "composite"] {
        let composite = fetch(&[checksum, ("x-amz-checksum-type", kind)]);
        assert_eq!(composite.unwrap().content.unwrap(), "123456789");
    }
    let whole = fetch(&[checksum, ("x-amz-checksum-type", "FULL_OBJECT")]).unwrap_err().to_string();
    assert!(whole.contains("its checksum CRC32 is"), "{whole}");

    for (status, kind) in [(206, "FULL_OBJECT"), (200, "COMPOSITE")] {
        let response = http::Response::builder().status(status);
        let response = response.header(checksum.0, checksum.1).header("x-amz-checksum-type", kind);
        let output = Download::response(response.body(pieces()).unwrap()).unwrap();
        assert_eq!(at_once(output.content.collect(100)).unwrap(), "123456789");
    }
}

/// A body that comes piece by piece.
fn pieces() -> ByteStream {
    struct Pieces(Vec<&'static str>);
    impl http_body::Body for Pieces {
        type Data = Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
            Poll::Ready(self.0.pop().map(|piece| Ok(http_body::Frame::data(piece.into()))))
        }
    }
    ByteStream::from_body(Pieces(vec!["789", "456", "123"]))
}

/// Drives a future that never waits for anything from outside.
fn at_once<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits"),
    }
}

/// All of a stream whose checksum is said to be this.
fn downloaded(body: ByteStream, crc32: &str) -> Result<Result<Bytes, StreamError>, String> {
    let response = http::Response::builder().header("x-amz-checksum-crc32", crc32);
    let output = Download::response(response.body(body).unwrap());
    let content = output.map_err(|error| error.to_string())?.content;
    Ok(at_once(content.collect(100)))
}

#[test]
fn a_stream_is_verified_as_it_is_read() {
    for body in [pieces(), "123456789".into()] {
        assert_eq!(downloaded(body, "y/Q5Jg==").unwrap().unwrap(), "123456789");
    }
    let error = downloaded(pieces(), "AAAAAA==").unwrap().unwrap_err().to_string();
    assert!(error.contains("`y/Q5Jg==`, but the header `x-amz-checksum-crc32` says"), "{error}");
    // What is in memory is verified at once.
    let error = downloaded("123456789".into(), "AAAAAA==").unwrap_err();
    assert!(error.contains("`y/Q5Jg==`, but the header `x-amz-checksum-crc32` says"), "{error}");
}

#[test]
fn a_stream_that_is_not_in_memory_has_no_checksum_to_send() {
    let input = |algorithm, content| UploadInput { algorithm, content };
    let sent = request::<Upload>(input(Some(Algorithm::Crc32), "123456789".into()));
    assert!(headers(&sent).contains(&"x-amz-checksum-crc32: y/Q5Jg==".to_owned()));
    assert_eq!(
        refused::<Upload>(input(Some(Algorithm::Crc32), pieces())),
        "Upload was not sent: its body needs a checksum, and isn't in memory to compute one: \
         give it as bytes, or give the checksum"
    );
    let sent = request::<Upload>(input(None, pieces()));
    assert_eq!(headers(&sent), ["content-type: application/octet-stream"]);
}

fn compressed(input: StoreInput, compression: Compression) -> http::Request<Bytes> {
    let options = RequestOptions::default().compression(compression);
    let request =
        Store::request_with(input, &"https://example.com".parse().unwrap(), &options).unwrap();
    request.map(|body| body.as_bytes().unwrap().clone())
}

/// The value of a header, if there is one.
fn value<'r>(request: &'r http::Request<Bytes>, name: &str) -> Option<&'r str> {
    Some(request.headers().get(name)?.to_str().unwrap())
}

#[test]
fn large_requests_are_compressed() {
    let text = "sheep ".repeat(2000);
    let input = StoreInput { text: Some(text.clone()), ..StoreInput::default() };
    let request = compressed(input, Compression::default());
    assert_eq!(value(&request, "content-encoding"), Some("gzip"));
    assert_eq!(value(&request, "content-type"), Some("application/json"));
    assert!(request.body().len() < 200);
    let mut whole = String::new();
    GzDecoder::new(&request.body()[..]).read_to_string(&mut whole).unwrap();
    assert_eq!(whole, format!(r#"{{"text":"{text}"}}"#));
}

#[test]
fn a_checksum_is_of_what_is_sent() {
    let input = |sum: Option<&str>| StoreInput {
        text: Some("a".repeat(20_000)),
        sum: sum.map(str::to_owned),
        ..StoreInput::default()
    };
    let plain = compressed(input(None), Compression::Off);
    let request = compressed(input(None), Compression::default());
    assert_ne!(value(&request, "content-md5"), value(&plain, "content-md5"));
    // The same input gives the same bytes each time.
    assert_eq!(request.body(), compressed(input(Some("x")), Compression::default()).body());
}

#[test]
fn small_requests_are_not_unless_that_is_asked_for() {
    let input = || StoreInput { encoding: Some("custom".to_owned()), ..StoreInput::default() };
    let encoding = |compression| {
        value(&compressed(input(), compression), "content-encoding").map(str::to_owned)
    };
    assert_eq!(encoding(Compression::default()).as_deref(), Some("custom"));
    assert_eq!(encoding(Compression::From(3)).as_deref(), Some("custom"));
    assert_eq!(encoding(Compression::From(2)).as_deref(), Some("custom, gzip"));
    assert_eq!(encoding(Compression::From(0)).as_deref(), Some("custom, gzip"));
    assert_eq!(encoding(Compression::Off).as_deref(), Some("custom"));
}

#[test]
fn the_size_from_which_requests_are_compressed_has_an_upper_limit() {
    let input = StoreInput { text: Some("a".repeat(11 << 20)), ..StoreInput::default() };
    let request = compressed(input, Compression::From(u32::MAX));
    assert_eq!(value(&request, "content-encoding"), Some("gzip"));
}

/// What is sent of a stream: the header that tells of encodings, and the body.
fn poured(content: ByteStream, compression: Compression) -> (Option<String>, Vec<u8>) {
    let options = RequestOptions::default().compression(compression);
    let input = PourInput { encoding: Some("custom".to_owned()), ..PourInput::new(content) };
    let request =
        Pour::request_with(input, &"https://example.com".parse().unwrap(), &options).unwrap();
    let encoding = request.headers().get("content-encoding");
    let encoding = encoding.map(|value| value.to_str().unwrap().to_owned());
    let body = at_once(request.into_body().collect(usize::MAX)).unwrap();
    (encoding, body.to_vec())
}

fn unzipped(body: &[u8]) -> String {
    let mut whole = String::new();
    GzDecoder::new(body).read_to_string(&mut whole).unwrap();
    whole
}

#[test]
fn streams_are_compressed_whatever_their_size() {
    for compression in [Compression::default(), Compression::From(u32::MAX), Compression::From(0)] {
        for (content, whole) in
            [(pieces(), "123456789"), ("in memory".into(), "in memory"), ("".into(), "")]
        {
            let (encoding, body) = poured(content, compression);
            assert_eq!(encoding.as_deref(), Some("custom, gzip"), "{whole}");
            assert_eq!(unzipped(&body), whole);
        }
    }
    let (encoding, body) = poured(pieces(), Compression::Off);
    assert_eq!((encoding.as_deref(), &body[..]), (Some("custom"), &b"123456789"[..]));
}

#[test]
fn a_stream_is_compressed_as_it_comes() {
    // Noise, which gets no smaller: the encoder can't keep it all.
    let noise = |seed: u32| {
        let mut state = seed | 1;
        let mut step = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        Bytes::from((0..100_000).map(|_| step()).collect::<Vec<_>>())
    };
    let all: Vec<_> = (0..8).map(noise).collect();
    let sent = Chunks(all.iter().rev().cloned().map(Ok).collect());
    let request = Pour::request(
        PourInput::new(ByteStream::from_body(sent)),
        &"https://example.com".parse().unwrap(),
    );
    let mut body = request.unwrap().into_body();
    assert_eq!(body.length(), None);
    let mut frames = Vec::new();
    while let Some(piece) = at_once(body.next()) {
        frames.push(piece.unwrap());
    }
    assert!(frames.len() >= all.len() && frames.iter().all(|frame| frame.len() < 200_000));
    let mut whole = Vec::new();
    GzDecoder::new(&frames.concat()[..]).read_to_end(&mut whole).unwrap();
    assert!(whole == all.concat());
}

#[test]
fn a_stream_that_breaks_off_has_no_end() {
    let broken = vec![Err("the disk is gone"), Ok(Bytes::from_static(b"some"))];
    let input = PourInput::new(ByteStream::from_body(Chunks(broken)));
    let request = Pour::request(input, &"https://example.com".parse().unwrap()).unwrap();
    let mut body = request.into_body();
    let mut outcomes = Vec::new();
    while let Some(piece) = at_once(body.next()) {
        outcomes.push(piece.is_ok());
    }
    // The header of the format, then the failure, and nothing that would look like an end.
    assert_eq!(outcomes.last(), Some(&false));
    assert!(outcomes.len() <= 2, "{outcomes:?}");
}

/// These pieces, the last first.
struct Chunks(Vec<Result<Bytes, &'static str>>);

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        Poll::Ready(self.0.pop().map(|piece| piece.map(http_body::Frame::data)))
    }
}
