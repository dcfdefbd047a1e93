//! Streams over real sockets.

use std::io::Read as _;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::task::{Context, Poll};
use std::time::Duration;
use std::{fs, io};

use farrier::http::{Request, Response, StatusCode};
use farrier::{BoxError, ByteStream, Bytes, HttpTransport, Timeouts, Transport, TransportError};
use http_body::{Body, Frame};
use tests::fixtures::streaming::{Client, LoadInput, MasterInput, StoreInput};

use crate::support::run;
use crate::support::server::{Server, answer, ok};

const PIECE: usize = 64 * 1024;
const PIECES: u64 = 800;
const ALL: u64 = PIECES * PIECE as u64;

/// What may be on its way, in the buffers of the system for the most part: a third of the whole.
const ON_THE_WAY: u64 = ALL / 3;

fn client(server: &Server) -> Client {
    Client::builder().endpoint(&server.url()).timeout(Duration::from_secs(60)).build().unwrap()
}

/// Counts what is produced at one end of the wire and consumed at the other.
#[derive(Default)]
struct Wire {
    produced: AtomicU64,
    consumed: AtomicU64,
}

impl Wire {
    fn produce(&self) {
        let produced = self.produced.fetch_add(PIECE as u64, Ordering::SeqCst);
        let buffered = produced - self.consumed.load(Ordering::SeqCst).min(produced);
        assert!(buffered <= ON_THE_WAY, "{buffered} bytes are buffered");
    }

    fn consume(&self, bytes: usize) {
        self.consumed.fetch_add(bytes as u64, Ordering::SeqCst);
    }
}

/// A body of unknown length that makes its pieces when it is asked.
struct Film(Arc<Wire>);

impl Body for Film {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if self.0.produced.load(Ordering::SeqCst) == ALL {
            return Poll::Ready(None);
        }
        self.0.produce();
        Poll::Ready(Some(Ok(Frame::data(vec![7; PIECE].into()))))
    }
}

#[test]
fn fifty_megabytes_go_up_in_chunks_and_are_never_in_memory() {
    let wire = Arc::new(Wire::default());
    let reader = wire.clone();
    let server = Server::start(move |mut connection| {
        let request = connection.request().unwrap();
        assert_eq!(request.header("transfer-encoding"), Some("chunked"));
        assert_eq!(request.header("content-length"), None);
        while let Some(chunk) = connection.chunk() {
            reader.consume(chunk.len());
        }
        connection.write(ok(&format!("{{\"size\":{}}}", reader.consumed.load(Ordering::SeqCst))));
    });
    let reel = ByteStream::from_body(Film(wire));
    let stored = run(client(&server).store(StoreInput::new(reel, "M"))).unwrap();
    assert_eq!(stored.size, Some(i64::try_from(ALL).unwrap()));
}

#[test]
fn fifty_megabytes_come_down_and_are_never_in_memory() {
    let wire = Arc::new(Wire::default());
    let writer = wire.clone();
    let server = Server::start(move |mut connection| {
        connection.request();
        connection.write(format!("HTTP/1.1 200 OK\r\ncontent-length: {ALL}\r\n\r\n"));
        for _ in 0..PIECES {
            writer.produce();
            assert!(connection.write(vec![7; PIECE]));
        }
    });
    run(async {
        let mut reel = client(&server).load(LoadInput::new("M")).await.unwrap().reel;
        assert_eq!(reel.length(), Some(ALL));
        while let Some(piece) = reel.next().await {
            wire.consume(piece.unwrap().len());
        }
    });
    assert_eq!(wire.consumed.load(Ordering::SeqCst), ALL);
}

#[test]
fn a_stream_may_be_larger_than_a_response_in_memory() {
    let server = Server::always(answer("200 OK", "", "a whole film"));
    let client: Client =
        Client::builder().endpoint(&server.url()).max_response_size(4).build().unwrap();
    run(async {
        let loaded = client.load(LoadInput::new("M")).await.unwrap();
        let error = loaded.reel.collect(4).await.unwrap_err();
        assert!(error.is_too_large());
        assert_eq!(error.to_string(), "the stream has more than the 4 bytes that were allowed");
        let loaded = client.load(LoadInput::new("M")).await.unwrap();
        assert_eq!(loaded.reel.collect(12).await.unwrap(), "a whole film");
    });
}

#[test]
fn a_failure_is_gathered_up_to_the_limit_of_responses() {
    let server = Server::always(answer("404 Not Found", "x-amzn-errortype: NoSuchFilm\r\n", "{}"));
    let error = run(client(&server).load(LoadInput::new("M"))).unwrap_err();
    assert_eq!(error.to_string(), "Load failed: NoSuchFilm (HTTP 404 Not Found)");
    let client: Client =
        Client::builder().endpoint(&server.url()).max_response_size(1).build().unwrap();
    let error = run(client.load(LoadInput::new("M"))).unwrap_err();
    assert!(error.to_string().contains("more than the 1 bytes"), "{error}");
}

#[test]
fn an_answer_that_breaks_off_gives_what_came_and_then_an_error() {
    let server = Server::once("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhalf a film");
    run(async {
        let mut reel = client(&server).load(LoadInput::new("M")).await.unwrap().reel;
        assert_eq!(reel.next().await.unwrap().unwrap(), "half a film");
        let error = reel.next().await.unwrap().unwrap_err();
        assert!(!error.is_timeout() && !error.is_too_large());
        let text = error.to_string().replace(&server.url(), "SERVER");
        assert!(text.starts_with("Load failed: incomplete answer from SERVER: "), "{text}");
        assert!(std::error::Error::source(&error).unwrap().is::<TransportError>());
    });
}

#[test]
fn a_service_that_falls_silent_runs_into_the_limit_of_a_read() {
    let server = Server::start(|mut connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhalf a film");
        connection.wait_for_close();
    });
    let limit = Duration::from_millis(50);
    let client: Client = Client::builder()
        .endpoint(&server.url())
        .timeouts(Timeouts::default().read(limit))
        .build()
        .unwrap();
    run(async {
        let mut reel = client.load(LoadInput::new("M")).await.unwrap().reel;
        assert_eq!(reel.next().await.unwrap().unwrap(), "half a film");
        let error = reel.next().await.unwrap().unwrap_err();
        assert!(error.is_timeout());
        assert_eq!(error.to_string(), "Load timed out: nothing more came within 50ms");
    });
}

#[test]
fn dropping_the_output_closes_the_connection() {
    let (closed, is_closed) = channel();
    let server = Server::start(move |mut connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhalf a film");
        connection.wait_for_close();
        closed.send(()).unwrap();
    });
    run(async {
        let loaded = client(&server).load(LoadInput::new("M")).await.unwrap();
        drop(loaded);
        let wait = tokio::task::spawn_blocking(move || is_closed.recv().unwrap());
        wait.await.unwrap();
    });
}

#[test]
fn a_file_can_be_sent_again_until_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("negative");
    fs::write(&path, "film").unwrap();
    run(async {
        let mut first = ByteStream::from_path(&path).await.unwrap();
        let second = first.try_clone().unwrap();
        let third = second.try_clone().unwrap();
        assert_eq!(second.length(), Some(4));
        assert_eq!(first.next().await.unwrap().unwrap(), "film");
        assert!(first.try_clone().is_none(), "its beginning is gone");
        assert_eq!(second.collect(99).await.unwrap(), "film");
        let changed = third.try_clone().unwrap();
        fs::write(folder.path().join("other"), "ruin").unwrap();
        fs::rename(folder.path().join("other"), &path).unwrap();
        let error = changed.collect(99).await.unwrap_err();
        assert!(error.to_string().contains("has changed"), "{error}");
        fs::remove_file(&path).unwrap();
        let mut third = third;
        third.next().await.unwrap().unwrap_err();
        assert!(third.next().await.is_none(), "a stream ends after its first error");
    });
}

#[test]
fn a_file_is_sent_with_its_length() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("negative");
    fs::write(&path, vec![7; 3 * PIECE + 1]).unwrap();
    let server = Server::always(answer("202 Accepted", "", ""));
    run(async {
        let negative = ByteStream::from_path(&path).await.unwrap();
        client(&server).master(MasterInput { negative }).await.unwrap();
        assert!(ByteStream::from_path(folder.path()).await.is_err());
        assert!(ByteStream::from_path(folder.path().join("none")).await.is_err());
    });
    let request = server.request();
    assert_eq!(request.header("content-length"), Some("196609"));
    assert_eq!(request.body, vec![7; 3 * PIECE + 1]);
}

/// Sends a request again, once, if the service asks for it.
#[derive(Clone)]
struct Again(HttpTransport);

impl Transport for Again {
    type Body = ByteStream;
    type Error = BoxError;

    async fn send(self, request: Request<ByteStream>) -> Result<Response<ByteStream>, BoxError> {
        let (head, body) = request.into_parts();
        let first =
            Request::from_parts(head.clone(), body.try_clone().ok_or("it can't be sent twice")?);
        let response = Transport::send(self.0.clone(), first).await?;
        if response.status() != StatusCode::SERVICE_UNAVAILABLE {
            return Ok(response);
        }
        Transport::send(self.0, Request::from_parts(head, body)).await
    }
}

#[test]
fn a_layer_can_send_a_file_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("negative");
    fs::write(&path, vec![7; PIECE + 1]).unwrap();
    let tries = AtomicU64::new(0);
    let server = Server::answering(move |_| match tries.fetch_add(1, Ordering::SeqCst) {
        0 => answer("503 Service Unavailable", "", ""),
        _ => answer("202 Accepted", "", ""),
    });
    run(async {
        let negative = ByteStream::from_path(&path).await.unwrap();
        let transport = Again(HttpTransport::builder().without_tls().build().unwrap());
        let client =
            Client::builder().endpoint(&server.url()).transport(transport).build().unwrap();
        client.master(MasterInput { negative }).await.unwrap();
    });
    let bodies: Vec<_> = server.requests().into_iter().map(|request| request.body).collect();
    assert_eq!(bodies, [vec![7; PIECE + 1], vec![7; PIECE + 1]]);
}

#[test]
fn a_device_can_not_be_sent_again() {
    run(async {
        let device = ByteStream::from_path("/dev/null").await.unwrap();
        assert_eq!(device.length(), None);
        assert!(device.try_clone().is_none());
    });
}

#[test]
fn a_source_that_ends_early_fails_the_call() {
    let server = Server::start(|mut connection| {
        let mut rest = Vec::new();
        connection.stream().read_to_end(&mut rest).unwrap();
    });
    let negative = ByteStream::from_reader(&b"short"[..], Some(99));
    let error = run(client(&server).master(MasterInput { negative })).unwrap_err();
    assert!(error.to_string().contains("the source ended 94 bytes too early"), "{error}");
}
