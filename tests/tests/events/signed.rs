//! Events of requests that are signed: each has a signature, chained to the one before.

use std::sync::atomic::{AtomicI64, Ordering};

use farrier::event_stream::{Decoder, HeaderValue, Message, to_message};
use farrier::protocol::{AwsJson1_0, RestJson1};
use farrier::sigv4::{ChainedSigner, Payload, Signer, Target};
use farrier::{
    AuthScheme, ByteStream, Credentials, EventHeader, EventStream, Identities, Operation,
    RequestOptions, ServiceSchema, Streaming, TimeSource, Timestamp, Unit, http,
};

use crate::support::run;

static REEF: ServiceSchema =
    ServiceSchema::new("Reef", "1", &RestJson1).auth(&[AuthScheme::sigv4("reef")]);

static POND: ServiceSchema =
    ServiceSchema::new("Pond", "1", &AwsJson1_0).auth(&[AuthScheme::sigv4("pond")]);

farrier::shape! {
    pub operation Tell: input(TellInput), output(Unit), error(TellError), named("Tell", REEF),
        http("POST", "/tell", 200), streams_input(Streaming::Events);
}

farrier::shape! {
    pub struct TellInput: derive(Debug), write, input(stream(sights));

    pub sights: EventStream<Sights> = member("sights").payload().streaming() or EventStream::default(),
}

farrier::shape! {
    pub operation Ask: input(AskInput), output(Unit), error(AskError), named("Ask", POND),
        streams_input(Streaming::EventsAfterInitial);
}

farrier::shape! {
    pub struct AskInput: derive(Debug), write, input(stream(sights));

    pub river: Option<String> = member("river"),
    pub sights: EventStream<Sights> = member("sights").streaming() or EventStream::default(),
}

farrier::shape! {
    pub union Sights: derive(Debug, Clone, PartialEq), write;

    Fish(Fish) = member("fish"),
}

farrier::shape! {
    pub struct Fish: derive(Debug, Clone, PartialEq), write;

    pub depth: Option<i32> = member("depth").event_header(EventHeader::Integer),
    pub tag: Option<String> = member("tag").event_header(EventHeader::Other),
    pub name: Option<String> = member("name"),
}

/// A clock that is a second before midnight first, and a second later each time.
#[derive(Debug)]
struct Ticking(AtomicI64);

const START: i64 = 1_440_892_799;

impl TimeSource for Ticking {
    fn now(&self) -> Timestamp {
        at(self.0.fetch_add(1, Ordering::SeqCst))
    }
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_timestamp(seconds, 0).unwrap()
}

fn credentials() -> Credentials {
    Credentials::new("AKID", "s3cret", Some("t0ken".to_owned()))
}

fn request<O: Operation>(input: O::Input) -> http::Request<ByteStream> {
    let options = RequestOptions::default()
        .identities(Identities::default().credentials(credentials()))
        .signing_region("eu-west-1")
        .time_source(Ticking(AtomicI64::new(START)));
    let endpoint = "https://reef.example.com".parse().unwrap();
    let Ok(request) = O::request_with(input, &endpoint, &options) else { panic!("no request") };
    request
}

fn fish(name: &str) -> Sights {
    Sights::Fish(Fish { depth: Some(7), tag: None, name: Some(name.to_owned()) })
}

fn messages(body: ByteStream) -> Vec<Message> {
    let mut decoder = Decoder::default();
    decoder.push(&run(body.collect(9999)).unwrap());
    let messages = std::iter::from_fn(|| decoder.message().unwrap()).collect();
    assert_eq!(decoder.finish(), Ok(()));
    messages
}

/// What follows a request, by the signature that it should have.
fn chain(head: &http::request::Parts, service: &str) -> ChainedSigner {
    let credentials = credentials();
    let signer = Signer::new(&credentials, "eu-west-1", service, at(START));
    let mut headers = head.headers.clone();
    let (expected, hash) = (&head.headers["authorization"], &head.headers["x-amz-content-sha256"]);
    assert_eq!(hash, "STREAMING-AWS4-HMAC-SHA256-EVENTS");
    let target = Target::of(&head.method, &head.uri);
    let seed = signer.sign_headers(target, &mut headers, Payload::Events).unwrap();
    assert_eq!(&headers["authorization"], expected);
    signer.chain(&seed)
}

/// The messages within those of a request, whose signatures are right.
fn opened(request: http::Request<ByteStream>, service: &str) -> Vec<Message> {
    let (head, body) = request.into_parts();
    let mut chain = chain(&head, service);
    let mut outer = messages(body);
    let end = outer.pop().unwrap();
    assert!(end.payload.is_empty());
    let mut inner = Vec::new();
    for (number, message) in outer.iter().chain([&end]).enumerate() {
        let time = at(START + 1 + i64::try_from(number).unwrap());
        assert_eq!(message.headers[":date"], HeaderValue::Timestamp(time.timestamp_millis()));
        let signature = chain.event(time, &message.payload);
        let expected = HeaderValue::Blob(signature.bytes().to_vec().into());
        assert_eq!(message.headers[":chunk-signature"], expected, "{number}");
        assert_eq!(message.headers.len(), 2);
        let mut decoder = Decoder::default();
        decoder.push(&message.payload);
        inner.extend(std::iter::from_fn(|| decoder.message().unwrap()));
    }
    inner
}

#[test]
fn each_event_is_signed_and_an_empty_one_ends_the_stream() {
    let sights = [fish("perch"), fish("pike")];
    let inner = opened(request::<Tell>(TellInput { sights: sights.clone().into() }), "reef");
    assert_eq!(inner, sights.map(|sight| to_message(&sight, &RestJson1).unwrap()));
    assert_eq!(opened(request::<Tell>(TellInput { sights: EventStream::default() }), "reef"), []);
}

#[test]
fn the_initial_message_is_the_first_that_is_signed() {
    let input = AskInput { river: Some("Aare".to_owned()), sights: [fish("pike")].into() };
    let inner = opened(request::<Ask>(input), "pond");
    assert_eq!(inner[0].headers[":event-type"].as_str(), Some("initial-request"));
    assert_eq!(inner[0].payload, r#"{"river":"Aare"}"#);
    assert_eq!(inner[1], to_message(&fish("pike"), &AwsJson1_0).unwrap());
    assert_eq!(inner.len(), 2);
}

#[test]
fn a_stream_that_breaks_off_has_no_end() {
    // A header of a message is shorter.
    let long = Sights::Fish(Fish { tag: Some("x".repeat(40_000)), depth: None, name: None });
    let mut body = request::<Tell>(TellInput { sights: [fish("pike"), long].into() }).into_body();
    run(async {
        assert!(body.next().await.unwrap().is_ok());
        assert!(body.next().await.unwrap().is_err());
        assert!(body.next().await.is_none());
    });
}
