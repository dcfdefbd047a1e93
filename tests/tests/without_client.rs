//! Generated code without the feature `client`: operations work, and no HTTP stack is compiled.

use std::path::Path;
use std::process::Command;

use farrier::{Endpoint, Error, Operation};
use tests::without_client::{
    SERVICE, StartAttachmentUpload, StartAttachmentUploadError, StartAttachmentUploadRequest,
};

#[test]
fn operations_make_requests_and_read_responses() {
    let endpoint: Endpoint = "https://api.example.com".parse().unwrap();
    let input = StartAttachmentUploadRequest::new("cat.png", 7, "token", "image/png");
    let request = StartAttachmentUpload::request(input, &endpoint).unwrap();
    assert_eq!(request.uri(), "https://api.example.com/participant/start-attachment-upload");

    let answer = http::Response::new(r#"{"AttachmentId": "a-1"}"#);
    let upload = StartAttachmentUpload::response(answer).unwrap();
    assert_eq!(upload.attachment_id.as_deref(), Some("a-1"));

    let refusal = http::Response::builder()
        .status(429)
        .header("x-amzn-errortype", "ThrottlingException")
        .body(r#"{"message": "slowly"}"#)
        .unwrap();
    let Err(Error::Service { error, .. }) = StartAttachmentUpload::response(refusal) else {
        panic!("the service refused")
    };
    assert!(matches!(error, StartAttachmentUploadError::ThrottlingException(_)), "{error}");
    assert_eq!(SERVICE.version, "2018-09-07");
}

#[test]
fn an_included_file_has_no_client_and_asks_for_no_feature_of_it() {
    let text = include_str!(concat!(env!("OUT_DIR"), "/without_client.rs"));
    assert!(!text.contains("struct Client") && !text.contains("\"client\""), "{text}");
    // What else stands on the client's method stands on the operation.
    assert!(text.contains("    /// Begins sharing a file"), "{text}");
    let with = include_str!(concat!(env!("OUT_DIR"), "/two_operations.rs"));
    assert!(
        with.contains("pub struct Client(farrier::Client);") && !with.contains("cfg"),
        "{with}"
    );
}

/// The crates that the generated crate is compiled with, by their names.
fn dependencies(arguments: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--package", "generated", "--edges", "normal"])
        .args(["--prefix", "none", "--format", "{p}"])
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn the_generated_crate_brings_no_http_stack_without_the_feature() {
    let stack = ["hyper", "hyper-util", "hyper-rustls", "rustls", "ring", "tokio"];
    let in_stack = |names: &[String]| -> Vec<String> {
        names.iter().filter(|name| stack.contains(&&***name)).cloned().collect()
    };
    assert_eq!(in_stack(&dependencies(&["--no-default-features"])), [""; 0]);
    assert!(!in_stack(&dependencies(&[])).is_empty(), "with the feature there is one");
}
