//! A server that gives every request the same answer, each connection in a thread of its own.
//!
//! It looks at no more of a request than tells where it ends: its time isn't measured, but the
//! shorter it works, the less of the core's caches it takes from the client.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

/// The answer's body.
pub(crate) const ANSWER: &str = include_str!("../answer.json");

/// Starts to serve on a free port of this machine, for as long as the process lives.
pub(crate) fn start() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for connection in listener.incoming() {
            let connection = connection.unwrap();
            thread::spawn(move || serve(connection));
        }
    });
    address
}

fn serve(mut connection: TcpStream) {
    connection.set_nodelay(true).unwrap();
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         x-amzn-requestid: 3d6f3f0e-4a0c-4a57-8a39-6b7c2f3e9d10\r\n\
         date: Fri, 02 Jan 2026 03:04:05 GMT\r\n\r\n{ANSWER}",
        ANSWER.len(),
    );
    let mut received = Vec::with_capacity(4096);
    let mut piece = [0; 4096];
    while let Ok(len @ 1..) = connection.read(&mut piece) {
        received.extend_from_slice(&piece[..len]);
        if is_whole(&received) {
            received.clear();
            if connection.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
    }
}

/// True if a request is there with all of its body. A client sends the next one only after it has
/// its answer.
fn is_whole(received: &[u8]) -> bool {
    let text = std::str::from_utf8(received).unwrap();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("content-length").then(|| value.parse::<usize>().unwrap())
    });
    body.len() >= length.unwrap_or(0)
}
