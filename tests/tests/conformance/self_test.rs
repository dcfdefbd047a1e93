//! The harness itself: a case that is right passes, and one that is wrong in any one thing fails.

use farrier::protocol::RestJson1;
use farrier::{ServiceSchema, Timestamp};
use serde_json::{Value, json};

use tests::fixtures::event_stream::{Report, Watch};

use crate::{error, event, request, response};

static SERVICE: ServiceSchema = ServiceSchema::new("Self", "1", &RestJson1).lenient();

farrier::shape! {
    pub struct Shape: derive(Clone), read, write, input();

    pub label: String = required("label").label(),
    pub queries: Option<Vec<String>> = member("queries").query("q"),
    pub header: Option<Timestamp> = member("header").header("X-Time"),
    pub count: Option<f64> = member("count"),
    pub limit: i32 = member("limit") or 10,
}

farrier::shape! {
    pub struct Gone: derive(Debug, Clone, PartialEq, Default), read, write, error("Gone", message);

    pub message: Option<String> = member("message"),
}

farrier::shape! {
    pub operation Put: input(Shape), output(Shape), error(PutError), named("Put", SERVICE),
        http("PUT", "/put/{label}", 200);

    Gone,
}

/// Fails unless the case passes, and fails with each change to it.
fn check(run: fn(&str) -> Result<(), String>, case: &Value, changes: &[(&str, Value)]) {
    run(&case.to_string()).unwrap();
    for (property, value) in changes {
        let mut wrong = case.clone();
        *wrong.pointer_mut(property).unwrap() = value.clone();
        let outcome = run(&wrong.to_string());
        assert!(outcome.is_err(), "{property} may be {value}");
    }
}

#[test]
fn requests() {
    let case = json!({
        "method": "PUT",
        "host": "example.com/base",
        "resolvedHost": "example.com",
        "uri": "/base/put/a%20b",
        "queryParams": ["q=1", "q=2", "q=1"],
        "forbidQueryParams": ["x"],
        "requireQueryParams": ["q"],
        "headers": {"x-time": "Thu, 01 Jan 1970 00:00:00 GMT"},
        "forbidHeaders": ["X-Other"],
        "requireHeaders": ["Content-Length", "X-Time"],
        "body": "{\"limit\": 10, \"count\": \"NaN\"}",
        "bodyMediaType": "application/json",
        "params": {"label": "a b", "queries": ["1", "2", "1"], "header": 0, "count": "NaN"},
    });
    check(
        request::check::<Put>,
        &case,
        &[
            ("/method", json!("POST")),
            ("/resolvedHost", json!("other.example.com")),
            ("/uri", json!("/put/a%20b")),
            ("/uri", json!("/base/put/a b")),
            ("/queryParams", json!(["q=1", "q=2", "q=2"])),
            ("/queryParams", json!(["q=1", "q=2"])),
            ("/queryParams", json!(["q=1", "q=2", "q=1", "y=1"])),
            ("/forbidQueryParams", json!(["q"])),
            ("/requireQueryParams", json!(["x"])),
            ("/headers", json!({"X-Time": "0"})),
            ("/headers", json!({"X-Other": ""})),
            ("/forbidHeaders", json!(["x-time"])),
            ("/requireHeaders", json!(["X-Other"])),
            ("/body", json!("{}")),
            ("/body", json!("")),
            ("/bodyMediaType", json!("text/plain")),
            ("/params/label", json!("b")),
            ("/params", json!({"label": "a b", "unknown": 1})),
            ("/params/header", json!(true)),
        ],
    );
}

#[test]
fn responses() {
    let case = json!({
        "code": 200,
        "headers": {"X-Time": "Thu, 01 Jan 1970 00:00:01 GMT"},
        "body": "{\"count\": \"NaN\"}",
        "bodyMediaType": "application/json",
        "params": {"header": 1, "count": "NaN"},
    });
    check(
        response::check::<Put>,
        &case,
        &[
            ("/code", json!(400)),
            ("/headers", json!({})),
            ("/body", json!("{}")),
            ("/body", json!("{\"count\": \"NaN\", \"limit\": 9}")),
            ("/body", json!("{\"count\": 1}")),
            ("/params/header", json!(2)),
            ("/params", json!({"header": 1})),
            ("/params", json!({"header": 1, "count": "NaN", "queries": []})),
        ],
    );
}

#[test]
fn errors() {
    let case = json!({
        "code": 400,
        "headers": {"X-Amzn-Errortype": "Gone"},
        "body": "{\"message\": \"no\"}",
        "params": {"message": "no"},
        "vendorParamsShape": "aws.protocoltests.config#ErrorCodeParams",
        "vendorParams": {"code": "Gone"},
    });
    let gone = |case: &str| {
        error::check::<Put, Gone>(case, |error| match error {
            PutError::Gone(error) => Some(error),
            PutError::Unhandled(_) => None,
        })
    };
    check(
        gone,
        &case,
        &[
            ("/headers", json!({"X-Amzn-Errortype": "Other"})),
            ("/body", json!("{}")),
            ("/params", json!({})),
            ("/vendorParams/code", json!("Other")),
        ],
    );
}

#[test]
fn parameters_for_other_vendors_are_passed_over() {
    let case = json!({
        "method": "PUT",
        "uri": "/put/a",
        "params": {"label": "a"},
        "authScheme": "smithy.api#httpBasicAuth",
        "vendorParamsShape": "example.vendor#Config",
        "vendorParams": {"scopedConfig": "of another form"},
    });
    request::check::<Put>(&case.to_string()).unwrap();
    let mut settings = case;
    settings["vendorParamsShape"] = json!("aws.protocoltests.config#AwsConfig");
    assert!(request::check::<Put>(&settings.to_string()).is_err());
}

#[test]
fn events_that_are_sent() {
    let case = json!({
        "initialRequest": {"method": "POST", "uri": "/report"},
        "events": [{
            "type": "request",
            "params": {"remark": {"by": "Ann", "text": "high"}},
            "headers": {
                ":message-type": {"string": "event"},
                ":event-type": {"string": "remark"},
                "by": {"string": "Ann"},
            },
            "body": "high",
            "bodyMediaType": "text/plain",
        }],
    });
    let sent = |case: &str| {
        event::request_events::<Report, _>(case, |input, events| input.sightings = events)
    };
    check(
        sent,
        &case,
        &[
            ("/initialRequest/method", json!("PUT")),
            ("/initialRequest/uri", json!("/reports")),
            ("/events/0/params/remark/by", json!("Bob")),
            ("/events/0/params/remark/text", json!("low")),
            ("/events/0/headers/:event-type", json!({"string": "marks"})),
            ("/events/0/headers/by", json!({"blob": "QW5u"})),
            ("/events/0/body", json!("low")),
            ("/events/0/params", json!({"marks": {"flag": true}})),
        ],
    );
}

#[test]
fn events_that_are_received() {
    let case = json!({
        "initialResponse": {"code": 200, "headers": {"X-Gauge": "7"}},
        "initialResponseParams": {"gauge": "7"},
        "events": [{
            "type": "response",
            "params": {"remark": {"by": "Ann", "text": "high"}},
            "headers": {
                ":message-type": {"string": "event"},
                ":event-type": {"string": "remark"},
                "by": {"string": "Ann"},
            },
            "body": "high",
        }],
        "expectation": {"success": {}},
    });
    let received = |case: &str| {
        event::response_events::<Watch, _>(case, |output| std::mem::take(&mut output.readings))
    };
    check(
        received,
        &case,
        &[
            ("/initialResponse/code", json!(500)),
            ("/initialResponse/headers", json!({})),
            ("/initialResponseParams/gauge", json!("8")),
            ("/events/0/params/remark/text", json!("low")),
            ("/events/0/headers/:message-type", json!({"string": "error"})),
            ("/events/0/headers/:event-type", json!({"string": "picture"})),
            ("/events/0/body", json!("low")),
            ("/expectation", json!({"failure": {}})),
        ],
    );
    let mut failure = case;
    failure["events"][0]["headers"] = json!({
        ":message-type": {"string": "exception"},
        ":exception-type": {"string": "flood"},
    });
    failure["events"][0]["params"] = json!({"flood": {"metres": 2.5}});
    failure["events"][0]["body"] = json!("{\"metres\": 2.5}");
    failure["expectation"] = json!({"failure": {"errorId": "example.river#Flood"}});
    check(
        received,
        &failure,
        &[
            ("/expectation", json!({"success": {}})),
            ("/events/0/params/flood/metres", json!(3)),
            ("/events/0/body", json!("{}")),
        ],
    );
}
