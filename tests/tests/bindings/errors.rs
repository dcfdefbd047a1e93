//! Errors of a service: found by their name, with all their members (smithy.io, restJson1,
//! operation error serialization).

use farrier::{Delivery, Error, Operation, OperationError};
use tests::fixtures::service_errors::{
    Broken, Detailed, Enter, EnterError, Full, LeaveError, Look, LookError, Reason, Refused,
    Silent, Throttled,
};

use crate::support::{at, map, outcome};

/// The error in a response.
fn failure<O: Operation>(status: u16, headers: &[(&str, &str)], body: &str) -> O::Error {
    match outcome::<O>(status, headers, body) {
        Err(Error::Service { error, response }) => {
            assert_eq!(response.status, status);
            error
        }
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("the response should tell of a failure"),
    }
}

#[test]
fn an_error_is_named_by_the_header_or_the_body() {
    let full = EnterError::Full(Full { message: Some("m".to_owned()) });
    for (headers, body) in [
        (&[("x-amzn-errortype", "Full")][..], r#"{"message":"m"}"#),
        (&[("X-Amzn-ErrorType", "example.gate#Full:http://x/y")], r#"{"message":"m"}"#),
        (&[("x-amzn-errortype", "Full:http://x#Broken")], r#"{"message":"m","code":"Broken"}"#),
        (&[], r#"{"message":"m","code":"Full"}"#),
        (&[], r#"{"__type":"Full","message":"m"}"#),
        (&[], r#"{"__type":"other.namespace#Full:http://x","message":"m"}"#),
    ] {
        assert_eq!(failure::<Enter>(409, headers, body), full, "{body}");
    }
}

#[test]
fn the_status_does_not_name_an_error() {
    assert_eq!(
        failure::<Enter>(500, &[("x-amzn-errortype", "Full")], ""),
        EnterError::Full(Full { message: None })
    );
    let unhandled = failure::<Enter>(409, &[], "");
    assert!(matches!(&unhandled, EnterError::Unhandled(error) if error.code.is_none()));
    assert_eq!(unhandled.to_string(), "unnamed error");
}

#[test]
fn an_error_has_all_its_members_wherever_they_are_bound() {
    let headers = [
        ("x-amzn-errortype", "Detailed"),
        ("Retry-After", "30"),
        ("X-Meta-A", "1"),
        ("X-Amzn-RequestId", "r-1"),
    ];
    let body = r#"{"msg":"wait","attempts":[0, 1.5, null],"gate":null}"#;
    let expected = Detailed {
        message: Some("wait".to_owned()),
        retry_after: Some(30),
        meta: Some(map([("a", "1")])),
        attempts: vec![at(0, 0), at(1, 500)],
        gate: "main".to_owned(),
    };
    assert_eq!(failure::<Enter>(429, &headers, body), EnterError::Detailed(expected));
    let error = outcome::<Enter>(429, &headers, body).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Enter failed: Detailed: wait (HTTP 429 Too Many Requests, request id r-1)"
    );
    assert_eq!((error.request_id(), error.delivery()), (Some("r-1"), Delivery::Answered));
}

#[test]
fn members_that_are_missing_are_filled() {
    let error = failure::<Enter>(503, &[("x-amzn-errortype", "Broken")], "{}");
    assert_eq!(error, EnterError::Broken(Broken { message: String::new(), code: None }));
    assert_eq!(error.to_string(), "Broken");
    assert_eq!(
        failure::<Enter>(400, &[("x-amzn-errortype", "Silent")], ""),
        EnterError::Silent(Silent {})
    );
    let refused = failure::<Enter>(403, &[], r#"{"code":"Refused","Message":"no","reason":"new"}"#);
    let reason = Some(Reason::Unknown("new".to_owned()));
    assert_eq!(refused, EnterError::Refused(Refused { message: Some("no".to_owned()), reason }));
    assert_eq!((refused.code(), refused.message()), (Some("Refused"), Some("no")));
}

#[test]
fn errors_of_the_service_are_those_of_each_operation() {
    let headers = [("x-amzn-errortype", "Throttled")];
    let throttled = Throttled { message: Some("s3cret".to_owned()) };
    let error = failure::<Look>(429, &headers, r#"{"message":"s3cret"}"#);
    assert_eq!(error, LookError::Throttled(throttled));
    // Its message is a secret: no text shows it.
    assert_eq!(error.to_string(), "Throttled");
    assert!(!format!("{error:?}").contains("s3cret"));
    let leave = LeaveError::from(Full { message: None });
    assert_eq!(leave.code(), Some("Full"));
}

#[test]
fn the_message_of_an_error_is_shown_whether_or_not_the_model_has_it() {
    let body = r#"{"message":"m","where":"here"}"#;
    for (code, headers) in [("Silent", "Silent"), ("Refused", "Refused"), ("New", "a.b#New")] {
        let error = outcome::<Enter>(400, &[("x-amzn-errortype", headers)], body).unwrap_err();
        assert_eq!(error.to_string(), format!("Enter failed: {code}: m (HTTP 400 Bad Request)"));
        assert_eq!(error.message(), Some("m"));
        assert_eq!(error.response().unwrap().error_detail("where").as_deref(), Some("here"));
    }
}

#[test]
fn a_secret_message_is_not_kept_beside_the_error() {
    let headers = [("x-amzn-errortype", "Throttled")];
    let error = outcome::<Look>(429, &headers, r#"{"message":"s3cret"}"#).unwrap_err();
    assert_eq!(error.message(), None);
    assert_eq!(error.response().unwrap().error_message, None);
    assert!(!format!("{error:?}{error}").contains("s3cret"));
}

#[test]
fn the_headers_of_a_failure_are_at_hand() {
    let headers = [("Retry-After", "30"), ("x-amz-bucket-region", "eu-west-1")];
    let error = outcome::<Look>(503, &headers, "").unwrap_err();
    for (name, value) in headers {
        assert_eq!(error.headers().unwrap()[name], value);
    }
}

#[test]
fn an_error_that_the_model_does_not_name_is_kept() {
    let unnamed = failure::<Look>(400, &[("x-amzn-errortype", "a.b#Full")], r#"{"message":"m"}"#);
    let LookError::Unhandled(error) = &unnamed else { panic!("{unnamed}") };
    assert_eq!((error.code.as_deref(), error.message.as_deref()), (Some("Full"), Some("m")));
    assert_eq!(unnamed.to_string(), "Full: m");
    let html = failure::<Look>(502, &[], "<html>bad gateway</html>");
    assert!(
        matches!(html, LookError::Unhandled(error) if error.code.is_none() && error.message.is_none())
    );
}

#[test]
fn an_error_keeps_the_members_that_can_be_read() {
    let error = failure::<Enter>(
        503,
        &[("x-amzn-errortype", "Broken")],
        r#"{"message":"m","code":"many"}"#,
    );
    assert_eq!(error, EnterError::Broken(Broken { message: "m".to_owned(), code: None }));
}

#[test]
fn an_error_whose_body_can_not_be_read_is_unhandled() {
    let error =
        failure::<Enter>(503, &[("x-amzn-errortype", "Broken")], r#"{"message":"m","code":"#);
    let EnterError::Unhandled(unhandled) = error else { panic!("{error}") };
    assert_eq!(
        (unhandled.code.as_deref(), unhandled.message.as_deref()),
        (Some("Broken"), Some("m"))
    );
}
