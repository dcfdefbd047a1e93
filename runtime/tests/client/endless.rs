//! Servers that never stop: a call ends in time, and leaves the thread to others.

use std::time::{Duration, Instant};

use farrier::{Delivery, TimeoutKind, Timeouts};

use crate::support::operation::{Error, Outcome, call};
use crate::support::run;
use crate::support::server::Server;

/// The limit of each call.
const LIMIT: Duration = Duration::from_millis(200);

/// What a call may take beyond its limit. That is 100 ms, and some more for machines that are busy.
const MORE: Duration = Duration::from_millis(800);

/// Writes `start`, and then `piece` until the client is gone.
fn endless(start: &'static str, piece: &str) -> Server {
    let pieces = piece.repeat(0x10000 / piece.len());
    Server::start(move |mut connection| {
        connection.request();
        let mut open = connection.write(start);
        while open {
            open = connection.write(&pieces);
        }
    })
}

/// Calls a server on the only thread of a runtime, and returns the outcome, which must come in time.
fn call_in_time(server: &Server, timeouts: Timeouts) -> Outcome {
    let client = server.builder().timeouts(timeouts).max_response_size(usize::MAX).build().unwrap();
    let start = Instant::now();
    let outcome = run(async {
        let outer = tokio::time::timeout(LIMIT + MORE / 2, call(&client)).await;
        outer.expect("the call ends before a limit around it")
    });
    let elapsed = start.elapsed();
    assert!(elapsed < LIMIT + MORE, "{elapsed:?}");
    outcome
}

#[test]
fn endless_interim_answers_are_an_error() {
    let server = endless("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
    let error = call_in_time(&server, Timeouts::NONE.call(LIMIT)).unwrap_err();
    match &error {
        Error::Transport(error) => {
            let text = error.to_string();
            let problem =
                ": more than 417792 bytes of interim answers (status 1xx) came before the answer";
            assert!(text.starts_with("StartUpload failed: no answer from "), "{text}");
            assert!(text.ends_with(problem), "{text}");
        }
        // A machine that is very busy.
        Error::Timeout(error) => assert_eq!(error.kind, TimeoutKind::Call),
        other => panic!("{other:?}"),
    }
    assert_eq!(error.delivery(), Delivery::Unknown);
}

#[test]
fn some_interim_answers_change_nothing() {
    let server = Server::start(|mut connection| {
        while connection.request().is_some() {
            for _ in 0..100 {
                connection.write("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
            }
            connection.write(crate::support::server::success());
        }
    });
    let client = server.client();
    run(async {
        for _ in 0..3 {
            call(&client).await.unwrap();
        }
    });
    assert_eq!(server.accepted(), 1);
}

#[test]
fn a_body_without_an_end_is_ended_by_the_limit() {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    let larger = format!("400\r\n{}\r\n", " ".repeat(1024));
    for piece in ["1\r\n \r\n", &larger] {
        let server = endless(head, piece);
        for (kind, timeouts) in [
            (TimeoutKind::Call, Timeouts::NONE.call(LIMIT)),
            (TimeoutKind::Attempt, Timeouts::NONE.attempt(LIMIT)),
        ] {
            let error = call_in_time(&server, timeouts).unwrap_err();
            assert!(matches!(&error, Error::Timeout(error) if error.kind == kind), "{error:?}");
        }
    }
}
