//! The client token: filled where it is absent, kept where it is given, one for each call.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use generated::StartAttachmentUploadRequest;
use generated::farrier::validate::violations;
use generated::farrier::{Input as _, RandomTokens, TokenSource, Validation};

use crate::support::server::{Request, Server, ok};
use crate::support::warnings::warnings_of;
use crate::support::{client_of, run, upload};

/// Tokens `token-1`, `token-2` … so that each one that is made shows.
#[derive(Debug, Clone, Default)]
struct Counted(Arc<AtomicUsize>);

impl TokenSource for Counted {
    fn token(&self) -> String {
        format!("token-{}", self.0.fetch_add(1, Ordering::SeqCst) + 1)
    }
}

fn without_token() -> StartAttachmentUploadRequest {
    StartAttachmentUploadRequest { client_token: None, ..upload() }
}

fn token(request: &Request) -> String {
    let body: serde_json::Value = serde_json::from_slice(&request.body).unwrap();
    body["ClientToken"].as_str().unwrap().to_owned()
}

#[test]
fn an_absent_token_is_filled_by_one_new_one_a_call() {
    let server = Server::always(ok("{}"));
    let tokens = Counted::default();
    let client = client_of(&server.url()).token_source(tokens.clone()).build().unwrap();
    run(async {
        client.start_attachment_upload(without_token()).await.unwrap();
        client.start_attachment_upload(without_token()).await.unwrap();
    });
    let sent: Vec<_> = server.requests().iter().map(token).collect();
    assert_eq!(sent, ["token-1", "token-2"]);
}

#[test]
fn clones_of_an_input_send_the_token_that_was_filled_before() {
    let server = Server::always(ok("{}"));
    let client = client_of(&server.url()).build().unwrap();
    let input = without_token().with_tokens();
    run(async {
        client.start_attachment_upload(input.clone()).await.unwrap();
        client.start_attachment_upload(input.clone()).await.unwrap();
    });
    let sent: Vec<_> = server.requests().iter().map(token).collect();
    assert_eq!(sent[0], sent[1]);
    assert_eq!(Some(&sent[0]), input.client_token.as_ref());
    assert_eq!(upload().with_tokens(), upload(), "a token that is given is kept");
}

#[test]
fn a_given_token_is_kept_and_none_is_made() {
    let server = Server::always(ok("{}"));
    let tokens = Counted::default();
    let client = client_of(&server.url()).token_source(tokens.clone()).build().unwrap();
    let mut input = upload();
    input.client_token = Some("mine".to_owned());
    run(client.start_attachment_upload(input)).unwrap();
    assert_eq!(token(&server.request()), "mine");
    assert_eq!(tokens.0.load(Ordering::SeqCst), 0);
}

#[test]
fn a_call_that_is_not_awaited_takes_no_token() {
    let tokens = Counted::default();
    let client = client_of("http://127.0.0.1:1").token_source(tokens.clone()).build().unwrap();
    drop(client.start_attachment_upload(without_token()));
    assert_eq!(tokens.0.load(Ordering::SeqCst), 0);
}

/// The token that is checked is the one that is sent: were it made for each use, the first would be
/// found too long, and the second sent.
#[test]
fn one_token_serves_both_the_check_and_the_request() {
    #[derive(Debug, Default)]
    struct Growing(AtomicUsize);

    impl TokenSource for Growing {
        fn token(&self) -> String {
            "x".repeat(501 + self.0.fetch_add(1, Ordering::SeqCst))
        }
    }

    let server = Server::always(ok("{}"));
    let client = client_of(&server.url())
        .token_source(Growing::default())
        .validation(Validation::Warn)
        .build()
        .unwrap();
    let (_, warnings) =
        warnings_of(|| run(client.start_attachment_upload(without_token())).unwrap());
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].contains("Value with length 501 at '/ClientToken'"), "{warnings:?}");
    assert_eq!(token(&server.request()).len(), 501);
}

#[test]
fn a_random_token_fits_the_model() {
    let mut input = without_token();
    input.fill_tokens(&RandomTokens);
    assert_eq!(input.client_token.as_deref().map(str::len), Some(36));
    assert_eq!(violations(&input), []);
}
