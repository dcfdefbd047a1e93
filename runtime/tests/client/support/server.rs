//! A server that does exactly what a test says, byte by byte.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use farrier::{Client, ClientBuilder};

use super::operation::{BODY, SERVICE};

/// Listens on a free port of this machine, each connection in a thread of its own.
pub(crate) struct Server {
    address: SocketAddr,
    accepted: Arc<AtomicUsize>,
}

impl Server {
    /// Hands each connection to `serve`, and closes it afterwards.
    pub(crate) fn start(serve: impl Fn(Connection) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let accepted = Arc::new(AtomicUsize::new(0));
        let counter = accepted.clone();
        let serve = Arc::new(serve);
        thread::spawn(move || {
            for stream in listener.incoming() {
                counter.fetch_add(1, Ordering::SeqCst);
                let serve = serve.clone();
                thread::spawn(move || serve(Connection(BufReader::new(stream.unwrap()))));
            }
        });
        Self { address, accepted }
    }

    /// Answers each request with the same bytes, on as few connections as the client likes.
    pub(crate) fn answering(answer: impl Into<String>) -> Self {
        let answer = answer.into();
        Self::start(move |mut connection| {
            while connection.request().is_some() {
                connection.write(&answer);
            }
        })
    }

    /// Answers one request with these bytes and closes the connection.
    pub(crate) fn answering_once(answer: &'static str) -> Self {
        Self::start(move |mut connection| {
            connection.request();
            connection.write(answer);
        })
    }

    pub(crate) fn url(&self, scheme: &str) -> String {
        format!("{scheme}://{}", self.address)
    }

    pub(crate) fn builder(&self) -> ClientBuilder {
        Client::builder(&SERVICE).endpoint(&self.url("http"))
    }

    pub(crate) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    /// How many connections there have been.
    pub(crate) fn accepted(&self) -> usize {
        self.accepted.load(Ordering::SeqCst)
    }
}

/// The server's end of a connection.
pub(crate) struct Connection(BufReader<TcpStream>);

impl Connection {
    /// Reads a request: head and body. `None` when the client has closed the connection.
    pub(crate) fn request(&mut self) -> Option<(String, Vec<u8>)> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.0.read_line(&mut head).ok()? == 0 {
                return None;
            }
        }
        let length = head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            .map_or(0, |(_, length)| length.parse().unwrap());
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).ok()?;
        Some((head, body))
    }

    /// Sends bytes; false when the client is gone.
    pub(crate) fn write(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        self.0.get_mut().write_all(bytes.as_ref()).is_ok()
    }

    /// Reads one byte and leaves the rest, so that closing resets the connection.
    pub(crate) fn read_byte(&mut self) {
        self.0.get_mut().read_exact(&mut [0]).unwrap();
    }

    /// Says nothing until the client closes the connection.
    pub(crate) fn wait_for_close(mut self) {
        let _ = std::io::copy(&mut self.0, &mut std::io::sink());
    }

    pub(crate) fn into_stream(self) -> TcpStream {
        self.0.into_inner()
    }
}

/// An answer with a body of known length.
pub(crate) fn answer(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len())
}

/// The answer that is read as `operation::output()`.
pub(crate) fn success() -> String {
    answer("200 OK", "", BODY)
}
