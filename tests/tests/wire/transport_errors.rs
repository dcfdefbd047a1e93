//! Connections that fail.

use generated::farrier::Delivery;
use tokio::net::TcpSocket;

use crate::support::server::Server;
use crate::support::{SECRET, UploadError, client_of, run, upload};

/// The text of a transport error, with how far the call got.
fn failure(url: &str) -> (String, Delivery) {
    let client = client_of(url).build().unwrap();
    let error = run(client.start_attachment_upload(upload())).unwrap_err();
    assert!(matches!(error, UploadError::Transport(_)), "{error:?}");
    assert!(!format!("{error} {error:?}").contains(SECRET), "{error:?}");
    (error.to_string().replace(url, "SERVER"), error.delivery())
}

#[test]
fn a_refused_connection() {
    // Bound, so that nobody else gets the port, but not listening.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}", socket.local_addr().unwrap());
    let (text, delivery) = failure(&url);
    assert!(text.starts_with("StartAttachmentUpload failed: can't connect to SERVER: "), "{text}");
    assert!(text.contains("refused"), "{text}");
    assert_eq!(delivery, Delivery::NotSent);
}

#[test]
fn a_connection_that_is_closed_without_an_answer() {
    let server = Server::start(|mut connection| drop(connection.request()));
    let (text, delivery) = failure(&server.url());
    assert!(text.starts_with("StartAttachmentUpload failed: no answer from SERVER: "), "{text}");
    assert_eq!(delivery, Delivery::Unknown);
}

#[test]
fn a_connection_that_is_reset_before_the_answer() {
    let server = Server::start(|mut connection| connection.read_one_byte());
    let (text, delivery) = failure(&server.url());
    assert!(text.starts_with("StartAttachmentUpload failed: no answer from SERVER: "), "{text}");
    assert_eq!(delivery, Delivery::Unknown);
}

#[test]
fn a_connection_that_is_reset_in_the_middle_of_the_answer() {
    let server = Server::start(|mut connection| {
        connection.read_one_byte();
        connection.write("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"Attachm");
    });
    // Whether the first bytes are seen before the reset is up to the system.
    let (text, delivery) = failure(&server.url());
    assert!(text.contains("answer from SERVER: "), "{text}");
    let is_seen = text.contains("incomplete");
    assert_eq!(delivery, if is_seen { Delivery::Answered } else { Delivery::Unknown });
}

#[test]
fn an_answer_that_ends_early() {
    for answer in [
        "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"AttachmentId\":\"a-1\"}",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n",
    ] {
        let (text, delivery) = failure(&Server::once(answer).url());
        let start = "StartAttachmentUpload failed: incomplete answer from SERVER: ";
        assert!(text.starts_with(start), "{text}");
        assert_eq!(delivery, Delivery::Answered);
    }
}

#[test]
fn an_answer_that_is_no_http() {
    for answer in ["SSH-2.0-OpenSSH_9.6\r\n", "\u{15}\u{3}\u{3}\0\u{2}\u{2}F", "{}"] {
        let (text, delivery) = failure(&Server::once(answer).url());
        assert!(
            text.starts_with("StartAttachmentUpload failed: no valid HTTP from SERVER: "),
            "{text}"
        );
        assert_eq!(delivery, Delivery::Answered);
    }
}
