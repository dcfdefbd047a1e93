//! What is made of a success, and of what claims to be one.

use generated::farrier::{Delivery, Map};
use generated::{
    ChatItemType, GetTranscriptRequest, ParticipantRole, StartAttachmentUploadResponse,
    UploadMetadata,
};

use crate::support::server::{Server, answer, ok};
use crate::support::{SECRET, UploadError, client_of, run, upload};

fn call(server: &Server) -> Result<StartAttachmentUploadResponse, UploadError> {
    let client = client_of(&server.url()).build().unwrap();
    run(client.start_attachment_upload(upload()))
}

const STARTED: &str = r#"{
    "AttachmentId": "a-1",
    "New": [{"since": "then"}, 1e99],
    "UploadMetadata": {
        "HeadersToInclude": {"x-amz-meta-b": "2", "Content-Type": "image/png", "x-amz-acl": ""},
        "Url": "https:\/\/storage.example\/a?sig=\u00e9%2F",
        "UrlExpiry": "2024-03-17T09:30:00.000Z"
    }
}"#;

fn started() -> StartAttachmentUploadResponse {
    let headers = [("Content-Type", "image/png"), ("x-amz-acl", ""), ("x-amz-meta-b", "2")];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
    StartAttachmentUploadResponse {
        attachment_id: Some("a-1".to_owned()),
        upload_metadata: Some(UploadMetadata {
            url: Some("https://storage.example/a?sig=\u{e9}%2F".to_owned()),
            url_expiry: Some("2024-03-17T09:30:00.000Z".to_owned()),
            headers_to_include: Some(Map::from(headers)),
        }),
    }
}

#[test]
fn start_attachment_upload_with_the_headers_to_include() {
    assert_eq!(call(&Server::always(ok(STARTED))).unwrap(), started());
}

#[test]
fn a_chunked_response_is_the_same_however_it_is_cut() {
    for size in [1, 7, 4096] {
        let mut answer = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
        for chunk in STARTED.as_bytes().chunks(size) {
            answer.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
            answer.extend_from_slice(chunk);
            answer.extend_from_slice(b"\r\n");
        }
        answer.extend_from_slice(b"0\r\nx-trailer: passed over\r\n\r\n");
        assert_eq!(call(&Server::always(answer)).unwrap(), started(), "chunks of {size}");
    }
}

#[test]
fn a_response_that_ends_with_the_connection() {
    let server = Server::once(format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{STARTED}"));
    assert_eq!(call(&server).unwrap(), started());
}

#[test]
fn a_transcript_keeps_values_that_the_model_does_not_name() {
    let server = Server::always(ok(r#"{"InitialContactId":"c","Transcript":[
            {"Id":"1","Type":"MESSAGE","ParticipantRole":"CUSTOMER","Content":"Hi","Attachments":[]},
            {"Id":"2","Type":"HOLOGRAM","Attachments":null}
        ],"NextToken":null}"#));
    let client = client_of(&server.url()).build().unwrap();
    let page = run(client.get_transcript(GetTranscriptRequest::new(SECRET))).unwrap();
    assert_eq!((page.initial_contact_id.as_deref(), page.next_token), (Some("c"), None));
    let items = page.transcript.unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].content.as_deref(), Some("Hi"));
    assert_eq!(items[0].participant_role, Some(ParticipantRole::Customer));
    assert_eq!(items[0].attachments, Some(vec![]));
    assert_eq!(items[1].r#type, Some(ChatItemType::Unknown("HOLOGRAM".to_owned())));
    assert_eq!(items[1].attachments, None);
}

#[test]
fn a_success_without_a_body_is_an_output_without_members() {
    for empty in ["", "{}"] {
        let output = call(&Server::always(ok(empty))).unwrap();
        assert_eq!(output, StartAttachmentUploadResponse::default(), "{empty:?}");
    }
}

#[test]
fn bodies_that_can_not_be_read_are_told_with_their_place() {
    for (body, problem) in [
        // Truncated, though as long as announced.
        (r#"{"AttachmentId":"a-1","Upl"#, "the text ends too early at line 1, column 27 (byte 26)"),
        (r#"{"AttachmentId":"a-1""#, "the text ends too early at line 1, column 22 (byte 21)"),
        // Of another type.
        (
            r#"{"UploadMetadata":"url"}"#,
            "/UploadMetadata: expected an object at line 1, column 19 (byte 18)",
        ),
        (
            "{\"UploadMetadata\":\n{\"HeadersToInclude\":[]}}",
            "/UploadMetadata/HeadersToInclude: expected an object at line 2, column 21 (byte 39)",
        ),
        (r#"["a-1"]"#, "expected an object at line 1, column 1 (byte 0)"),
        ("null", "expected an object at line 1, column 1 (byte 0)"),
        // No JSON, or more than that.
        ("<html>It works!</html>", "expected an object at line 1, column 1 (byte 0)"),
        ("{} {}", "the value is followed by something else at line 1, column 4 (byte 3)"),
    ] {
        let server = Server::always(answer("200 OK", "x-amzn-requestid: r-1\r\n", body));
        let error = call(&server).unwrap_err();
        // What is markup is not the service's answer, and is shown.
        let shown = if body.starts_with('<') { format!(", body: {body}") } else { String::new() };
        assert!(matches!(error, UploadError::Response(_)), "{error:?}");
        assert_eq!(error.delivery(), Delivery::Answered);
        assert_eq!(
            error.to_string(),
            format!(
                "StartAttachmentUpload: the response's body can't be read: {problem} \
                 (HTTP 200 OK, request id r-1{shown})"
            ),
            "{body}"
        );
    }
}

#[test]
fn text_that_is_not_utf_8_is_refused() {
    let server = Server::always(answer("200 OK", "", b"{\"AttachmentId\":\"\xff\"}"));
    let error = call(&server).unwrap_err();
    assert!(matches!(error, UploadError::Response(_)), "{error:?}");
}

#[test]
fn depth_is_limited_even_in_what_is_passed_over() {
    let server = Server::always(ok(&format!("{{\"New\":{}", "[".repeat(1_000_000))));
    let error = call(&server).unwrap_err();
    assert!(matches!(error, UploadError::Response(_)), "{error:?}");
}
