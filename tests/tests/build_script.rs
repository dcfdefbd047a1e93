//! The door for build scripts: two operations, generated while this crate is built, and nothing
//! that only others need.

use farrier::{Endpoint, Operation};
use tests::two_operations::{StartAttachmentUpload, StartAttachmentUploadRequest};

#[test]
fn the_included_client_builds_requests() {
    let endpoint: Endpoint = "https://api.example.com".parse().unwrap();
    let input = StartAttachmentUploadRequest::new("cat.png", 7, "token", "image/png");
    let request = StartAttachmentUpload::request(input, &endpoint).unwrap();
    assert_eq!(request.uri(), "https://api.example.com/participant/start-attachment-upload");
}

#[test]
fn what_became_of_the_model_stands_beside_the_client() {
    let text = include_str!(concat!(env!("OUT_DIR"), "/two_operations.smithy-report.md"));
    assert!(text.contains("| operations generated | 2 |\n| operations left out | 9 |\n"), "{text}");
}

#[test]
fn exactly_the_closure_of_the_chosen_operations_is_emitted() {
    let text = include_str!(concat!(env!("OUT_DIR"), "/two_operations.rs"));
    let mut types: Vec<_> = text
        .lines()
        .filter_map(|line| {
            let line = line.trim_start();
            let starts = ["pub struct ", "pub union ", "pub enum ", "pub operation "];
            let rest = starts.iter().find_map(|start| line.strip_prefix(start))?;
            rest.split([' ', ':', '(']).next()
        })
        .collect();
    types.sort_unstable();
    assert_eq!(
        types,
        [
            "AccessDeniedException",
            "Client",
            "CompleteAttachmentUpload",
            "CompleteAttachmentUploadRequest",
            "CompleteAttachmentUploadResponse",
            "ConflictException",
            "InternalServerException",
            "ServiceQuotaExceededException",
            "StartAttachmentUpload",
            "StartAttachmentUploadRequest",
            "StartAttachmentUploadResponse",
            "ThrottlingException",
            "UploadMetadata",
            "ValidationException",
        ]
    );
}
