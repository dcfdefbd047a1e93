//! Typed events: what is read can be written and read again, and what is received strictly is received
//! leniently as the same events.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use farrier::event_stream::{EventError, EventStream, Message, from_message, to_message};
use farrier::protocol::{AwsJson1_1, Protocol, RestJson1, Rpcv2Json};
use farrier::{
    Bytes, EventHeader, Operation as _, ResponseOptions, Responses, ServiceSchema, Streaming,
    Timestamp, TimestampFormat, Unit, http,
};

static REEF: ServiceSchema = ServiceSchema::new("Reef", "1", &RestJson1);

farrier::shape! {
    pub operation Dive: input(Unit), output(DiveOutput), error(DiveError), named("Dive", REEF),
        http("GET", "/dive", 200), streams_output(Streaming::Events);
}

farrier::shape! {
    pub struct DiveOutput: derive(Debug), read;

    pub sights: EventStream<Sights> = member("sights").payload().streaming() or EventStream::default(),
}

farrier::shape! {
    /// An event with a structure, one with a blob, one with a text, one without members, and an error.
    pub union Sights: derive(Debug, Clone, PartialEq), read, write;

    Fish(Fish) = member("fish"),
    Picture(Picture) = member("picture"),
    Remark(Remark) = member("remark"),
    Place(Place) = member("place"),
    Quiet = member("quiet"),
    Sting(Sting) = member("sting").exception(),
}

farrier::shape! {
    /// Headers of each type, and a payload.
    pub struct Fish: derive(Debug, Clone, PartialEq), read, write, default;

    pub at: String = required("at").event_header(EventHeader::Other),
    pub flag: Option<bool> = member("flag").event_header(EventHeader::Other),
    pub byte: Option<i8> = member("byte").event_header(EventHeader::Byte),
    pub short: Option<i16> = member("short").event_header(EventHeader::Short),
    pub integer: Option<i32> = member("integer").event_header(EventHeader::Integer),
    pub long: Option<i64> = member("long").event_header(EventHeader::Long),
    pub blob: Option<Bytes> = member("blob").event_header(EventHeader::Other),
    pub when: Option<Timestamp> = member("when").event_header(EventHeader::Other),
    pub count: i32 = required("count"),
    pub name: Option<String> = member("name"),
    pub metres: Option<f64> = member("metres"),
    pub since: Option<Timestamp> = member("since").timestamp(TimestampFormat::DateTime),
}

farrier::shape! {
    pub struct Picture: derive(Debug, Clone, PartialEq), read, write, default;

    pub name: Option<String> = member("name").event_header(EventHeader::Other),
    pub image: Option<Bytes> = member("image").event_payload(),
}

farrier::shape! {
    pub struct Remark: derive(Debug, Clone, PartialEq), read, write, default;

    pub text: Option<String> = member("text").event_payload(),
}

farrier::shape! {
    pub struct Place: derive(Debug, Clone, PartialEq), read, write, default;

    pub fish: Option<Fish> = member("fish").event_payload(),
}

farrier::shape! {
    pub struct Sting: derive(Debug, Clone, PartialEq, Default), read, write, error("Sting", message);

    pub message: Option<String> = member("message"),
    pub by: String = required("by"),
}

/// The protocols with event streams.
const PROTOCOLS: &[&dyn Protocol] = &[
    &RestJson1,
    &AwsJson1_1,
    &Rpcv2Json,
    #[cfg(feature = "xml")]
    &farrier::protocol::RestXml,
    #[cfg(feature = "cbor")]
    &farrier::protocol::Rpcv2Cbor,
];

/// Checks the event of a message in each protocol.
pub(crate) fn check_message(message: &Message) {
    for &protocol in PROTOCOLS {
        let Some(event) = read(message, protocol) else { continue };
        if matches!(event, Sights::Unknown(_)) {
            continue;
        }
        // A timestamp loses what is finer than its format, once.
        let again = rewritten(&event, protocol);
        assert_eq!(format!("{:?}", rewritten(&again, protocol)), format!("{again:?}"));
    }
}

fn rewritten(event: &Sights, protocol: &dyn Protocol) -> Sights {
    let message = to_message(event, protocol).expect("what is read can be written");
    read(&message, protocol).expect("what is written can be read")
}

/// Returns the event of a message, be it an error that the model defines.
fn read(message: &Message, protocol: &dyn Protocol) -> Option<Sights> {
    match from_message(message, protocol) {
        Ok(event) => event,
        Err(EventError::Exception(event)) => Some(event),
        Err(error) => {
            let _ = format!("{error} {error:?}");
            None
        }
    }
}

/// Compares how the events of a body are received strictly and leniently.
pub(crate) fn check_stream(body: &[u8]) {
    let body = Bytes::copy_from_slice(body);
    let strict = received(body.clone(), Responses::Strict);
    let lenient = received(body, Responses::Lenient);
    assert!(lenient.starts_with(&strict), "{strict:?} is not the beginning of {lenient:?}");
}

/// Returns the events of a body up to the first that can't be read.
fn received(body: Bytes, responses: Responses) -> Vec<String> {
    let options = ResponseOptions::default().responses(responses);
    let output = Dive::response_with(http::Response::new(body), &options);
    let mut stream = output.expect("events are read one by one").sights;
    let mut events = Vec::new();
    loop {
        match at_once(stream.recv()) {
            Ok(Some(event)) => events.push(format!("{event:?}")),
            Err(error @ (EventError::Exception(_) | EventError::Unhandled(_))) => {
                events.push(format!("{error:?}"));
            }
            Ok(None) | Err(_) => return events,
        }
    }
}

/// Drives a future that never waits for anything from outside.
fn at_once<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits"),
    }
}
