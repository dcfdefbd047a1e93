//! What the wire tests share: a server, a listener that nobody should reach, a runtime, an input.

#![allow(dead_code, reason = "each test crate uses a part of it")]

pub(crate) mod server;
pub(crate) mod warnings;

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use generated::farrier::{ClientBuilder, Error};
use generated::{Client, StartAttachmentUploadError, StartAttachmentUploadRequest};

/// The connection token of each input here; no text that is shown to anybody may hold it.
pub(crate) const SECRET: &str = "c0nnection-t0ken";

/// What starting an upload fails with.
pub(crate) type UploadError = Error<StartAttachmentUploadError>;

/// An input that breaks no constraint.
pub(crate) fn upload() -> StartAttachmentUploadRequest {
    StartAttachmentUploadRequest {
        client_token: Some("11111111-2222-4333-8444-555555555555".to_owned()),
        ..StartAttachmentUploadRequest::new("cat.png", 1024, SECRET, "image/png")
    }
}

/// Drives a future on a runtime of its own, as `#[tokio::main]` would.
pub(crate) fn run<F: IntoFuture>(future: F) -> F::Output {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().unwrap().block_on(async { future.await })
}

/// A client of `url` whose calls end, should a test be wrong about the service.
pub(crate) fn client_of(url: &str) -> ClientBuilder<Client> {
    Client::builder().endpoint(url).user_agent("wire-test/1").timeout(Duration::from_secs(20))
}

/// A port that accepts connections, so that a call which does reach the network is noticed.
pub(crate) struct Untouched(TcpListener);

impl Untouched {
    pub(crate) fn new() -> Self {
        Self(TcpListener::bind("127.0.0.1:0").unwrap())
    }

    /// A client of this port, with little patience: nobody answers here.
    pub(crate) fn client(&self) -> ClientBuilder<Client> {
        client_of(&format!("http://{}", self.address())).timeout(Duration::from_millis(500))
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.0.local_addr().unwrap()
    }

    /// True if there has been a connection. Nobody accepts any here: the system has queued it,
    /// before the client could send a byte.
    pub(crate) fn was_touched(&self) -> bool {
        self.0.set_nonblocking(true).unwrap();
        match self.0.accept() {
            Ok(_) => true,
            Err(error) if error.kind() == ErrorKind::WouldBlock => false,
            Err(error) => panic!("{error}"),
        }
    }

    /// What a call fails with that must not reach the network.
    pub(crate) fn refusal(input: StartAttachmentUploadRequest) -> UploadError {
        let listener = Self::new();
        let client = listener.client().build().unwrap();
        let error = run(client.start_attachment_upload(input)).unwrap_err();
        assert!(!listener.was_touched());
        error
    }
}
