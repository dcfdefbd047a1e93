//! The built-in transport: hyper over TCP and rustls, HTTP/1.1 with keep-alive.

use std::sync::Arc;

use hyper_rustls::{ConfigBuilderExt as _, HttpsConnector};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::{HttpConnector, capture_connection};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::{ClientConfig, RootCertStore};
use tokio::runtime::Handle;

use super::config::Timeouts;
use super::transport::{Channel, Sending};
use crate::body::stream::ByteStream;
use crate::error::transport::BoxError;

/// A pool of connections.
pub(super) struct Net(Client<HttpsConnector<HttpConnector>, ByteStream>);

impl Net {
    /// Reads the system's root certificates if `tls` says that they are needed.
    pub(super) fn new(tls: bool, timeouts: &Timeouts) -> Result<Self, BoxError> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        // The call's own limit ends a connect that hangs; this one lets each address of a host
        // have its share, so that one dead address doesn't use up all of it.
        tcp.set_connect_timeout(timeouts.connect);
        let connector = HttpsConnector::from((tcp, tls_config(tls)?));
        let pool =
            Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(connector);
        Ok(Self(pool))
    }
}

fn tls_config(with_roots: bool) -> Result<ClientConfig, BoxError> {
    // Named, not the process-wide default: that one may not be set, or be set by others.
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let config = if with_roots {
        config.with_native_roots()?
    } else {
        config.with_root_certificates(RootCertStore::empty())
    };
    Ok(config.with_no_client_auth())
}

impl Channel for Net {
    fn send(&self, mut request: http::Request<ByteStream>) -> Sending {
        let connection = capture_connection(&mut request);
        let pool = self.0.clone();
        let answer = Box::pin(async move {
            // hyper would panic without.
            Handle::try_current()?;
            Ok(pool.request(request).await?.map(ByteStream::from_body))
        });
        Sending { answer, connection: Some(connection) }
    }
}
