//! rpcv2Json: the operation in the path, all else in a JSON body.

use farrier::{Operation, OperationError, Unit};
use tests::fixtures::rpcv2_json::{
    Busy, Count, Empty, NoShelf, Ping, PingError, Reset, TakeCount, TakeCountError,
};

use crate::support::{at, body, headers, map, reply, request, round_trip, target};
use crate::{service_error, unreadable};

const OWN: [(&str, &str); 1] = [("smithy-protocol", "rpc-v2-json")];

fn count() -> Count {
    Count {
        shelf: "A/1".to_owned(),
        at: Some(at(1, 500)),
        exact: Some("1.50".parse().unwrap()),
        total: Some("-123456789012345678901234567890".parse().unwrap()),
        labels: Some(map([("k", "v")])),
    }
}

#[test]
fn a_request_has_its_operation_in_the_path() {
    let request = request::<TakeCount>(count());
    assert_eq!(
        (request.method().as_str(), target(&request)),
        ("POST", "/service/Stock/operation/TakeCount")
    );
    assert_eq!(
        headers(&request),
        [
            "accept: application/json",
            "content-type: application/json",
            "smithy-protocol: rpc-v2-json"
        ]
    );
    // Big numbers are strings, and `@timestampFormat` doesn't count.
    assert_eq!(
        body(&request),
        r#"{"Shelf":"A/1","At":1.5,"Exact":"1.50","Total":"-123456789012345678901234567890","Labels":{"k":"v"}}"#
    );
    round_trip::<TakeCount>(&count());
}

#[test]
fn no_input_is_not_an_empty_one() {
    let none = request::<Ping>(Unit {});
    assert_eq!((target(&none), body(&none)), ("/service/Stock/operation/Ping", ""));
    assert_eq!(
        headers(&none),
        ["accept: application/json", "content-length: 0", "smithy-protocol: rpc-v2-json"]
    );
    let empty = request::<Reset>(Empty {});
    assert_eq!(body(&empty), "{}");
    assert_eq!(empty.headers()["content-type"], "application/json");
}

#[test]
fn an_output_is_the_whole_body() {
    let text = r#"{"Shelf":"B","At":-0.5,"Exact":"2e3","Total":7,"new":[{}]}"#;
    let output = TakeCount::response_of(200, text);
    assert_eq!((output.shelf.as_str(), output.at), ("B", Some(at(-1, 500))));
    assert_eq!(output.exact, "2000".parse().ok());
    assert_eq!(output.total, "7".parse().ok());
}

/// Reads responses that speak the protocol.
trait ResponseOf: Operation {
    fn response_of(status: u16, text: &str) -> Self::Output {
        Self::response(reply(status, &OWN, text)).unwrap_or_else(|error| panic!("{error}"))
    }
}

impl<O: Operation> ResponseOf for O {}

#[test]
fn numbers_in_strings_are_checked() {
    for (text, problem) in [
        (r#"{"Total":"1.5"}"#, "expected a whole number"),
        (r#"{"Total":" 1"}"#, "expected a whole number"),
        (r#"{"Exact":"NaN"}"#, "expected a decimal number"),
        (r#"{"Exact":true}"#, "expected a number"),
        (r#"{"At":"1970-01-01T00:00:00Z"}"#, "expected a number of seconds"),
    ] {
        let error = unreadable::<TakeCount>(reply(200, &OWN, text));
        assert!(error.contains(problem), "{text}: {error}");
    }
}

#[test]
fn a_response_of_another_protocol_is_not_read() {
    let text = r#"{"__type":"NoShelf","message":"m","Shelf":"A"}"#;
    for (headers, problem) in [
        (&[][..], "is missing; expected `rpc-v2-json`"),
        (&[("smithy-protocol", "rpc-v2-cbor")], "is not `rpc-v2-json`"),
    ] {
        let error = unreadable::<TakeCount>(reply(200, headers, text));
        assert!(error.contains("header smithy-protocol"), "{error}");
        assert!(error.contains(problem), "{error}");
        let error = service_error::<TakeCount>(reply(400, headers, text));
        assert_eq!(error, TakeCountError::Unhandled(farrier::Unhandled::default()));
    }
}

#[test]
fn an_error_is_named_by_its_type_alone() {
    let named = r#"{"__type":"example.stock#NoShelf","message":"m","Shelf":"A"}"#;
    let error = service_error::<TakeCount>(reply(400, &OWN, named));
    let expected = NoShelf { message: Some("m".to_owned()), shelf: Some("A".to_owned()) };
    assert_eq!(error, TakeCountError::NoShelf(expected));

    let busy = r#"{"__type":"Busy","code":7}"#;
    let error = service_error::<Ping>(reply(503, &OWN, busy));
    assert_eq!(error, PingError::Busy(Busy { message: None, code: Some(7) }));

    let headers = [OWN[0], ("x-amzn-errortype", "NoShelf")];
    let error = service_error::<TakeCount>(reply(400, &headers, r#"{"code":"NoShelf"}"#));
    assert_eq!(error.code(), None, "{error}");
}

#[test]
fn no_other_status_than_200_is_a_success() {
    assert!(TakeCount::response(reply(200, &OWN, r#"{"Shelf":"B"}"#)).is_ok());
    for status in [201, 204, 302] {
        let error = service_error::<TakeCount>(reply(status, &OWN, r#"{"__type":"NoShelf"}"#));
        assert!(matches!(error, TakeCountError::NoShelf(_)), "{status}: {error}");
    }
}
