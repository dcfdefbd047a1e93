//! Calls that get an answer.

use std::sync::Mutex;
use std::sync::mpsc;

use farrier::{Delivery, Validation};

use crate::support::operation::{
    BODY, Error, NoSuchChat, StartUpload, StartUploadError, call, input, output,
};
use crate::support::run;
use crate::support::server::{Server, answer, success};

#[test]
fn a_request_arrives_whole_and_its_answer_comes_back() {
    let (seen, requests) = mpsc::channel();
    let server = Server::start(move |mut connection| {
        seen.send(connection.request().unwrap()).unwrap();
        connection.write(success());
    });
    let client = server.client();
    let mut input = input();
    input.client_token = Some("t".to_owned());
    let outcome = run(async { client.call::<StartUpload>(input).header("X-Trace", "7").await });
    assert_eq!(outcome.unwrap(), output());

    let (head, body) = requests.recv().unwrap();
    assert_eq!(body, br#"{"Name":"cat.png","ClientToken":"t"}"#);
    assert!(head.starts_with("POST /uploads HTTP/1.1\r\n"), "{head}");
    for line in ["content-type: application/json", "x-bearer: s3cret", "x-trace: 7"] {
        assert!(head.contains(&format!("\r\n{line}\r\n")), "{line} in {head}");
    }
    assert!(head.contains("\r\nuser-agent: farrier/"), "{head}");
    assert!(head.contains("\r\nhost: 127.0.0.1:"), "{head}");
}

/// The compiler suggests an `.await` that was forgotten before a `?` only for a type that is a future
/// itself.
#[test]
fn calls_are_futures() {
    fn future<F: Future<Output: Sized> + Send + Sync + Unpin>(future: F) -> F {
        future
    }
    let server = Server::answering(success());
    let client = server.client();
    run(async {
        let call = || client.call::<StartUpload>(input());
        let (plain, with) = (future(call()), future(call().with_response()));
        assert_eq!(plain.await.unwrap(), output());
        assert_eq!(with.await.unwrap().into_output(), output());
    });
}

#[test]
fn calls_in_a_row_share_a_connection() {
    let server = Server::answering(success());
    let client = server.client();
    run(async {
        call(&client).await.unwrap();
        call(&client.clone()).await.unwrap();
    });
    assert_eq!(server.accepted(), 1);
}

#[test]
fn a_connection_that_the_server_closed_while_idle_is_replaced() {
    let (closed, signal) = mpsc::channel();
    let closing = Server::start(move |mut connection| {
        connection.request();
        connection.write(success());
        drop(connection);
        closed.send(()).unwrap();
    });
    let other = Server::answering(success());
    run(async {
        let client = closing.client();
        call(&client).await.unwrap();
        signal.recv().unwrap();
        // A round trip elsewhere lets the runtime see that the connection is closed.
        call(&other.client()).await.unwrap();
        call(&client).await.unwrap();
    });
    assert_eq!(closing.accepted(), 2);
}

#[test]
fn a_chunked_answer_is_put_together() {
    let (start, end) = BODY.split_at(4);
    let chunk = |text: &str| format!("{:x}\r\n{text}\r\n", text.len());
    let answer = format!(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{}{}0\r\nX-Trailer: 1\r\n\r\n",
        chunk(start),
        chunk(end)
    );
    let server = Server::answering(answer);
    let client = server.client();
    run(async {
        assert_eq!(call(&client).await.unwrap(), output());
        assert_eq!(call(&client).await.unwrap(), output());
    });
    assert_eq!(server.accepted(), 1);
}

#[test]
fn an_answer_may_end_with_the_connection() {
    let server = Server::start(|mut connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\n\r\n{\"Url\":");
        connection.write("\"u\"}");
    });
    assert_eq!(run(call(&server.client())).unwrap(), output());
}

#[test]
fn errors_of_the_service_tell_all_that_is_known() {
    let headers = "x-amzn-errortype: NoSuchChat\r\nx-amzn-requestid: r-1\r\n";
    let server = Server::answering(answer("404 Not Found", headers, r#"{"message":"gone"}"#));
    let error = run(call(&server.client())).unwrap_err();
    assert_eq!(
        error.to_string(),
        "StartUpload failed: NoSuchChat: gone (HTTP 404 Not Found, request id r-1)"
    );
    assert_eq!(error.delivery(), Delivery::Answered);
    assert_eq!(error.request_id(), Some("r-1"));
    let gone = NoSuchChat { message: Some("gone".to_owned()) };
    assert!(
        matches!(error, Error::Service { error: StartUploadError::NoSuchChat(e), .. } if e == gone)
    );
}

#[test]
fn redirects_are_answers_and_not_followed() {
    let server =
        Server::answering(answer("307 Temporary Redirect", "Location: /elsewhere\r\n", ""));
    let error = run(call(&server.client())).unwrap_err();
    assert_eq!(error.status().unwrap(), 307);
    assert!(
        matches!(error, Error::Service { error: StartUploadError::Unhandled(_), .. }),
        "{error:?}"
    );
    assert_eq!(server.accepted(), 1);
}

#[test]
fn what_breaks_constraints_is_sent_only_if_asked_for() {
    let server = Server::answering(success());
    let client = server.client();
    let long = || {
        let mut input = input();
        input.name = "a name that is too long".to_owned();
        input
    };
    run(async {
        let error = client.call::<StartUpload>(long()).await.unwrap_err();
        assert!(matches!(error, Error::Invalid(_)), "{error:?}");
        assert_eq!(error.delivery(), Delivery::NotSent);
        assert_eq!(server.accepted(), 0);
        for validation in [Validation::Warn, Validation::Off] {
            client.call::<StartUpload>(long()).validation(validation).await.unwrap();
        }
        let lax = server.builder().validation(Validation::Off).build().unwrap();
        lax.call::<StartUpload>(long()).await.unwrap();
        let strict = lax.call::<StartUpload>(long()).validation(Validation::Enforce).await;
        assert!(matches!(strict.unwrap_err(), Error::Invalid(_)));
    });
}

#[test]
fn a_call_can_run_in_a_task_of_its_own() {
    let server = Server::answering(success());
    let client = server.client();
    run(async {
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let client = client.clone();
                tokio::spawn(async move { call(&client).await })
            })
            .collect();
        for task in tasks {
            assert_eq!(task.await.unwrap().unwrap(), output());
        }
    });
}

#[test]
fn dropping_the_future_closes_the_connection() {
    let (closed, signal) = mpsc::channel();
    let closed = Mutex::new(closed);
    let server = Server::start(move |mut connection| {
        connection.request();
        connection.wait_for_close();
        closed.lock().unwrap().send(()).unwrap();
    });
    let client = server.client();
    run(async {
        let short = std::time::Duration::from_millis(50);
        let cut = tokio::time::timeout(short, call(&client)).await;
        assert!(cut.is_err(), "the call ended by itself");
    });
    signal.recv_timeout(std::time::Duration::from_secs(10)).unwrap();
}
