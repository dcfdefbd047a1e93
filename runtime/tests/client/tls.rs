//! HTTPS with servers that should not be trusted, or don't speak it.

use std::io::Read as _;
use std::sync::Arc;
use std::time::Duration;

use farrier::{Client, ConfigError, Delivery, TimeoutKind, Timeouts};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::support::operation::{Error, SERVICE, call};
use crate::support::run;
use crate::support::server::{Connection, Server};

/// Signed by its own key, for 127.0.0.1, valid for a hundred years, trusted by nobody.
const CERTIFICATE: &[u8] = b"\
-----BEGIN CERTIFICATE-----
MIIBrzCCAVWgAwIBAgIUAQak54qJt2gxRk3OKIolXquAk3MwCgYIKoZIzj0EAwIw
JTEjMCEGA1UEAwwadW50cnVzdGVkIHNlcnZlciBvZiBhIHRlc3QwIBcNMjYxMTIy
MTA0MzA0WhgPMjEyNjEwMjkxMDQzMDRaMCUxIzAhBgNVBAMMGnVudHJ1c3RlZCBz
ZXJ2ZXIgb2YgYSB0ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEIYOMcmXG
hh9qrbYXF1n9MS59NAAHHrW19p5251YPFxDxwGhugBj1EDNBi9D9Cgu6rM25hu/l
5aGC/VldU/O+MKNhMF8wHQYDVR0OBBYEFPlu0ODgjcB7nmowHW0z3QQr8uDkMB8G
A1UdIwQYMBaAFPlu0ODgjcB7nmowHW0z3QQr8uDkMA8GA1UdEQQIMAaHBH8AAAEw
DAYDVR0TAQH/BAIwADAKBggqhkjOPQQDAgNIADBFAiAaX2zCoj3COs8HVwM8oXTl
C5QWIfrGAMkpepehbD/ZGgIhAN4jnDgu1AXfSfy0AxvRBHBZIQu99D8Gz6K3rmFK
dYDc
-----END CERTIFICATE-----
";

/// The key to [`CERTIFICATE`], made for these tests and used nowhere else.
const KEY: &[u8] = b"\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgCdaGZynnsQWHwSFc
Ws9p0HWXmnGwOhQbE+jbD3z842yhRANCAAQhg4xyZcaGH2qtthcXWf0xLn00AAce
tbX2nnbnVg8XEPHAaG6AGPUQM0GL0P0KC7qszbmG7+XloYL9WV1T874w
-----END PRIVATE KEY-----
";

/// The error of a call, or `None` on a system without root certificates, where no client for
/// `https` can be built.
fn failure(server: &Server, timeouts: Timeouts) -> Option<Error> {
    let url = server.url("https");
    match Client::builder(&SERVICE).endpoint(&url).timeouts(timeouts).build() {
        Ok(client) => Some(run(call(&client)).unwrap_err()),
        Err(ConfigError::Tls(_)) => None,
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_self_signed_certificate_is_refused() {
    let certificate = CertificateDer::from_pem_slice(CERTIFICATE).unwrap();
    let key = PrivateKeyDer::from_pem_slice(KEY).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let config = Arc::new(config);
    let server = Server::start(move |connection| {
        let tls = ServerConnection::new(config.clone()).unwrap();
        let read = StreamOwned::new(tls, connection.into_stream()).read(&mut [0; 64]);
        assert!(read.is_err(), "the client sent something to a server that it can't trust");
    });
    let Some(error) = failure(&server, Timeouts::default()) else { return };
    let text = error.to_string().replace(&server.url("https"), "SERVER");
    assert_eq!(
        text,
        "StartUpload failed: can't connect to SERVER: invalid peer certificate: UnknownIssuer"
    );
    assert_eq!(error.delivery(), Delivery::NotSent);
}

#[test]
fn a_server_without_tls_is_told_apart() {
    let server = Server::start(|mut connection| {
        connection.read_byte();
        connection.write("HTTP/1.1 400 Bad Request\r\n\r\n");
        connection.wait_for_close();
    });
    let Some(error) = failure(&server, Timeouts::default()) else { return };
    let text = error.to_string();
    let start = format!("StartUpload failed: can't connect to {}: ", server.url("https"));
    assert!(text.starts_with(&start), "{text}");
    assert!(text.contains("corrupt message"), "{text}");
    assert_eq!(error.delivery(), Delivery::NotSent);
}

#[test]
fn a_handshake_that_hangs_is_ended_by_the_connect_limit() {
    let server = Server::start(Connection::wait_for_close);
    let limit = Duration::from_millis(50);
    for (kind, timeouts) in [
        (TimeoutKind::Connect, Timeouts::default().connect(limit)),
        (TimeoutKind::Call, Timeouts::NONE.call(limit)),
    ] {
        let Some(error) = failure(&server, timeouts) else { return };
        let Error::Timeout(error) = error else { panic!("{error:?}") };
        assert_eq!((error.kind, error.limit), (kind, limit));
        assert_eq!(error.delivery, Delivery::NotSent);
    }
}
