//! Calls that get no answer, or not all of it.

use std::error::Error as _;
use std::future::Future as _;
use std::io;
use std::net::TcpListener;

use farrier::{Client, Delivery};

use crate::support::operation::{Error, SERVICE, call};
use crate::support::run;
use crate::support::server::Server;

fn transport_failure(server: &Server) -> (String, Delivery) {
    let error = run(call(&server.client())).unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    (error.to_string().replace(&server.url("http"), "SERVER"), error.delivery())
}

#[test]
fn a_refused_connection_is_told_plainly_and_once() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Client::builder(&SERVICE).endpoint(&format!("{url}/secret")).build().unwrap();
    let error = run(call(&client)).unwrap_err();
    let text = error.to_string();
    assert!(text.starts_with(&format!("StartUpload failed: can't connect to {url}: ")), "{text}");
    assert_eq!(text.matches("refused").count(), 1, "{text}");
    assert!(!text.contains("tcp connect error"), "{text}");
    assert_eq!(error.delivery(), Delivery::NotSent);

    let mut kinds = Vec::new();
    let mut cause = error.source();
    while let Some(error) = cause {
        kinds.extend(error.downcast_ref::<io::Error>().map(io::Error::kind));
        cause = error.source();
    }
    assert_eq!(kinds, [io::ErrorKind::ConnectionRefused], "programs can ask for the cause");
}

#[test]
fn an_unknown_host_is_told_by_name() {
    // RFC 6761: names under `.invalid` never resolve.
    let client = Client::builder(&SERVICE).endpoint("http://host.invalid").build().unwrap();
    let error = run(call(&client)).unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with("StartUpload failed: can't connect to http://host.invalid: "),
        "{text}"
    );
    assert_eq!(error.delivery(), Delivery::NotSent);
}

#[test]
fn a_connection_that_is_closed_instead_of_an_answer() {
    let server = Server::start(|mut connection| {
        connection.request();
    });
    let (text, delivery) = transport_failure(&server);
    assert_eq!(
        text,
        "StartUpload failed: no answer from SERVER: connection closed before message completed"
    );
    assert_eq!(delivery, Delivery::Unknown);
}

#[test]
fn a_connection_that_is_reset_midway() {
    let server = Server::start(|mut connection| connection.read_byte());
    let (text, delivery) = transport_failure(&server);
    assert!(text.starts_with("StartUpload failed: no answer from SERVER: "), "{text}");
    assert_eq!(delivery, Delivery::Unknown);
}

#[test]
fn bodies_that_break_off() {
    for (answer, cause) in [
        ("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"Url\"", "end of file"),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", "unexpected EOF"),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n", "chunk size"),
    ] {
        let (text, delivery) = transport_failure(&Server::answering_once(answer));
        assert!(text.starts_with("StartUpload failed: incomplete answer from SERVER: "), "{text}");
        assert!(text.contains(cause), "{text}");
        assert_eq!(delivery, Delivery::Answered);
    }
}

#[test]
fn what_is_no_http() {
    for answer in ["SSH-2.0-OpenSSH_9.6\r\n", "HTTP/1.1 2x0 OK\r\n\r\n", "\0\0\0\0\0\0\0\0\0\0\0\0"]
    {
        let (text, delivery) = transport_failure(&Server::answering_once(answer));
        assert!(
            text.starts_with("StartUpload failed: no valid HTTP from SERVER: invalid HTTP"),
            "{text}"
        );
        assert_eq!(delivery, Delivery::Answered);
    }
}

#[test]
fn a_client_outside_of_tokio_says_so() {
    let server = Server::answering_once("");
    let client = server.client();
    let mut call = Box::pin(call(&client));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(outcome) = call.as_mut().poll(&mut context) else {
        panic!("nobody would ever wake the call");
    };
    let error = outcome.unwrap_err();
    assert!(error.to_string().contains("requests need a tokio runtime"), "{error}");
    assert_eq!(error.delivery(), Delivery::NotSent);
}
