//! What the header of the connection token can't hold is refused before anything is sent.

use generated::farrier::{Delivery, Operation as _, Validation};
use generated::{DescribeView, DescribeViewRequest};

use crate::support::{Untouched, UploadError, run, upload};

/// Tokens that would break the header or the request, and what is said of them.
const BAD: [(&str, &str); 7] = [
    ("evil\r\nx-injected: yes", "character 5 is a line break"),
    ("evil\nx", "character 5 is a line break"),
    ("evil\r", "character 5 is a line break"),
    ("ev\0il", "character 3 is a control character"),
    ("ev\u{7f}il", "character 3 is a control character"),
    ("ev\u{ef}l", "character 3 is a character outside ASCII"),
    ("ev\u{1f608}l", "character 3 is a character outside ASCII"),
];

fn assert_refused(error: &UploadError, token: &str, problem: &str) {
    assert_eq!(
        error.to_string(),
        format!(
            "StartAttachmentUpload was not sent: ConnectionToken: \
             can't be sent in the header `X-Amz-Bearer`: {problem}"
        )
    );
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert!(!format!("{error:?}").contains(&token[..2]), "{error:?}");
    let UploadError::Request(error) = error else { panic!("{error:?}") };
    assert_eq!(error.operation, "StartAttachmentUpload");
    assert_eq!(error.member, Some("ConnectionToken"));
}

#[test]
fn the_member_is_named_and_its_value_is_not_shown() {
    for (token, problem) in BAD {
        let mut input = upload();
        token.clone_into(&mut input.connection_token);
        assert_refused(&Untouched::refusal(input), token, problem);
    }
}

#[test]
fn no_mode_of_validation_lets_it_through() {
    for validation in [Validation::Enforce, Validation::Warn, Validation::Off] {
        let (token, problem) = BAD[0];
        let listener = Untouched::new();
        let client = listener.client().validation(validation).build().unwrap();
        let mut input = upload();
        token.clone_into(&mut input.connection_token);
        let error = run(client.start_attachment_upload(input)).unwrap_err();
        assert_refused(&error, token, problem);
        assert!(!listener.was_touched());
    }
}

#[test]
fn all_that_is_printable_in_ascii_is_sent_as_it_is() {
    let token: String = (' '..='~').chain(['\t', '=']).collect();
    let endpoint = "http://127.0.0.1".parse().unwrap();
    let request = DescribeView::request(DescribeViewRequest::new(token.as_str(), "v"), &endpoint);
    let request = request.unwrap();
    assert_eq!(request.headers()["x-amz-bearer"].as_bytes(), token.as_bytes());
}
