//! Answers that tell of a failure.

use generated::farrier::http::StatusCode;
use generated::farrier::{Delivery, Error, OperationError as _, Unhandled};
use generated::{
    AccessDeniedException, DescribeViewError, DescribeViewRequest, InternalServerException,
    ResourceNotFoundException, ResourceType, ServiceQuotaExceededException,
    StartAttachmentUploadError, ThrottlingException, ValidationException,
};

use crate::support::server::{Server, answer};
use crate::support::{SECRET, UploadError, client_of, run, upload};

/// What a call gives whose answer is `status` with a request id, these headers and this body.
fn failure(status: &str, headers: &str, body: &str) -> UploadError {
    let headers = format!("x-amzn-requestid: 9f3c-17\r\n{headers}");
    let server = Server::always(answer(status, &headers, body));
    let client = client_of(&server.url()).build().unwrap();
    run(client.start_attachment_upload(upload())).unwrap_err()
}

fn unhandled(error: UploadError) -> Unhandled {
    match error {
        UploadError::Service { error: StartAttachmentUploadError::Unhandled(error), .. } => error,
        other => panic!("{other:?}"),
    }
}

/// The five errors that the model names, by status and code, with the message `m`.
fn modelled() -> [(&'static str, &'static str, StartAttachmentUploadError); 5] {
    let message = || "m".to_owned();
    [
        (
            "403 Forbidden",
            "AccessDeniedException",
            AccessDeniedException { message: message() }.into(),
        ),
        (
            "500 Internal Server Error",
            "InternalServerException",
            InternalServerException { message: message() }.into(),
        ),
        (
            "402 Payment Required",
            "ServiceQuotaExceededException",
            ServiceQuotaExceededException { message: message() }.into(),
        ),
        (
            "429 Too Many Requests",
            "ThrottlingException",
            ThrottlingException { message: message() }.into(),
        ),
        (
            "400 Bad Request",
            "ValidationException",
            ValidationException { message: message() }.into(),
        ),
    ]
}

#[test]
fn each_modelled_error_by_each_way_of_naming_it() {
    let namespace = "com.amazonaws.connectparticipant#";
    let uri = ":http://internal.amazon.com/coral/com.amazon.connect/";
    for (status, code, expected) in modelled() {
        let plain = r#"{"Message":"m"}"#.to_owned();
        for (headers, body) in [
            (format!("X-Amzn-Errortype: {code}\r\n"), plain.clone()),
            (format!("X-Amzn-Errortype: {code}{uri}\r\n"), plain.clone()),
            (format!("X-Amzn-Errortype: {namespace}{code}\r\n"), plain.clone()),
            (format!("X-Amzn-Errortype: {namespace}{code}{uri}\r\n"), plain),
            (String::new(), format!(r#"{{"__type":"{namespace}{code}","Message":"m"}}"#)),
            (String::new(), format!(r#"{{"Message":"m","__type":"{code}"}}"#)),
            (String::new(), format!(r#"{{"code":"{code}","Message":"m"}}"#)),
            (String::new(), format!(r#"{{"Message":"m","code":"{namespace}{code}{uri}"}}"#)),
        ] {
            let failure = failure(status, &headers, &body);
            assert_eq!(
                failure.to_string(),
                format!(
                    "StartAttachmentUpload failed: {code}: m (HTTP {status}, request id 9f3c-17)"
                ),
                "{headers}{body}"
            );
            assert_eq!(failure.delivery(), Delivery::Answered);
            assert_eq!(failure.request_id(), Some("9f3c-17"));
            assert_eq!(failure.status().unwrap().as_str(), &status[..3]);
            let UploadError::Service { error, .. } = failure else { panic!("{failure:?}") };
            assert_eq!((error.code(), error.message()), (Some(code), Some("m")));
            assert_eq!(error, expected);
        }
    }
}

#[test]
fn a_message_is_found_whatever_the_case_of_its_name() {
    let failure = failure(
        "429 Too Many Requests",
        "X-Amzn-Errortype: ThrottlingException\r\n",
        r#"{"message":"m"}"#,
    );
    assert_eq!(
        failure.to_string(),
        "StartAttachmentUpload failed: ThrottlingException: m \
         (HTTP 429 Too Many Requests, request id 9f3c-17)"
    );
}

#[test]
fn all_members_of_an_error_are_read() {
    let server = Server::always(answer(
        "404 Not Found",
        "X-Amzn-Errortype: ResourceNotFoundException\r\n",
        r#"{"Message":"no such view","ResourceId":"v-1","ResourceType":"CONTACT_FLOW"}"#,
    ));
    let client = client_of(&server.url()).build().unwrap();
    let error = run(client.describe_view(DescribeViewRequest::new(SECRET, "v-1"))).unwrap_err();
    let Error::Service { error, response } = error else { panic!("{error:?}") };
    assert_eq!((response.operation, response.request_id), ("DescribeView", None));
    assert_eq!(
        error,
        DescribeViewError::ResourceNotFoundException(ResourceNotFoundException {
            message: Some("no such view".to_owned()),
            resource_id: Some("v-1".to_owned()),
            resource_type: Some(ResourceType::ContactFlow),
        })
    );
}

#[test]
fn a_modelled_error_without_a_body_is_still_that_error() {
    let failure = failure("403 Forbidden", "X-Amzn-Errortype: AccessDeniedException\r\n", "");
    assert_eq!(
        failure.to_string(),
        "StartAttachmentUpload failed: AccessDeniedException \
         (HTTP 403 Forbidden, request id 9f3c-17)"
    );
    assert!(matches!(
        failure,
        UploadError::Service { error: StartAttachmentUploadError::AccessDeniedException(_), .. }
    ));
}

#[test]
fn errors_that_the_model_does_not_name_keep_what_the_service_said() {
    // The second is one of the service's errors, but not of this operation.
    for code in ["BrandNewException", "ConflictException", "accessdeniedexception"] {
        let failure = failure(
            "418 I'm a teapot",
            &format!("X-Amzn-Errortype: {code}\r\n"),
            r#"{"message":"short and stout"}"#,
        );
        assert_eq!(
            failure.to_string(),
            format!(
                "StartAttachmentUpload failed: {code}: short and stout \
                 (HTTP 418 I'm a teapot, request id 9f3c-17)"
            )
        );
        let error = unhandled(failure);
        assert_eq!(error.code.as_deref(), Some(code));
        assert_eq!(error.message.as_deref(), Some("short and stout"));
    }
}

#[test]
fn failures_whose_body_is_no_json_show_the_status_and_the_body() {
    for (body, shown) in [
        (
            "<html><body><h1>503 Service Unavailable</h1></body></html>",
            ", body: <html><body><h1>503 Service Unavailable</h1></body></html>",
        ),
        ("", ""),
        ("{\"mess", ", body: {\"mess"),
        ("[[[[", ", body: [[[["),
        ("\0\0", ""),
        ("17", ", body: 17"),
        // What may be an error that the model names is not shown.
        (r#"{"code":17,"message":{"a":"b"},"__type":null}"#, ""),
    ] {
        let failure = failure("503 Service Unavailable", "content-type: text/html\r\n", body);
        assert_eq!(
            failure.to_string(),
            format!(
                "StartAttachmentUpload failed: unnamed error \
                 (HTTP 503 Service Unavailable, request id 9f3c-17{shown})"
            ),
            "{body}"
        );
        assert_eq!(failure.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
        assert_eq!(unhandled(failure), Unhandled::default());
    }
}

#[test]
fn a_redirect_is_told_and_not_followed() {
    let failure = failure("307 Temporary Redirect", "location: http://127.0.0.1:1/\r\n", "");
    assert_eq!(failure.status(), Some(StatusCode::TEMPORARY_REDIRECT));
}

#[test]
fn a_request_id_has_several_names() {
    for name in ["x-amzn-requestid", "x-amz-request-id", "X-Amzn-RequestId"] {
        let server = Server::always(answer("500 Oops", &format!("{name}: the-id\r\n"), ""));
        let client = client_of(&server.url()).build().unwrap();
        let error = run(client.start_attachment_upload(upload())).unwrap_err();
        assert_eq!(error.request_id(), Some("the-id"), "{name}");
    }
}
