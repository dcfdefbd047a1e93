//! A server that never answers, and the limit that ends the wait.

use std::time::Duration;

use generated::farrier::{Delivery, TimeoutKind, Timeouts};
#[cfg(target_os = "linux")]
use tokio::net::{TcpSocket, TcpStream};

use crate::support::server::Server;
use crate::support::{UploadError, client_of, run, upload};

const SHORT: Duration = Duration::from_millis(30);
const LONG: Duration = Duration::from_secs(20);

/// What ended the wait for a server that keeps silent.
fn ended(server: &Server, timeouts: Timeouts) -> (TimeoutKind, Delivery, String) {
    let client = client_of(&server.url()).timeouts(timeouts).build().unwrap();
    let error = run(client.start_attachment_upload(upload())).unwrap_err();
    assert!(error.is_timeout());
    match &error {
        UploadError::Timeout(timeout) => {
            assert_eq!((timeout.operation, timeout.limit), ("StartAttachmentUpload", SHORT));
            (timeout.kind, timeout.delivery, error.to_string())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_limit_ends_the_wait_and_is_named() {
    let server = Server::silent();
    let long = Timeouts::NONE.connect(LONG).read(LONG).attempt(LONG).call(LONG);
    for (timeouts, kind, what) in [
        (long.read(SHORT), TimeoutKind::Read, "nothing more came"),
        (long.attempt(SHORT), TimeoutKind::Attempt, "no complete answer to the attempt"),
        (long.call(SHORT), TimeoutKind::Call, "no result"),
    ] {
        let (ended_by, delivery, text) = ended(&server, timeouts);
        assert_eq!((ended_by, delivery), (kind, Delivery::Unknown));
        assert_eq!(
            text,
            format!(
                "StartAttachmentUpload timed out: {what} within 30ms \
                 (the service may have received the request)"
            )
        );
    }
}

#[test]
fn a_limit_of_one_call_replaces_the_client_s() {
    let server = Server::silent();
    let client = client_of(&server.url()).timeout(LONG).build().unwrap();
    let error = run(client.start_attachment_upload(upload()).timeout(SHORT)).unwrap_err();
    let UploadError::Timeout(timeout) = error else { panic!("{error:?}") };
    assert_eq!((timeout.kind, timeout.limit), (TimeoutKind::Call, SHORT));
}

/// Linux takes no connection beyond a full queue: it leaves whoever asks for one waiting.
#[cfg(target_os = "linux")]
#[test]
fn a_connection_that_is_never_made() {
    run(async {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let queue_of_one = socket.listen(0).unwrap();
        let address = queue_of_one.local_addr().unwrap();
        let _fills_it = TcpStream::connect(address).await.unwrap();

        let timeouts = Timeouts::NONE.connect(SHORT);
        let client = client_of(&format!("http://{address}")).timeouts(timeouts).build().unwrap();
        let error = client.start_attachment_upload(upload()).await.unwrap_err();
        let UploadError::Timeout(timeout) = &error else { panic!("{error:?}") };
        assert_eq!((timeout.kind, timeout.delivery), (TimeoutKind::Connect, Delivery::NotSent));
        assert_eq!(
            error.to_string(),
            "StartAttachmentUpload timed out: no connection within 30ms (the request was not sent)"
        );
    });
}

#[test]
fn an_answer_that_stalls_halfway() {
    let server = Server::start(|mut connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{");
        connection.wait_for_close();
    });
    let timeouts = Timeouts::NONE.read(SHORT);
    let (kind, delivery, _) = ended(&server, timeouts);
    assert_eq!((kind, delivery), (TimeoutKind::Read, Delivery::Answered));
}

#[test]
fn after_a_timeout_the_client_works_on_a_new_connection() {
    let server = Server::start(|mut connection| {
        let Some(request) = connection.request() else { return };
        if request.header("x-answer").is_some() {
            connection.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
        } else {
            connection.wait_for_close();
        }
    });
    let client = client_of(&server.url()).build().unwrap();
    run(async {
        let first = client.start_attachment_upload(upload()).timeout(SHORT).await;
        assert!(first.unwrap_err().is_timeout());
        client.start_attachment_upload(upload()).header("x-answer", "please").await.unwrap();
    });
    assert_eq!(server.connections(), 2);
}
