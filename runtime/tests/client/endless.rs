//! Servers that never stop: a call ends in time, and leaves the thread to others.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use farrier::{Delivery, TimeoutKind, Timeouts};
use tokio::task::yield_now;

use crate::support::operation::{Error, Outcome, call};
use crate::support::server::Server;
use crate::support::{run, run_with_paused_clock};

/// The limit of each call.
const LIMIT: Duration = Duration::from_millis(200);

/// How many pieces a server has written when the limit of a call passes in the middle of an answer. One has about
/// 64 KiB.
const PIECES: usize = 24;

/// How many turns another task gets at most until a call has ended whose limit has passed. Between two of them no
/// more than 64 KiB are read.
const TURNS: usize = 20;

/// A server that writes a start, and then pieces until the client is gone.
struct Endless {
    server: Server,
    /// The number of pieces that were written.
    written: Arc<AtomicUsize>,
}

impl Endless {
    fn start(start: &'static str, piece: &str) -> Self {
        let pieces = piece.repeat(0x10000 / piece.len());
        let written = Arc::new(AtomicUsize::new(0));
        let counter = written.clone();
        let server = Server::start(move |mut connection| {
            connection.request();
            let mut open = connection.write(start);
            while open {
                open = connection.write(&pieces);
                counter.fetch_add(1, Ordering::Relaxed);
            }
        });
        Self { server, written }
    }

    /// Calls the server on the only thread of a runtime, whose clock stands still until the server has written
    /// so many pieces and then passes the limit. Returns the outcome, which must come in a few turns.
    fn call(&self, timeouts: Timeouts, pieces: usize) -> Outcome {
        let builder = self.server.builder().timeouts(timeouts);
        let client = builder.max_response_size(usize::MAX).build().unwrap();
        self.written.store(0, Ordering::Relaxed);
        let written = self.written.clone();
        // It is never idle, so the clock doesn't move by itself.
        let other = async move {
            while written.load(Ordering::Relaxed) < pieces {
                yield_now().await;
            }
            tokio::time::advance(LIMIT).await;
            for _ in 0..TURNS {
                yield_now().await;
            }
        };
        run_with_paused_clock(async {
            let mut other = tokio::spawn(other);
            let mut call = pin!(call(&client));
            poll_fn(|cx| {
                let polled = call.as_mut().poll(cx);
                let is_over = polled.is_pending() && Pin::new(&mut other).poll(cx).is_ready();
                assert!(!is_over, "the call goes on after its limit");
                polled
            })
            .await
        })
    }
}

#[test]
fn endless_interim_answers_are_an_error() {
    let server = Endless::start("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
    let error = server.call(Timeouts::NONE.call(LIMIT), usize::MAX).unwrap_err();
    let Error::Transport(transport) = &error else { panic!("{error:?}") };
    let text = transport.to_string();
    let problem = ": more than 417792 bytes of interim answers (status 1xx) came before the answer";
    assert!(text.starts_with("StartUpload failed: no answer from "), "{text}");
    assert!(text.ends_with(problem), "{text}");
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
        let server = Endless::start(head, piece);
        for (kind, timeouts) in [
            (TimeoutKind::Call, Timeouts::NONE.call(LIMIT)),
            (TimeoutKind::Attempt, Timeouts::NONE.attempt(LIMIT)),
        ] {
            let error = server.call(timeouts, PIECES).unwrap_err();
            assert!(matches!(&error, Error::Timeout(error) if error.kind == kind), "{error:?}");
        }
    }
}
