//! Status codes: `@httpResponseCode`, and which status is a success.

use farrier::Unit;
use tests::fixtures::media_type::{Draw, DrawInput, DrawOutput};
use tests::fixtures::responses::{Hold, Land, LandInput, LandOutput, Moved, Start};

use crate::support::{body, headers, outcome, request, round_trip, texts, unreadable};

#[test]
fn the_status_is_a_member() {
    let output = outcome::<Land>(201, &[], r#"{"runway":"7R"}"#).unwrap();
    assert_eq!(output, LandOutput { status: Some(201), runway: Some("7R".to_owned()) });
    assert_eq!(outcome::<Start>(202, &[], "").unwrap().status, 202);
}

#[test]
fn a_status_in_the_body_is_not_the_status() {
    let output = outcome::<Land>(201, &[], r#"{"status":999}"#).unwrap();
    assert_eq!(output.status, Some(201));
}

#[test]
fn any_success_is_one_whichever_the_model_names() {
    assert_eq!(outcome::<Land>(200, &[], "").unwrap().status, Some(200));
    assert_eq!(outcome::<Hold>(204, &[], "").unwrap(), Unit {});
    assert_eq!(outcome::<Hold>(202, &[], "Accepted").unwrap(), Unit {});
    assert!(outcome::<Hold>(200, &[], "gone").is_err());
}

#[test]
fn a_status_that_the_model_names_is_a_success_whatever_it_is() {
    let output = outcome::<Moved>(302, &[("Location", "/there")], "").unwrap();
    assert_eq!(output.location.as_deref(), Some("/there"));
    assert!(outcome::<Moved>(301, &[("Location", "/there")], "").is_err());
    assert!(outcome::<Land>(302, &[], "").is_err());
    assert!(outcome::<Land>(100, &[], "").is_err());
}

#[test]
fn an_input_without_members_is_sent_without_a_body() {
    let request = request::<Land>(LandInput {});
    assert_eq!((headers(&request), body(&request)), (vec!["content-length: 0".to_owned()], ""));
}

/// A string with a media type is base64 in a header, and as it is in a body.
#[test]
fn media_types_in_headers_and_bodies() {
    let settings = || Some("{\"a\": 1}".to_owned());
    let input = DrawInput { settings: settings(), in_body: settings(), ..DrawInput::default() };
    let request = request::<Draw>(input.clone());
    assert_eq!(headers(&request), ["content-type: application/json", "x-settings: eyJhIjogMX0="]);
    assert_eq!(body(&request), r#"{"inBody":"{\"a\": 1}"}"#);
    round_trip::<Draw>(&input);
    let output =
        outcome::<Draw>(200, &[("X-Settings", "eyJhIjogMX0=")], r#"{"list":["{}"]}"#).unwrap();
    let expected = DrawOutput { settings: settings(), in_body: None, list: Some(texts(["{}"])) };
    assert_eq!(output, expected);
    assert_eq!(
        unreadable::<Draw>(&[("X-Settings", "{}")], ""),
        "Draw: the response's header X-Settings can't be read: expected the base64 of UTF-8 (HTTP 200 OK)"
    );
}
