//! What is known of an error beyond the model, by every protocol.

use farrier::{Bytes, Operation, http};

use crate::{
    aws_json1_0, aws_json1_1, aws_query, ec2_query, rest_json1, rest_xml, rpcv2_cbor, rpcv2_json,
};

/// What is known of a failure: its text, its message, and two elements that the model doesn't have.
type Known = (String, Option<String>, Option<String>, Option<String>);

/// Reads the response to a call that failed with `Escaped`, which has no members in the model.
fn known<O: Operation>(
    protocol: Option<&str>,
    body: impl Into<Bytes>,
    is_modelled: fn(&O::Error) -> bool,
) -> Known {
    let mut response = http::Response::builder().status(400);
    if let Some(protocol) = protocol {
        response = response.header("smithy-protocol", protocol);
    }
    let Err(error) = O::response(response.body(body.into()).unwrap()) else { panic!("no failure") };
    assert!(is_modelled(error.service().unwrap()), "{error:?}");
    let info = error.response().unwrap();
    let text = error.to_string();
    let message = error.message().map(str::to_owned);
    (text, message, info.error_detail("Where"), info.error_detail("Count"))
}

macro_rules! known {
    ($client:ident, $protocol:expr, $body:expr) => {{
        use $client::{StoreScalars, StoreScalarsError};
        let is_modelled = |error: &_| matches!(error, StoreScalarsError::Escaped(_));
        known::<StoreScalars>($protocol, $body, is_modelled)
    }};
}

#[test]
fn the_message_of_an_error_without_a_member_for_it_is_kept_by_every_protocol() {
    let text = "StoreScalars failed: Escaped: over the wall (HTTP 400 Bad Request)";
    let expected =
        (text.to_owned(), Some("over the wall".to_owned()), Some("the wood".to_owned()), None);
    let json = concat!(
        r#"{"__type":"example.zoo#Escaped","message":"over the wall","Where":"the wood","#,
        r#""Count":{"Where":"nowhere"}}"#,
    );
    assert_eq!(known!(rest_json1, None, json), expected);
    assert_eq!(known!(aws_json1_0, None, json), expected);
    assert_eq!(known!(aws_json1_1, None, json), expected);
    assert_eq!(known!(rpcv2_json, Some("rpc-v2-json"), json), expected);

    let mut cbor = Vec::new();
    let value: ciborium::Value =
        ciborium::Value::serialized(&serde_json::from_str::<serde_json::Value>(json).unwrap())
            .unwrap();
    ciborium::into_writer(&value, &mut cbor).unwrap();
    assert_eq!(known!(rpcv2_cbor, Some("rpc-v2-cbor"), cbor), expected);

    let error = "<Error><Code>Escaped</Code><Message>over the wall</Message>\
                 <Where>the wood</Where><Count><Where>nowhere</Where></Count></Error>";
    let wrapped = format!("<ErrorResponse>{error}</ErrorResponse>");
    assert_eq!(known!(rest_xml, None, wrapped.clone()), expected);
    assert_eq!(known!(rest_xml, None, error), expected);
    assert_eq!(known!(aws_query, None, wrapped), expected);
    let errors = format!("<Response><Errors>{error}</Errors></Response>");
    assert_eq!(known!(ec2_query, None, errors), expected);
}

#[test]
fn an_error_without_any_message_has_none() {
    for body in ["", "{}", r#"{"message":""}"#, r#"{"message":null}"#] {
        let response = http::Response::builder().status(400).header("x-amzn-errortype", "Escaped");
        let response = response.body(Bytes::from_static(body.as_bytes())).unwrap();
        let error = rest_json1::StoreScalars::response(response).unwrap_err();
        assert_eq!(error.to_string(), "StoreScalars failed: Escaped (HTTP 400 Bad Request)");
        assert_eq!(error.message(), None);
        assert_eq!(error.response().unwrap().error_detail("Where"), None);
        assert_eq!(error.response().unwrap().body, body);
    }
}
