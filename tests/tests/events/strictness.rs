//! How strictly events are read, which depends on the service or on the call, as it does for outputs.

use farrier::event_stream::{HeaderValue, Message};
use farrier::protocol::RestJson1;
use farrier::{
    Error, EventError, EventHeader, EventStream, Operation as _, ResponseOptions, Responses,
    ServiceSchema, Unit, http,
};

use crate::support::run;
use crate::support::warnings::warnings_of;

static REEF: ServiceSchema = ServiceSchema::new("Reef", "1", &RestJson1);

farrier::shape! {
    pub operation Dive: input(Unit), output(DiveOutput), error(DiveError), named("Dive", REEF),
        http("GET", "/dive", 200), streams_output(farrier::Streaming::Events);
}

farrier::shape! {
    pub struct DiveOutput: derive(Debug), read;

    pub sights: EventStream<Sights> = member("sights").payload().streaming() or EventStream::default(),
}

farrier::shape! {
    pub union Sights: derive(Debug, Clone, PartialEq), read;

    Fish(Fish) = member("fish"),
    Sting(Sting) = member("sting").exception(),
}

farrier::shape! {
    pub struct Fish: derive(Debug, Clone, PartialEq), read, default;

    pub at: String = required("at").event_header(EventHeader::Other),
    pub depth: Option<i32> = member("depth").event_header(EventHeader::Integer),
    pub count: i32 = required("count"),
    pub name: Option<String> = member("name"),
}

farrier::shape! {
    pub struct Sting: derive(Debug, Clone, PartialEq, Default), read, error("Sting", message);

    pub message: Option<String> = member("message"),
    pub by: String = required("by"),
}

fn event(kind: &str, headers: &[(&str, HeaderValue)], payload: &'static str) -> Message {
    let (message_type, type_header) = match kind {
        "sting" => ("exception", ":exception-type"),
        _ => ("event", ":event-type"),
    };
    let text = |text: &str| HeaderValue::String(text.to_owned());
    let message = Message::new(payload)
        .header(":message-type", text(message_type))
        .header(type_header, text(kind));
    headers.iter().fold(message, |message, (name, value)| message.header(*name, value.clone()))
}

/// What comes of an event, and the warnings about it.
fn read(
    message: &Message,
    responses: Responses,
) -> (Result<Option<Sights>, EventError<Sights>>, Vec<String>) {
    let response = http::Response::new(message.encode().unwrap());
    let options = ResponseOptions::default().responses(responses);
    let mut output = match Dive::response_with(response, &options) {
        Ok(output) => output,
        Err(Error::Response(error)) => panic!("{}", error.problem),
        Err(error) => panic!("{error}"),
    };
    warnings_of(|| run(output.sights.recv()))
}

fn fish() -> Fish {
    Fish { at: "here".to_owned(), count: 3, ..Fish::default() }
}

#[test]
fn required_members_may_be_headers() {
    let here = ("at", HeaderValue::String("here".to_owned()));
    let message = event("fish", std::slice::from_ref(&here), r#"{"count":3}"#);
    for responses in [Responses::Lenient, Responses::Strict] {
        let (event, warnings) = read(&message, responses);
        assert_eq!(event.unwrap(), Some(Sights::Fish(fish())));
        assert_eq!(warnings, [""; 0]);
    }
    for (message, problem) in [
        (event("fish", &[], r#"{"count":3}"#), "the member `at` is required and missing"),
        (event("fish", std::slice::from_ref(&here), "{}"), "/count: a required member is missing"),
        (event("fish", std::slice::from_ref(&here), ""), "the member `count` is required"),
    ] {
        let error = read(&message, Responses::Strict).0.unwrap_err().to_string();
        assert!(error.contains(problem), "{error}");
        read(&message, Responses::Lenient).0.unwrap();
    }
}

#[test]
fn what_is_left_out_of_an_event_is_told() {
    let headers = [
        ("at", HeaderValue::String("here".to_owned())),
        ("depth", HeaderValue::String("deep".to_owned())),
    ];
    let message = event("fish", &headers, r#"{"count":3,"name":{}}"#);
    let (event, warnings) = read(&message, Responses::Lenient);
    assert_eq!(event.unwrap(), Some(Sights::Fish(fish())));
    assert_eq!(
        warnings,
        [" message=values are missing or can't be read, the first of them /depth: the header \
          is not a whole number name=\"fish\" count=2"]
    );
    let error = read(&message, Responses::Strict).0.unwrap_err().to_string();
    assert!(error.contains("header depth: is not a whole number"), "{error}");
}

#[test]
fn required_members_of_an_event_that_are_made_up_are_told() {
    let told = |message: &Message| {
        let (event, warnings) = read(message, Responses::Lenient);
        event.unwrap();
        warnings.concat()
    };
    let warnings = told(&event("fish", &[], "{}"));
    assert_eq!(
        warnings,
        " message=values are missing or can't be read, the first of them /at: a required member is missing \
         or null name=\"fish\" count=2"
    );
    let here = ("at", HeaderValue::String("here".to_owned()));
    assert_eq!(told(&event("fish", &[here], r#"{"count":3}"#)), "");
}

/// An exception that lacks something is better than none.
#[test]
fn exceptions_are_read_leniently() {
    let message = event("sting", &[], r#"{"message":"ouch"}"#);
    let expected = Sting { message: Some("ouch".to_owned()), by: String::new() };
    for responses in [Responses::Lenient, Responses::Strict] {
        match read(&message, responses).0 {
            Err(EventError::Exception(Sights::Sting(sting))) => assert_eq!(sting, expected),
            other => panic!("{other:?}"),
        }
    }
}

/// A page in place of events is no stream that ends at once.
#[test]
fn a_page_is_no_stream() {
    for (media_type, body) in [("text/html; charset=utf-8", "<html>"), ("application/json", "")] {
        let response = http::Response::builder()
            .header("content-type", media_type)
            .body(farrier::Bytes::from_static(body.as_bytes()))
            .unwrap();
        let Err(Error::Response(error)) = Dive::response(response) else { panic!("{media_type}") };
        assert_eq!(error.part, "header content-type");
        assert!(error.problem.contains("no stream of events"), "{}", error.problem);
    }
}
