//! What came with an answer, beside its content.

use std::future::Future as _;
use std::pin::pin;
use std::task::Context;

use farrier::Responses;
use farrier::http::StatusCode;

use crate::support::operation::{Error, StartUpload, call, input, output};
use crate::support::run;
use crate::support::server::{Server, answer};

#[test]
fn an_output_can_be_had_with_status_headers_and_ids() {
    let headers = "x-amz-request-id: r-1\r\nx-amz-id-2: r-2\r\nx-left: 3\r\n";
    let server = Server::answering(answer("200 OK", headers, r#"{"Url":"u"}"#));
    let client = server.client();
    let call = client.call::<StartUpload>(input()).with_response();
    let response = run(call).unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["x-left"], "3");
    assert_eq!(response.request_id(), Some("r-1"));
    assert_eq!(response.extended_request_id(), Some("r-2"));
    assert_eq!(response.into_output(), output());
}

#[test]
fn ids_are_found_in_headers_that_the_program_names() {
    let headers = "x-request-id: r-1\r\nx-id: r-2\r\n";
    let server = Server::answering(answer("500 Oh", headers, ""));
    let id = |error: Error| error.request_id().map(str::to_owned);
    assert_eq!(id(run(call(&server.client())).unwrap_err()).as_deref(), Some("r-1"));
    let client = server.builder().request_id_header("x-trace").request_id_header("x-id");
    assert_eq!(id(run(call(&client.build().unwrap())).unwrap_err()).as_deref(), Some("r-2"));
}

#[test]
fn an_error_has_the_headers_of_its_answer_and_keeps_their_values_out_of_debug() {
    let headers = "x-amz-id-2: r-2\r\nset-cookie: hush\r\n";
    let body = r#"{"__type":"NoSuchChat","message":"gone"}"#;
    let server = Server::answering(answer("404 Not Found", headers, body));
    let error = run(call(&server.client())).unwrap_err();
    assert_eq!(error.headers().unwrap()["set-cookie"], "hush");
    assert_eq!(error.extended_request_id(), Some("r-2"));
    assert!(!format!("{error:?}").contains("hush"), "{error:?}");
    assert_eq!(
        error.to_string(),
        "StartUpload failed: NoSuchChat: gone (HTTP 404 Not Found, extended request id r-2)"
    );
}

#[test]
fn the_page_of_a_proxy_is_shown_in_its_beginning() {
    let page = format!("<html>\n<h1>502 Bad Gateway</h1>{}", "é".repeat(2000));
    let html = "Content-Type: text/html\r\n";
    for (status, headers) in [("502 Bad Gateway", html), ("502 Bad Gateway", ""), ("200 OK", "")] {
        let server = Server::answering(answer(status, headers, &page));
        let error = run(call(&server.client())).unwrap_err();
        let excerpt = error.response().unwrap().body_excerpt.as_deref().unwrap();
        assert!(excerpt.starts_with("<html>\\n<h1>502 Bad Gateway</h1>éé"), "{excerpt}");
        assert!(excerpt.len() <= 1025, "{}", excerpt.len());
        let shown = error.to_string();
        assert!(shown.contains(", body: <html>\\n<h1>502 Bad Gateway</h1>éé"), "{shown}");
        assert!(shown.ends_with("é…)") && shown.chars().count() < 400, "{shown}");
    }
}

#[test]
fn what_the_service_itself_answers_is_not_shown() {
    for (status, body) in [
        ("200 OK", r#"{"Url":"hush", 7}"#),
        ("200 OK", r#"{"Url":["hush"]}"#),
        ("400 Bad Request", r#"{"__type":"Unheard","token":"hush"}"#),
        ("400 Bad Request", r#"{"message":"declined","card":"hush"}"#),
    ] {
        let server = Server::answering(answer(status, "", body));
        let error = run(call(&server.client())).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hush"), "{error:?}");
        assert_eq!(error.response().unwrap().body_excerpt, None);
    }
}

#[test]
fn an_error_that_the_model_names_is_never_shown_as_a_foreign_body() {
    let headers = "content-type: text/plain\r\nx-amzn-errortype: NoSuchChat\r\n";
    let server = Server::answering(answer("400 Bad Request", headers, r#"{"hint":"hush"}"#));
    let error = run(call(&server.client())).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hush"), "{error:?}");
}

#[test]
fn an_id_in_a_header_is_shown_without_effects_and_an_empty_one_is_none() {
    let server =
        Server::answering(answer("500 Oh", "x-amzn-requestid: \r\nx-request-id: r-2\r\n", ""));
    let error = run(call(&server.client())).unwrap_err();
    assert_eq!(error.request_id(), Some("r-2"));
}

#[test]
fn what_is_left_out_of_an_output_is_told_and_a_call_may_refuse_it() {
    let server = Server::answering(answer("200 OK", "", r#"{"Url":["a"]}"#));
    let client = server.builder().responses(Responses::Lenient).build().unwrap();
    run(async {
        let response = client.call::<StartUpload>(input()).with_response().await.unwrap();
        assert_eq!(response.output.url, None);
        let told: Vec<_> = response.left_out.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["/Url: expected a string at byte 7"]);
        let strict = client.call::<StartUpload>(input()).responses(Responses::Strict);
        let error = strict.await.unwrap_err();
        assert!(matches!(error, Error::Response(_)), "{error:?}");
        // By default the service of this model is read strictly.
        let client = server.client();
        client.call::<StartUpload>(input()).await.unwrap_err();
    });
}

#[test]
#[should_panic(expected = "a call was polled after it had given its result")]
fn a_call_that_has_ended_can_not_be_polled() {
    let server = Server::answering(answer("200 OK", "", "{}"));
    let client = server.client();
    run(async {
        let mut call = pin!(client.call::<StartUpload>(input()));
        call.as_mut().await.unwrap();
        let _ = call.poll(&mut Context::from_waker(std::task::Waker::noop()));
    });
}
