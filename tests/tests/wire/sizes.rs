//! Bodies that are too large: refused by the limit, before the memory is spent.

use std::fmt::Write as _;
use std::sync::mpsc;

use generated::Client;
use generated::farrier::{Delivery, HttpTransport};

use crate::support::server::Server;
use crate::support::{UploadError, client_of, run, upload};

const MIB: usize = 1 << 20;

#[test]
fn a_hundred_megabytes_in_chunks_are_not_taken_in() {
    let (report, written) = mpsc::channel();
    let server = Server::start(move |mut connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
        let chunk = format!("100000\r\n{}\r\n", " ".repeat(MIB));
        let taken = (0..100).take_while(|_| connection.write(&chunk)).count();
        report.send(taken).unwrap();
    });
    let client = client_of(&server.url()).max_response_size(MIB).build().unwrap();
    let error = run(client.start_attachment_upload(upload())).unwrap_err();
    assert!(matches!(error, UploadError::Response(_)), "{error:?}");
    assert_eq!(
        error.to_string(),
        "StartAttachmentUpload: the response's body can't be read: it has more than the 1048576 \
         bytes that `max_response_size` allows (HTTP 200 OK)"
    );
    assert_eq!(error.delivery(), Delivery::Answered);
    // The limit, and what the system's buffers on both sides hold.
    let taken = written.recv().unwrap();
    assert!(taken < 32, "{taken} of 100 MiB");
}

#[test]
fn a_claim_of_too_much_is_refused_before_a_byte_of_it_comes() {
    for claim in [(64 * MIB + 1).to_string(), (100 * MIB).to_string(), i64::MAX.to_string()] {
        let server = Server::start(move |mut connection| {
            connection.request();
            connection.write(format!("HTTP/1.1 200 OK\r\ncontent-length: {claim}\r\n\r\n"));
            connection.wait_for_close();
        });
        let client = client_of(&server.url()).build().unwrap();
        let error = run(client.start_attachment_upload(upload())).unwrap_err();
        assert!(error.to_string().contains("more than the 67108864 bytes"), "{error}");
    }
}

#[test]
fn a_claim_within_the_limit_takes_no_memory_by_itself() {
    // 64 MiB announced, then the end: told as such, whatever was announced.
    let server = Server::once(format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{{", 64 * MIB));
    let client = client_of(&server.url()).build().unwrap();
    let error = run(client.start_attachment_upload(upload())).unwrap_err();
    assert!(error.to_string().contains("incomplete answer"), "{error}");
}

#[test]
fn the_limit_holds_for_failures_too() {
    let server = Server::once(format!(
        "HTTP/1.1 500 Oops\r\nx-amzn-requestid: r-1\r\nconnection: close\r\n\r\n{}",
        " ".repeat(MIB + 1)
    ));
    let client = client_of(&server.url()).max_response_size(MIB).build().unwrap();
    let error = run(client.start_attachment_upload(upload())).unwrap_err();
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(500));
}

/// A head with this many headers beside its length.
fn head(count: usize) -> String {
    let mut head = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n".to_owned();
    for number in 0..count {
        let _ = write!(head, "x-meta-{number}: v\r\n");
    }
    head + "\r\n{}"
}

#[test]
fn a_map_in_headers_may_have_hundreds_of_entries() {
    use tests::fixtures::headers;

    let server = Server::always(head(700));
    let client = headers::Client::builder().endpoint(&server.url()).build().unwrap();
    let output = run(client.send_all(headers::SendAllInput::default())).unwrap();
    assert_eq!(output.all.unwrap().len(), 701);
}

#[test]
fn a_head_that_is_too_large_is_told_with_both_limits() {
    let too_large = |server: &Server, number: usize| {
        let problem = format!(
            "message head is too large: it has more than {number} headers, of which \
             `HttpTransport::builder().max_headers(…)` allows more, or it has more than 408 KiB, or up to \
             twice as much, as the network cuts it, which no setting changes"
        );
        let url = server.url();
        format!("StartAttachmentUpload failed: too large an answer from {url}: {problem}")
    };
    let told =
        |client: &Client| run(client.start_attachment_upload(upload())).unwrap_err().to_string();
    let server = Server::always(head(200));
    assert_eq!(told(&client_of(&server.url()).build().unwrap()), too_large(&server, 100));
    let with = |server: &Server, number| {
        let transport = HttpTransport::builder().without_tls().max_headers(number).build();
        client_of(&server.url()).transport(transport.unwrap()).build().unwrap()
    };
    run(with(&server, 300).start_attachment_upload(upload())).unwrap();
    assert_eq!(told(&with(&server, 150)), too_large(&server, 150));
    // One header of many bytes.
    let bytes = format!("HTTP/1.1 200 OK\r\nx-meta: {}\r\n\r\n", "v".repeat(MIB));
    let server = Server::once(bytes);
    assert_eq!(told(&client_of(&server.url()).build().unwrap()), too_large(&server, 100));
}
