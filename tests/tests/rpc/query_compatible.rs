//! `@awsQueryCompatible`: the codes of the protocol that the service spoke before.

use farrier::Unit;
use tests::fixtures::query_compatible::{Locked, QueueGone, Receive, ReceiveError};

use crate::support::{headers, reply, request};
use crate::{failure, service_error};

const ERROR: &str = "x-amzn-query-error";

#[test]
fn a_request_asks_for_the_codes() {
    assert_eq!(
        headers(&request::<Receive>(Unit {})),
        [
            "content-type: application/x-amz-json-1.0",
            "x-amz-target: Queue.Receive",
            "x-amzn-query-mode: true",
        ]
    );
}

#[test]
fn the_header_gives_the_code_and_the_body_the_error() {
    let response = || {
        let text = r#"{"__type":"example.queue#QueueGone","message":"m"}"#;
        reply(400, &[(ERROR, "AWS.Queue.Gone;Sender")], text)
    };
    let error = failure::<Receive>(response());
    assert_eq!(error.code(), Some("AWS.Queue.Gone"));
    assert_eq!(
        error.to_string(),
        "Receive failed: QueueGone: m (HTTP 400 Bad Request, code AWS.Queue.Gone)"
    );
    let gone = QueueGone { message: Some("m".to_owned()) };
    assert_eq!(service_error::<Receive>(response()), ReceiveError::QueueGone(gone));
}

#[test]
fn without_the_header_the_code_is_the_shapes_name() {
    let error = failure::<Receive>(reply(400, &[], r#"{"__type":"Locked","message":"m"}"#));
    assert_eq!(error.code(), Some("Locked"));
    let locked = Locked { message: Some("m".to_owned()) };
    assert!(
        matches!(error, farrier::Error::Service { error: ReceiveError::Locked(error), .. } if error == locked)
    );
}

#[test]
fn an_error_that_the_model_does_not_have_is_known_by_its_code() {
    let text = r#"{"__type":"example.queue#Throttled","message":"slow"}"#;
    let error = service_error::<Receive>(reply(400, &[(ERROR, "RequestThrottled;Sender")], text));
    let ReceiveError::Unhandled(error) = error else { panic!("{error}") };
    assert_eq!(
        (error.code.as_deref(), error.message.as_deref()),
        (Some("RequestThrottled"), Some("slow"))
    );
}

#[test]
fn a_code_can_not_smuggle_in_control_characters() {
    let text = r#"{"__type":"Locked"}"#;
    let error = failure::<Receive>(reply(400, &[(ERROR, "a\tb;Sender")], text));
    assert!(error.to_string().ends_with(r"code a\tb)"), "{error}");
}
