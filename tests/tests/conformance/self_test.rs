//! The harness itself: a case that is right passes, and one that is wrong in any one thing fails.

use runtime::protocol::RestJson1;
use runtime::validate::Validate;
use runtime::{Input, ServiceSchema, Timestamp, Unhandled, Validator};
use serde_json::{Value, json};

use crate::{error, request, response};

static SERVICE: ServiceSchema = ServiceSchema::new("Self", "1", &RestJson1);

#[derive(Clone)]
struct Shape {
    label: String,
    queries: Option<Vec<String>>,
    header: Option<Timestamp>,
    count: Option<f64>,
    limit: i32,
}

runtime::structure!(
    Shape,
    read,
    write,
    [
        label("label").label(),
        queries("queries").query("q"),
        header("header").header("X-Time"),
        count("count"),
        limit("limit") = 10,
    ]
);

impl Validate for Shape {
    fn validate(&self, _: &mut Validator<'_>) {}
}

impl Input for Shape {}

#[derive(Debug, Clone, PartialEq, Default)]
struct Gone {
    message: Option<String>,
}

runtime::structure!(Gone, read, write, [message("message")]);
runtime::modeled_error!(Gone, "Gone", message);

#[derive(Debug, Clone, PartialEq)]
enum PutError {
    Gone(Gone),
    Unhandled(Unhandled),
}

runtime::operation_error!(PutError, [Gone(Gone)]);

struct Put;
runtime::operation!(
    Put,
    [
        named("Put", SERVICE),
        input(Shape),
        output(Shape),
        error(PutError),
        http("PUT", "/put/{label}", 200),
    ]
);

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
            ("/code", json!(200)),
            ("/headers", json!({"X-Amzn-Errortype": "Other"})),
            ("/body", json!("{}")),
            ("/params", json!({})),
        ],
    );
}
