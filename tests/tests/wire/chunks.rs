//! Bodies that arrive in chunks, with a checksum at their end.

use std::io::Write as _;

use generated::farrier::protocol::RestXml;
use generated::farrier::{
    self, AuthScheme, ByteStream, Checksum, ChecksumAlgorithm, Client, Credentials, ServiceSchema,
    Streaming,
};

use crate::support::run;
use crate::support::server::{Request, Server, ok};

static OBJECTS: ServiceSchema = ServiceSchema::new("Objects", "2006-03-01", &RestXml)
    .endpoint_prefix("objects")
    .auth(&[AuthScheme::sigv4_of_objects("objects")]);

farrier::shape! {
    pub operation Put: input(Upload), output(farrier::Unit), error(PutError),
        named("Put", OBJECTS), http("PUT", "/object", 200),
        checksum_by("Algorithm"), streams_input(Streaming::Bytes);
}

farrier::shape! {
    pub struct Upload: derive(Debug, Default), write, input(stream(body));

    pub algorithm: Option<String> = member("Algorithm").header("x-amz-sdk-checksum-algorithm"),
    pub body: ByteStream = member("Body").payload().streaming() or ByteStream::default(),
}

/// As many bytes as take more than one chunk.
const LENGTH: usize = 100_000;

fn sent(builder: farrier::ClientBuilder) -> Request {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(&vec![b'x'; LENGTH]).unwrap();
    let server = Server::always(ok(""));
    let client: Client = builder.endpoint(&server.url()).build().unwrap();
    run(async {
        let body = ByteStream::from_path(file.path()).await.unwrap();
        let upload = Upload { algorithm: Some("CRC32".to_owned()), body };
        client.call::<Put>(upload).await.unwrap();
    });
    server.request()
}

#[track_caller]
fn verify(request: &Request) {
    let header = |name: &str| request.header(name).unwrap().to_owned();
    assert_eq!(header("x-amz-content-sha256"), "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
    assert_eq!(header("content-encoding"), "aws-chunked");
    assert_eq!(header("x-amz-trailer"), "x-amz-checksum-crc32");
    assert_eq!(header("x-amz-decoded-content-length"), LENGTH.to_string());
    assert_eq!(header("content-length"), request.body.len().to_string());
    let mut checksum = Checksum::new(ChecksumAlgorithm::Crc32);
    checksum.update(&vec![b'x'; LENGTH]);
    let (first, second) = ("x".repeat(65_536), "x".repeat(LENGTH - 65_536));
    let sum = checksum.header_value();
    let expected =
        format!("10000\r\n{first}\r\n86a0\r\n{second}\r\n0\r\nx-amz-checksum-crc32:{sum}\r\n\r\n");
    assert!(request.body == expected.as_bytes());
}

#[test]
fn a_file_is_followed_by_its_checksum() {
    let credentials = Credentials::new("AKID", "s3cret", None);
    let request = sent(Client::builder(&OBJECTS).region("eu-west-1").credentials(credentials));
    verify(&request);
    let authorization = request.header("authorization").unwrap();
    let names = "SignedHeaders=content-encoding;content-type;host;x-amz-content-sha256;x-amz-date;\
                 x-amz-decoded-content-length;x-amz-sdk-checksum-algorithm;x-amz-trailer, ";
    assert!(authorization.contains(names), "{authorization}");
}

#[test]
fn so_is_one_that_nobody_signs() {
    let request = sent(Client::builder(&OBJECTS).unsigned());
    verify(&request);
    assert_eq!(request.header("authorization"), None);
}
