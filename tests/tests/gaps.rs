//! What the AWS SDK for Rust lets pass and this client must not: one test each.
//!
//! That a missing required member doesn't compile is shown by the examples in this crate's library.

mod support;

use std::collections::BTreeSet;
use std::net::TcpStream;

use generated::farrier::{Delivery, Operation as _, RandomTokens, TokenSource as _};
use generated::{StartAttachmentUpload, StartAttachmentUploadRequest};
use tests::transport::answered_by;

use support::server::{Server, answer};
use support::{SECRET, Untouched, UploadError, client_of, run, upload};

/// An input that is fine but for what `change` does to it.
fn but(change: impl FnOnce(&mut StartAttachmentUploadRequest)) -> StartAttachmentUploadRequest {
    let mut input = upload();
    change(&mut input);
    input
}

/// The input is refused for this one reason, and nothing is sent.
fn assert_refused(input: StartAttachmentUploadRequest, reason: &str) {
    let error = Untouched::refusal(input);
    assert!(matches!(error, UploadError::Invalid(_)), "{error:?}");
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!(
        error.to_string(),
        format!("StartAttachmentUpload was not sent: 1 validation error detected. {reason}")
    );
}

#[test]
fn an_empty_name() {
    assert_refused(
        but(|input| input.attachment_name.clear()),
        "Value with length 0 at '/AttachmentName' failed to satisfy constraint: \
         Member must have length between 1 and 256, inclusive",
    );
}

#[test]
fn a_name_of_300_characters() {
    assert_refused(
        but(|input| input.attachment_name = "n".repeat(300)),
        "Value with length 300 at '/AttachmentName' failed to satisfy constraint: \
         Member must have length between 1 and 256, inclusive",
    );
}

const SIZE: &str = "Value at '/AttachmentSizeInBytes' failed to satisfy constraint: \
                    Member must be between 1 and 1152921504606846976, inclusive";

#[test]
fn a_size_of_zero() {
    assert_refused(but(|input| input.attachment_size_in_bytes = 0), SIZE);
}

#[test]
fn a_negative_size() {
    assert_refused(but(|input| input.attachment_size_in_bytes = -1), SIZE);
}

#[test]
fn an_empty_connection_token() {
    assert_refused(
        but(|input| input.connection_token.clear()),
        "Value with length 0 at '/ConnectionToken' failed to satisfy constraint: \
         Member must have length between 1 and 1000, inclusive",
    );
}

#[test]
fn an_empty_client_token() {
    assert_refused(
        but(|input| input.client_token = Some(String::new())),
        "Value with length 0 at '/ClientToken' failed to satisfy constraint: \
         Member must have length between 1 and 500, inclusive",
    );
}

#[test]
fn a_client_token_of_501_characters() {
    assert_refused(
        but(|input| input.client_token = Some("c".repeat(501))),
        "Value with length 501 at '/ClientToken' failed to satisfy constraint: \
         Member must have length between 1 and 500, inclusive",
    );
}

#[test]
fn the_listener_of_these_tests_notices_a_connection() {
    let listener = Untouched::new();
    assert!(!listener.was_touched());
    let _connection = TcpStream::connect(listener.address()).unwrap();
    assert!(listener.was_touched());
}

#[test]
fn debug_of_an_input_shows_no_connection_token() {
    let text = format!("{:?} {:#?}", upload(), upload());
    assert!(!text.contains(SECRET), "{text}");
    assert!(text.contains("connection_token: *** redacted ***"), "{text}");
    assert!(text.contains("cat.png"), "{text}");
}

#[test]
fn debug_of_a_call_and_of_a_request_shows_no_connection_token() {
    let client = client_of("http://127.0.0.1:1").build().unwrap();
    let call = client.start_attachment_upload(upload()).header("authorization", SECRET);
    let endpoint = "http://127.0.0.1".parse().unwrap();
    let request = StartAttachmentUpload::request(upload(), &endpoint).unwrap();
    assert_eq!(request.headers()["x-amz-bearer"], SECRET);
    for text in [format!("{call:?}"), format!("{client:?}"), format!("{request:?}")] {
        assert!(!text.contains(SECRET), "{text}");
    }
}

#[test]
fn debug_of_a_request_on_its_way_shows_neither_its_headers_nor_its_body() {
    let shown = answered_by(|request| Err(format!("{request:?}")));
    let client = client_of("http://127.0.0.1:1").transport(shown).build().unwrap();
    let call = client.start_attachment_upload(upload()).header("authorization", "open sesame");
    let text = run(call).unwrap_err().to_string();
    assert!(text.contains("ByteStream { length: 136 }"), "{text}");
    for secret in ["cat.png", SECRET, "open sesame"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn no_error_shows_the_connection_token() {
    let refused = Server::start(drop);
    let failing = Server::always(answer("500 Oops", "", ""));
    let malformed = Server::always(answer("200 OK", "", "["));
    for (url, input) in [
        (refused.url(), upload()),
        (failing.url(), upload()),
        (malformed.url(), upload()),
        (failing.url(), but(|input| input.attachment_name.clear())),
        (failing.url(), but(|input| input.connection_token = SECRET.repeat(100))),
        (failing.url(), but(|input| input.connection_token = format!("{SECRET}\r\n"))),
    ] {
        let client = client_of(&url).build().unwrap();
        let error = run(client.start_attachment_upload(input)).unwrap_err();
        let text = format!("{error} {error:?} {error:#?}");
        assert!(!text.contains(SECRET), "{text}");
    }
}

#[test]
fn a_bad_header_value_is_not_shown() {
    let error = Untouched::refusal(but(|input| input.connection_token = "sesame\n".to_owned()));
    assert_eq!(
        error.to_string(),
        "StartAttachmentUpload was not sent: ConnectionToken: \
         can't be sent in the header `X-Amz-Bearer`: character 7 is a line break"
    );
    assert!(!format!("{error:?}").contains("sesame"), "{error:?}");
}

/// What `Display` says of a failure, with no other means.
fn told(answer: Vec<u8>) -> String {
    let client = client_of(&Server::always(answer).url()).build().unwrap();
    run(client.start_attachment_upload(upload())).unwrap_err().to_string()
}

#[test]
fn the_display_of_a_modelled_error_says_it_all() {
    let text = told(answer(
        "429 Too Many Requests",
        "x-amzn-requestid: 9f3c-17\r\nx-amzn-errortype: ThrottlingException\r\n",
        "{\"Message\":\"Rate exceeded\"}",
    ));
    assert_eq!(
        text,
        "StartAttachmentUpload failed: ThrottlingException: Rate exceeded \
         (HTTP 429 Too Many Requests, request id 9f3c-17)"
    );
}

#[test]
fn a_page_of_html_instead_of_an_error_still_shows_the_status() {
    let text = told(answer(
        "503 Service Unavailable",
        "content-type: text/html\r\n",
        "<html><body>Service Unavailable</body></html>",
    ));
    assert_eq!(
        text,
        "StartAttachmentUpload failed: unnamed error (HTTP 503 Service Unavailable, body: \
         <html><body>Service Unavailable</body></html>)"
    );
}

#[test]
fn generated_tokens_are_distinct_uuids_of_version_4() {
    let tokens: BTreeSet<_> = (0..1000).map(|_| RandomTokens.token()).collect();
    assert_eq!(tokens.len(), 1000);
    for token in &tokens {
        assert!(is_uuid_v4(token), "{token}");
    }
    // Each of the 122 bits that are left to chance has had both values.
    let bits: Vec<u128> = tokens
        .iter()
        .map(|token| u128::from_str_radix(&token.replace('-', ""), 16).unwrap())
        .collect();
    let (all, any) = bits.iter().fold((u128::MAX, 0), |(all, any), bits| (all & bits, any | bits));
    assert_eq!((all ^ any).count_ones(), 122);
}

/// RFC 9562, sections 4 and 5.4: lower-case hex in groups, version 4, variant `10`.
fn is_uuid_v4(text: &str) -> bool {
    text.len() == 36
        && text.char_indices().all(|(at, c)| match at {
            8 | 13 | 18 | 23 => c == '-',
            14 => c == '4',
            19 => matches!(c, '8' | '9' | 'a' | 'b'),
            _ => matches!(c, '0'..='9' | 'a'..='f'),
        })
}
