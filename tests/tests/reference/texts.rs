//! Several violations at once: in the model's order, with exact texts and paths.

use generated::farrier::Delivery;
use generated::farrier::codec::WriteStruct;
use generated::farrier::validate::violations;
use generated::{
    CompleteAttachmentUploadRequest, GetTranscriptRequest, ScanDirection, SortKey,
    StartAttachmentUploadRequest, StartPosition,
};

use crate::support::{Untouched, UploadError};

fn wrong_in_all() -> StartAttachmentUploadRequest {
    StartAttachmentUploadRequest {
        attachment_name: "n".repeat(300),
        attachment_size_in_bytes: 0,
        connection_token: String::new(),
        content_type: "t".repeat(256),
        client_token: Some(String::new()),
    }
}

const EXPECTED: [(&str, &str); 5] = [
    (
        "/AttachmentName",
        "Value with length 300 at '/AttachmentName' failed to satisfy constraint: \
         Member must have length between 1 and 256, inclusive",
    ),
    (
        "/AttachmentSizeInBytes",
        "Value at '/AttachmentSizeInBytes' failed to satisfy constraint: \
         Member must be between 1 and 1152921504606846976, inclusive",
    ),
    (
        "/ConnectionToken",
        "Value with length 0 at '/ConnectionToken' failed to satisfy constraint: \
         Member must have length between 1 and 1000, inclusive",
    ),
    (
        "/ContentType",
        "Value with length 256 at '/ContentType' failed to satisfy constraint: \
         Member must have length between 1 and 255, inclusive",
    ),
    (
        "/ClientToken",
        "Value with length 0 at '/ClientToken' failed to satisfy constraint: \
         Member must have length between 1 and 500, inclusive",
    ),
];

#[test]
fn all_violations_are_told_at_once() {
    let error = Untouched::refusal(wrong_in_all());
    assert_eq!(error.delivery(), Delivery::NotSent);
    let UploadError::Invalid(found) = &error else { panic!("{error:?}") };
    assert_eq!(found.operation(), "StartAttachmentUpload");
    let pairs: Vec<_> = found.iter().map(|found| (found.path(), found.message())).collect();
    assert_eq!(pairs, EXPECTED);
}

#[test]
fn the_error_s_text_has_them_all() {
    let messages = EXPECTED.map(|(_, message)| message).join("; ");
    assert_eq!(
        Untouched::refusal(wrong_in_all()).to_string(),
        format!("StartAttachmentUpload was not sent: 5 validation errors detected. {messages}")
    );
    let mut input = wrong_in_all();
    input.attachment_name = "n".to_owned();
    input.connection_token = "t".to_owned();
    input.content_type = "t".to_owned();
    input.client_token = None;
    assert_eq!(
        Untouched::refusal(input).to_string(),
        format!(
            "StartAttachmentUpload was not sent: 1 validation error detected. {}",
            EXPECTED[1].1
        )
    );
}

fn messages(input: &impl WriteStruct) -> Vec<String> {
    violations(input).iter().map(ToString::to_string).collect()
}

#[test]
fn paths_lead_into_structures() {
    let input = GetTranscriptRequest {
        max_results: Some(101),
        scan_direction: Some(ScanDirection::Unknown("SIDEWAYS".to_owned())),
        sort_order: Some(SortKey::Descending),
        start_position: Some(StartPosition {
            id: Some(String::new()),
            most_recent: -1,
            ..StartPosition::default()
        }),
        ..GetTranscriptRequest::new("token")
    };
    assert_eq!(
        messages(&input),
        [
            "Value at '/MaxResults' failed to satisfy constraint: \
             Member must be between 0 and 100, inclusive",
            "Value at '/ScanDirection' failed to satisfy constraint: \
             Member must satisfy enum value set: [FORWARD, BACKWARD]",
            "Value with length 0 at '/StartPosition/Id' failed to satisfy constraint: \
             Member must have length between 1 and 256, inclusive",
            "Value at '/StartPosition/MostRecent' failed to satisfy constraint: \
             Member must be between 0 and 100, inclusive",
        ]
    );
}

#[test]
fn paths_lead_into_lists() {
    let ids = vec!["a".to_owned(), String::new()];
    assert_eq!(
        messages(&CompleteAttachmentUploadRequest::new(ids, "token")),
        [
            "Value with length 2 at '/AttachmentIds' failed to satisfy constraint: \
             Member must have length between 1 and 1, inclusive",
            "Value with length 0 at '/AttachmentIds/1' failed to satisfy constraint: \
             Member must have length between 1 and 256, inclusive",
        ]
    );
}
