//! Values that are left out of answers, and how a program learns of them.

mod support;

use std::time::Duration;

use farrier::http;
use generated::Client;
use support::warnings::warnings_of;
use tests::transport::answered_by;

type Attachment = farrier::Response<generated::StartAttachmentUploadResponse>;

/// A call of a service of AWS, which is read leniently, and what it logs.
fn call(body: String) -> (Attachment, Vec<String>) {
    let answer = answered_by(move |_| Ok(http::Response::new(body.into())));
    let client = Client::builder().endpoint("http://localhost").transport(answer).build().unwrap();
    let input = generated::StartAttachmentUploadRequest::new("a.png", 1, "token", "image/png");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    warnings_of(|| {
        let call = client.start_attachment_upload(input).timeout(Duration::from_secs(60));
        runtime.block_on(call.with_response().into_future()).unwrap()
    })
}

#[test]
fn they_are_told_once_with_their_path() {
    let body =
        r#"{"AttachmentId":{"secret":1},"UploadMetadata":{"Url":[ "x" ],"UrlExpiry":"now"}}"#;
    let (answer, warnings) = call(body.to_owned());
    let metadata = answer.output.upload_metadata.unwrap();
    assert_eq!((answer.output.attachment_id, metadata.url), (None, None));
    assert_eq!(metadata.url_expiry.as_deref(), Some("now"));
    let told: Vec<_> = answer.left_out.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "/AttachmentId: expected a string at byte 16",
            "/UploadMetadata/Url: expected a string at byte 53"
        ]
    );
    assert_eq!(answer.left_out[0].raw(), br#"{"secret":1}"#);
    assert_eq!(answer.left_out[1].raw(), br#"[ "x" ]"#);
    assert!(!format!("{:?}", answer.left_out).contains("secret"), "it may be secret");
    assert_eq!(
        warnings,
        [" message=values are missing or can't be read, the first of them /AttachmentId: \
          expected a string at byte 16 name=\"StartAttachmentUpload\" count=2"]
    );
}

/// A body of one megabyte in which nothing is right. Its positions are found without counting lines for each,
/// which took a minute once.
#[test]
fn only_the_first_hundred_are_told() {
    let wrong = r#""Url":[],"#.repeat(100_000);
    let (answer, warnings) = call(format!(r#"{{"UploadMetadata":{{{wrong}"UrlExpiry":"now"}}}}"#));
    assert_eq!(answer.output.upload_metadata.unwrap().url, None);
    assert_eq!(answer.left_out.len(), 100);
    assert!(warnings.concat().ends_with("count=100000"), "{warnings:?}");
}
