//! What is sent, byte for byte.

use generated::farrier::Operation as _;
use generated::farrier::http::{HeaderMap, Method};
use generated::{
    DescribeViewRequest, GetTranscriptRequest, ScanDirection, SortKey, StartAttachmentUpload,
    StartPosition,
};
use tests::transport::answered_by;

use crate::support::server::{Server, ok};
use crate::support::{SECRET, client_of, run, upload};

/// The bytes that go out while `call` is made.
fn sent<T>(call: impl AsyncFnOnce(generated::Client) -> T) -> String {
    let server = Server::always(ok("{}"));
    let client = client_of(&server.url()).build().unwrap();
    run(call(client));
    server.request().text().replace(&server.address().to_string(), "ADDRESS")
}

#[test]
fn start_attachment_upload() {
    let text = sent(async |client| client.start_attachment_upload(upload()).await.unwrap());
    assert_eq!(
        text,
        "POST /participant/start-attachment-upload HTTP/1.1\r\n\
         x-amz-bearer: c0nnection-t0ken\r\n\
         content-type: application/json\r\n\
         user-agent: wire-test/1\r\n\
         host: ADDRESS\r\n\
         content-length: 136\r\n\
         \r\n\
         {\"AttachmentName\":\"cat.png\",\"AttachmentSizeInBytes\":1024,\
         \"ContentType\":\"image/png\",\
         \"ClientToken\":\"11111111-2222-4333-8444-555555555555\"}"
    );
}

#[test]
fn text_of_any_kind_travels_in_the_body_unharmed() {
    let name = "\"Übersicht\"\\ \u{1f408}\u{2028}\n\t\0.png";
    let server = Server::always(ok("{}"));
    let client = client_of(&server.url()).build().unwrap();
    let mut input = upload();
    input.attachment_name = name.to_owned();
    input.attachment_size_in_bytes = 1_152_921_504_606_846_976;
    run(client.start_attachment_upload(input)).unwrap();
    let body: serde_json::Value = serde_json::from_slice(&server.request().body).unwrap();
    assert_eq!(body["AttachmentName"], name);
    // A number of 61 bits, which must not pass through a float.
    assert!(server.request().body_text().contains(":1152921504606846976,"));
}

#[test]
fn describe_view_has_an_escaped_label_and_no_body() {
    let token = "a/b c?d=e&f#g%h+\u{e9}\u{1f408}..~-_";
    let input = DescribeViewRequest::new(SECRET, token);
    let text = sent(async |client| client.describe_view(input).await.unwrap());
    assert_eq!(
        text,
        "GET /participant/views/a%2Fb%20c%3Fd%3De%26f%23g%25h%2B%C3%A9%F0%9F%90%88..~-_ HTTP/1.1\r\n\
         x-amz-bearer: c0nnection-t0ken\r\n\
         user-agent: wire-test/1\r\n\
         host: ADDRESS\r\n\
         \r\n"
    );
}

#[test]
fn get_transcript_sends_what_is_there() {
    let input = GetTranscriptRequest {
        contact_id: Some("contact-1".to_owned()),
        max_results: Some(0),
        scan_direction: Some(ScanDirection::Backward),
        sort_order: Some(SortKey::Ascending),
        start_position: Some(StartPosition { most_recent: 7, ..StartPosition::default() }),
        ..GetTranscriptRequest::new(SECRET)
    };
    let text = sent(async |client| client.get_transcript(input).await.unwrap());
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("POST /participant/transcript HTTP/1.1\r\n"), "{head}");
    assert_eq!(
        body,
        "{\"ContactId\":\"contact-1\",\"MaxResults\":0,\"ScanDirection\":\"BACKWARD\",\
         \"SortOrder\":\"ASCENDING\",\"StartPosition\":{\"MostRecent\":7}}"
    );
}

/// The default of a nested structure's member is sent (smithy.io, default trait): a service may
/// have another default by now.
#[test]
fn defaults_of_nested_structures_are_sent() {
    let position = StartPosition { id: Some("item-1".to_owned()), ..StartPosition::default() };
    let input = GetTranscriptRequest {
        start_position: Some(position),
        ..GetTranscriptRequest::new(SECRET)
    };
    let text = sent(async |client| client.get_transcript(input).await.unwrap());
    let body = "{\"StartPosition\":{\"Id\":\"item-1\",\"MostRecent\":0}}";
    assert!(text.ends_with(&format!("\r\n\r\n{body}")), "{text}");
}

#[test]
fn a_region_gives_the_endpoint() {
    let builder = generated::Client::builder().region("eu-west-1");
    let addressed = answered_by(|request| Err(request.uri().to_string()));
    let client = builder.transport(addressed).build().unwrap();
    let told = run(client.start_attachment_upload(upload())).unwrap_err().to_string();
    let uri =
        "https://participant.connect.eu-west-1.amazonaws.com/participant/start-attachment-upload";
    assert!(told.contains(uri), "{told}");
}

#[test]
fn a_body_without_any_member_is_an_empty_object() {
    let input = GetTranscriptRequest::new(SECRET);
    let text = sent(async |client| client.get_transcript(input).await.unwrap());
    assert!(text.contains("\r\ncontent-length: 2\r\n"), "{text}");
    assert!(text.ends_with("\r\n\r\n{}"), "{text}");
}

#[test]
fn a_call_can_add_headers_and_replace_them() {
    let text = sent(async |client| {
        let call = client.start_attachment_upload(upload());
        call.header("x-trace", "7").header("user-agent", "mine").await.unwrap()
    });
    assert!(text.contains("\r\nx-trace: 7\r\n"), "{text}");
    assert!(text.contains("\r\nuser-agent: mine\r\n"), "{text}");
    assert!(!text.contains("wire-test"), "{text}");
}

#[test]
fn a_path_of_the_endpoint_comes_before_the_operation_s() {
    let server = Server::always(ok("{}"));
    let client = client_of(&format!("{}/stage/", server.url())).build().unwrap();
    run(client.start_attachment_upload(upload())).unwrap();
    assert_eq!(server.request().line(), "POST /stage/participant/start-attachment-upload");
}

#[test]
fn the_core_without_a_client_builds_the_same_request() {
    let server = Server::always(ok("{}"));
    let client = client_of(&server.url()).build().unwrap();
    run(client.start_attachment_upload(upload())).unwrap();
    let sent = server.request();

    let endpoint = server.url().parse().unwrap();
    let built = StartAttachmentUpload::request(upload(), &endpoint).unwrap();
    assert_eq!(built.method(), Method::POST);
    assert_eq!(built.uri().path(), "/participant/start-attachment-upload");
    assert_eq!(built.body().as_bytes().unwrap(), &sent.body);
    let mut headers = HeaderMap::new();
    headers.insert("x-amz-bearer", SECRET.parse().unwrap());
    headers.insert("content-type", "application/json".parse().unwrap());
    assert_eq!(built.headers(), &headers);
}
