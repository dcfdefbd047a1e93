//! An HTTP/1.1 server made by hand: it keeps each request as the bytes that came, and answers with
//! the bytes that a test gives. Knows no service.

#![allow(dead_code, reason = "each user needs a part of it")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// Listens on a free port of this machine, each connection in a thread of its own.
pub(crate) struct Server {
    address: SocketAddr,
    record: Arc<Mutex<Record>>,
}

/// What has reached the server.
#[derive(Default)]
struct Record {
    connections: usize,
    requests: Vec<Request>,
}

impl Server {
    /// Hands each connection to `serve`, and closes it afterwards.
    pub(crate) fn start(serve: impl Fn(Connection) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let record = Arc::new(Mutex::new(Record::default()));
        let shared = record.clone();
        let serve = Arc::new(serve);
        thread::spawn(move || {
            for stream in listener.incoming() {
                shared.lock().unwrap().connections += 1;
                let (serve, record) = (serve.clone(), shared.clone());
                let stream = BufReader::new(stream.unwrap());
                thread::spawn(move || serve(Connection { stream, record }));
            }
        });
        Self { address, record }
    }

    /// Answers each request by `answer`, on as few connections as the client likes.
    pub(crate) fn answering(answer: impl Fn(&Request) -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self::start(move |mut connection| {
            while let Some(request) = connection.request() {
                connection.write(answer(&request));
            }
        })
    }

    /// Answers each request with the same bytes.
    pub(crate) fn always(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::answering(move |_| answer.clone())
    }

    /// Answers one request with these bytes and closes the connection.
    pub(crate) fn once(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |mut connection| {
            connection.request();
            connection.write(&answer);
        })
    }

    /// Reads requests and never answers.
    pub(crate) fn silent() -> Self {
        Self::start(|mut connection| while connection.request().is_some() {})
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL of its root.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many connections there have been.
    pub(crate) fn connections(&self) -> usize {
        self.record.lock().unwrap().connections
    }

    /// The requests so far, each of which was recorded before it was answered.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.record.lock().unwrap().requests.clone()
    }

    /// The only request so far.
    pub(crate) fn request(&self) -> Request {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "requests so far");
        requests.remove(0)
    }
}

/// The server's end of a connection.
pub(crate) struct Connection {
    stream: BufReader<TcpStream>,
    record: Arc<Mutex<Record>>,
}

impl Connection {
    /// Reads a request, head and body. `None` when the client has closed the connection.
    pub(crate) fn request(&mut self) -> Option<Request> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.stream.read_line(&mut head).ok()? == 0 {
                return None;
            }
        }
        let mut request = Request { head, body: Vec::new() };
        let length = request.header("content-length").map_or(0, |length| length.parse().unwrap());
        request.body.resize(length, 0);
        self.stream.read_exact(&mut request.body).ok()?;
        self.record.lock().unwrap().requests.push(request.clone());
        Some(request)
    }

    /// Reads the next chunk of a body without a length; `None` at its end.
    pub(crate) fn chunk(&mut self) -> Option<Vec<u8>> {
        let mut size = String::new();
        self.stream.read_line(&mut size).ok()?;
        let size = usize::from_str_radix(size.trim_end(), 16).ok()?;
        let mut chunk = vec![0; size + 2];
        self.stream.read_exact(&mut chunk).ok()?;
        chunk.truncate(size);
        (size > 0).then_some(chunk)
    }

    /// What comes, as it comes.
    pub(crate) fn stream(&mut self) -> &mut impl std::io::Read {
        &mut self.stream
    }

    /// Sends bytes; false when the client is gone.
    pub(crate) fn write(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        self.stream.get_mut().write_all(bytes.as_ref()).is_ok()
    }

    /// Reads one byte and leaves the rest unread, so that closing resets the connection.
    pub(crate) fn read_one_byte(&mut self) {
        self.stream.get_mut().read_exact(&mut [0]).unwrap();
    }

    /// Says nothing until the client closes the connection.
    pub(crate) fn wait_for_close(&mut self) {
        let _ = std::io::copy(&mut self.stream, &mut std::io::sink());
    }
}

/// A request as it came over the wire.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    /// The request line and the headers, with the empty line that ends them.
    pub(crate) head: String,
    /// What follows, as long as `Content-Length` says.
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// The whole, byte for byte.
    pub(crate) fn text(&self) -> String {
        format!("{}{}", self.head, self.body_text())
    }

    /// The body, which has to be UTF-8.
    pub(crate) fn body_text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// Method and target: `GET /path`.
    pub(crate) fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1")
    }

    /// A header's value; its name in any case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        headers.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// An answer with a body of known length; each line of `headers` ends in CRLF.
pub(crate) fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n{headers}\r\n", body.len());
    [head.as_bytes(), body].concat()
}

/// The answer of a success, in JSON.
pub(crate) fn ok(body: &str) -> Vec<u8> {
    answer("200 OK", "content-type: application/json\r\n", body)
}
