//! `awsJson1_0` and `awsJson1_1`: the operation in a header, all else in a JSON body.

use farrier::{OperationError, Unit};
use tests::fixtures::aws_json_1_0::{
    Busy, Count, Empty, NoShelf, Ping, PingError, Reset, TakeCount, TakeCountError,
};
use tests::fixtures::aws_json_1_1::{self, Entry, Post};

use crate::service_error;
use crate::support::{at, body, headers, map, outcome, reply, request, round_trip, target};

fn count() -> Count {
    Count {
        shelf: "A/1".to_owned(),
        at: Some(at(1_500, 0)),
        exact: Some("1.50".parse().unwrap()),
        total: Some("123456789012345678901234567890".parse().unwrap()),
        labels: Some(map([("k", "v")])),
    }
}

#[test]
fn a_request_is_the_whole_input_at_the_root() {
    let request = request::<TakeCount>(count());
    assert_eq!((request.method().as_str(), target(&request)), ("POST", "/"));
    assert_eq!(
        headers(&request),
        ["content-type: application/x-amz-json-1.0", "x-amz-target: Stock.TakeCount"]
    );
    // HTTP bindings and `@jsonName` don't count; `@timestampFormat` does.
    assert_eq!(
        body(&request),
        r#"{"Shelf":"A/1","At":"1970-01-01T00:25:00Z","Exact":1.50,"Total":123456789012345678901234567890,"Labels":{"k":"v"}}"#
    );
    round_trip::<TakeCount>(&count());
}

#[test]
fn versions_differ_in_the_media_type() {
    let entry = Entry { amount: Some(0.5), when: Some(at(1, 500)), note: None };
    let request = request::<Post>(entry);
    assert_eq!(
        headers(&request),
        ["content-type: application/x-amz-json-1.1", "x-amz-target: Ledger_20260101.Post"]
    );
    assert_eq!(body(&request), r#"{"Amount":0.5,"When":1.5}"#);
}

#[test]
fn nothing_is_sent_as_an_empty_object() {
    assert_eq!(body(&request::<Ping>(Unit {})), "{}");
    assert_eq!(body(&request::<Reset>(Empty {})), "{}");
    assert_eq!(body(&request::<aws_json_1_1::Ping>(Unit {})), "{}");
}

#[test]
fn what_has_no_members_takes_nothing_of_an_object() {
    for text in ["", "{}", r#"{"foo":true}"#] {
        assert_eq!(outcome::<Ping>(200, &[], text).unwrap(), Unit {}, "{text}");
        assert_eq!(outcome::<Reset>(200, &[], text).unwrap(), Empty {}, "{text}");
    }
    for text in ["not JSON", "[]"] {
        assert!(outcome::<Ping>(200, &[], text).is_err(), "{text}");
        assert!(outcome::<Reset>(200, &[], text).is_err(), "{text}");
    }
}

#[test]
fn an_output_is_the_whole_body() {
    let text = r#"{"Shelf":"B","At":"1970-01-01T00:00:01Z","Exact":2,"Total":null,"new":[{}]}"#;
    let output = outcome::<TakeCount>(200, &[], text).unwrap();
    let expected = Count {
        at: Some(at(1, 0)),
        exact: Some("2".parse().unwrap()),
        total: None,
        labels: None,
        shelf: "B".to_owned(),
    };
    assert_eq!(output, expected);
    let empty = outcome::<TakeCount>(200, &[], "").unwrap_err().to_string();
    assert!(empty.contains("it is empty, and the member `Shelf` is required"), "{empty}");
    let error = outcome::<TakeCount>(200, &[], r#"{"Shelf":1}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "TakeCount: the response's body can't be read: /Shelf: expected a string at line 1, column 10 \
         (byte 9) (HTTP 200 OK)"
    );
}

#[test]
fn an_error_is_named_by_the_header_the_type_or_the_code() {
    let expected = NoShelf { message: Some("m".to_owned()), shelf: Some("A".to_owned()) };
    for (headers, text) in [
        (&[("X-Amzn-ErrorType", "NoShelf:http://x/")][..], r#"{"message":"m","Shelf":"A"}"#),
        (&[], r#"{"__type":"NoShelf","message":"m","Shelf":"A"}"#),
        (&[], r#"{"Shelf":"A","message":"m","__type":"example.stock#NoShelf:http://x"}"#),
        (&[], r#"{"code":"example.stock#NoShelf","message":"m","Shelf":"A"}"#),
        (&[], r#"{"__type":"NoShelf","Message":"m","Shelf":"A","more":[{"__type":"Busy"}]}"#),
    ] {
        let error = service_error::<TakeCount>(reply(400, headers, text));
        assert_eq!(error, TakeCountError::NoShelf(expected.clone()), "{text}");
    }
}

#[test]
fn a_code_of_the_errors_own_does_not_name_it() {
    let text = r#"{"__type":"Busy","code":7,"Message":"later"}"#;
    let busy = Busy { message: Some("later".to_owned()), code: Some(7) };
    assert_eq!(service_error::<Ping>(reply(503, &[], text)), PingError::Busy(busy));
}

#[test]
fn an_error_that_is_not_named_is_unhandled() {
    for (text, code) in [
        (r#"{"__type":"a#NoShelf","message":"m"}"#, Some("NoShelf")),
        (r#"{"code":"Other"}"#, Some("Other")),
        (r#"{"__type":7}"#, None),
        ("", None),
        ("<html>", None),
    ] {
        let error = service_error::<Ping>(reply(400, &[], text));
        assert!(matches!(error, PingError::Unhandled(_)), "{text}");
        assert_eq!(error.code(), code, "{text}");
    }
}
