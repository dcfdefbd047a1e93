//! The length that a request is announced with: of empty bodies, and of those whose length the input says.

use std::io::Read as _;
use std::time::Duration;

use farrier::{ByteStream, Bytes, Endpoint, Operation, Unit};
use tests::fixtures::lengths::{
    Client, Look, LookInput, Pour, PourInput, SqueezeInput, Store, StoreInput, Weigh, WeighInput,
};
use tests::fixtures::{rpcv2_cbor, xml};

use crate::support::run;
use crate::support::server::{Request, Server, answer, ok};

fn client(server: &Server) -> Client {
    Client::builder().endpoint(&server.url()).timeout(Duration::from_secs(60)).build().unwrap()
}

/// The request that goes out while `call` is made.
fn sent<T>(call: impl AsyncFnOnce(Client) -> T) -> Request {
    let server = Server::always(ok("{}"));
    run(call(client(&server)));
    server.request()
}

/// The header `Content-Length` of a request that has no body and no other framing.
fn empty<T>(call: impl AsyncFnOnce(Client) -> T) -> Option<String> {
    let request = sent(call);
    assert_eq!(request.header("transfer-encoding"), None);
    assert!(request.body.is_empty());
    request.header("content-length").map(str::to_owned)
}

/// A stream of nine bytes, whose length nobody knows.
fn nine() -> ByteStream {
    ByteStream::from_reader(&b"ninebytes"[..], None)
}

fn refused<O: Operation>(input: O::Input) -> String {
    let endpoint: Endpoint = "https://example.com".parse().unwrap();
    let Err(error) = O::request(input, &endpoint) else { panic!("the input should be refused") };
    error.to_string()
}

#[test]
fn empty_uploads_say_that_they_are_empty() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let zero = Some("0".to_owned());
    let pour = |content| PourInput { content, ..PourInput::default() };
    let stream = || ByteStream::from_reader(&b""[..], Some(0));
    assert_eq!(empty(async |client| client.pour(pour("".into())).await.unwrap()), zero);
    assert_eq!(empty(async |client| client.pour(pour(stream())).await.unwrap()), zero);
    let from_file = async |client: Client| {
        let content = ByteStream::from_path(file.path()).await.unwrap();
        client.pour(pour(content)).await.unwrap()
    };
    assert_eq!(empty(from_file), zero);
    let said = PourInput { size: Some(0), ..PourInput::default() };
    assert_eq!(empty(async |client| client.pour(said).await.unwrap()), zero);
    assert_eq!(empty(async |client| client.store(StoreInput::default()).await.unwrap()), zero);
    assert_eq!(empty(async |client| client.weigh(WeighInput::default()).await.unwrap()), zero);
}

#[test]
fn methods_whose_requests_have_content_say_that_there_is_none() {
    let zero = Some("0".to_owned());
    assert_eq!(empty(async |client| client.open().await.unwrap()), zero, "POST");
    assert_eq!(empty(async |client| client.alter().await.unwrap()), zero, "PATCH");
    assert_eq!(empty(async |client| client.close().await.unwrap()), None, "DELETE");
    let look = LookInput::default();
    assert_eq!(empty(async |client| client.look(look).await.unwrap()), None, "GET");
}

#[test]
fn an_empty_request_says_so_in_other_protocols_too() {
    let endpoint: Endpoint = "https://example.com".parse().unwrap();
    let ping = rpcv2_cbor::Ping::request(Unit {}, &endpoint).unwrap();
    assert_eq!(ping.headers()["content-length"], "0");
    let label = xml::ReplaceLabelInput::default();
    let label = xml::ReplaceLabel::request(label, &endpoint).unwrap();
    assert_eq!(label.headers()["content-length"], "0");
}

#[test]
fn a_stream_has_the_length_that_the_input_says() {
    let pour = PourInput { size: Some(9), content: nine() };
    let weigh = WeighInput { size: Some("9".to_owned()), content: nine() };
    let squeeze = SqueezeInput { size: Some(9), content: nine() };
    for request in [
        sent(async |client| client.pour(pour).await.unwrap()),
        sent(async |client| client.weigh(weigh).await.unwrap()),
        sent(async |client| client.squeeze(squeeze).await.unwrap()),
    ] {
        assert_eq!(request.header("content-length"), Some("9"));
        assert_eq!(request.header("transfer-encoding"), None);
        assert_eq!(request.header("content-encoding"), None, "its length would be another one");
        assert_eq!(request.body_text(), "ninebytes");
    }
    let squeeze = SqueezeInput { size: None, content: nine() };
    let server = Server::always(answer("200 OK", "connection: close\r\n", "{}"));
    run(client(&server).squeeze(squeeze)).unwrap();
    assert_eq!(server.request().header("content-encoding"), Some("gzip"));
}

#[test]
fn a_length_that_is_that_of_the_body_is_sent_once() {
    let content = Some(Bytes::from("ninebytes"));
    let store = StoreInput { size: Some(9), content };
    let request = sent(async |client| client.store(store).await.unwrap());
    assert_eq!(request.head.to_lowercase().matches("content-length").count(), 1);
    assert_eq!(request.body_text(), "ninebytes");
}

#[test]
fn a_length_that_contradicts_the_body_is_refused() {
    let must = |length: u64| format!("it must be the length of the body, which is {length} bytes");
    let store = StoreInput { size: Some(9), content: Some("abc".into()) };
    assert_eq!(refused::<Store>(store), format!("Store was not sent: size: {}", must(3)));
    let pour = PourInput { size: Some(2), content: "abc".into() };
    assert_eq!(refused::<Pour>(pour), format!("Pour was not sent: size: {}", must(3)));
    let sized = PourInput { size: Some(2), content: ByteStream::from_reader(&b"abc"[..], Some(3)) };
    assert_eq!(refused::<Pour>(sized), format!("Pour was not sent: size: {}", must(3)));
    let look = LookInput { size: Some(5) };
    assert_eq!(refused::<Look>(look), format!("Look was not sent: size: {}", must(0)));
}

#[test]
fn a_length_that_is_none_is_refused() {
    for size in ["", "-1", "+9", "9.0", "nine", "9, 9", "99999999999999999999"] {
        let input = WeighInput { size: Some(size.to_owned()), content: nine() };
        let expected = "Weigh was not sent: size: it must be a number of bytes";
        assert_eq!(refused::<Weigh>(input), expected, "{size:?}");
    }
}

#[test]
fn a_source_that_contradicts_its_length_fails_the_call() {
    for (size, problem) in [
        (99, "the source ended 90 bytes too early"),
        (8, "the source has more than the 8 bytes that were announced"),
    ] {
        let server = Server::start(|mut connection| {
            let mut rest = Vec::new();
            connection.stream().read_to_end(&mut rest).unwrap();
            assert!(!rest.ends_with(b"bytes"), "what was announced never arrives");
        });
        let input = PourInput { size: Some(size), content: nine() };
        let error = run(client(&server).pour(input)).unwrap_err();
        assert!(error.to_string().contains(problem), "{error}");
    }
}
