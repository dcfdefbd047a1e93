//! The built-in transport: hyper over TCP and rustls, HTTP/1.1 with keep-alive.

use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper_rustls::{ConfigBuilderExt as _, HttpsConnector};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::{HttpConnector, capture_connection};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::{ClientConfig, RootCertStore};
use tokio::runtime::Handle;
use tower_service::Service;

use super::Answer;
use super::connector::Connector;
use super::interim::HEAD_LIMIT;
use super::link::Link;
use super::sending::Sending;
use crate::body::stream::ByteStream;
use crate::client::config_error::ConfigError;
use crate::client::timeouts::Timeouts;
use crate::error::transport::BoxError;

/// The built-in transport: HTTP/1.1 over TCP and TLS, with a pool of connections that are kept alive.
///
/// A client makes one by itself. Make one of your own to share its connections between clients of
/// several services, or to put it into a stack of `tower` layers; it is a `tower` service. Cloning is
/// cheap, and clones share the pool.
///
/// The head of an answer may have 408 KiB. Whether a larger one is refused depends on how its bytes arrive: one of
/// more than about twice that always is. Interim answers (status 1xx) are read past; more than 408 KiB of them before an answer fail the call.
///
/// ```no_run
/// # fn example(service: &'static farrier::ServiceSchema) -> Result<(), farrier::ConfigError> {
/// use farrier::{Client, HttpTransport};
///
/// let transport = HttpTransport::builder().build()?;
/// let client = Client::builder(service)
///     .endpoint("https://api.example.com")
///     .transport(transport.clone())
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct HttpTransport {
    pool: Client<Connector, ByteStream>,
    connect_timeout: Option<Duration>,
    max_headers: usize,
}

/// The number of headers that a response may have by default. It is hyper's own default.
const MAX_HEADERS: usize = 100;

/// Builds an [`HttpTransport`].
#[derive(Debug, Clone)]
#[must_use = "nothing is set up before `build` is called"]
pub struct HttpTransportBuilder {
    connect_timeout: Option<Duration>,
    tls: bool,
    /// The number of headers that a response may have; hyper's own limit without one.
    max_headers: Option<usize>,
}

impl HttpTransport {
    /// Starts to build a transport.
    pub fn builder() -> HttpTransportBuilder {
        HttpTransportBuilder {
            connect_timeout: Timeouts::default().connect,
            tls: true,
            max_headers: None,
        }
    }

    /// Begins to send a request, and tells `link` how far it gets.
    pub(super) fn send(&self, mut request: http::Request<ByteStream>, link: Link) -> Sending {
        let connection = capture_connection(&mut request);
        // hyper would panic without a runtime.
        let response = Handle::try_current().ok().map(|_| self.pool.request(request));
        let Self { connect_timeout, max_headers, .. } = *self;
        Sending::new(response, connection, link.begin(), connect_timeout, max_headers)
    }
}

impl HttpTransportBuilder {
    /// Limits the time that connecting to one address of a host takes. It is 3.1 seconds by default, and
    /// `None` means no limit. A host with several addresses has each of them tried.
    pub fn connect_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.connect_timeout = limit.into();
        self
    }

    /// Leaves out the root certificates, which then needn't be read: for endpoints that are plain
    /// `http`. A request to an `https` endpoint fails.
    pub fn without_tls(mut self) -> Self {
        self.tls = false;
        self
    }

    /// Sets how many headers a response may have. The default is 100, for which the transport keeps room on
    /// the stack; for another number it takes memory for each response. A response with more headers fails the
    /// call.
    ///
    /// The clients of services that put any number of entries into headers (`@httpPrefixHeaders`), such as the
    /// metadata of stored objects, set it to 1,024 by themselves.
    pub fn max_headers(mut self, number: usize) -> Self {
        self.max_headers = Some(number);
        self
    }

    /// Makes the transport. Unless it is [without TLS](Self::without_tls), this reads the system's root
    /// certificates, so build once and clone.
    ///
    /// # Errors
    /// Fails if the system has no root certificates.
    pub fn build(self) -> Result<HttpTransport, ConfigError> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        // The call's own limit ends a connect that hangs; this one lets each address of a host
        // have its share, so that one dead address doesn't use up all of it.
        tcp.set_connect_timeout(self.connect_timeout);
        let connector =
            HttpsConnector::from((tcp, tls_config(self.tls).map_err(ConfigError::Tls)?));
        let mut pool = Client::builder(TokioExecutor::new());
        pool.pool_timer(TokioTimer::new());
        pool.http1_max_buf_size(HEAD_LIMIT);
        if let Some(number) = self.max_headers {
            pool.http1_max_headers(number);
        }
        let pool = pool.build(Connector::new(connector));
        let max_headers = self.max_headers.unwrap_or(MAX_HEADERS);
        Ok(HttpTransport { pool, connect_timeout: self.connect_timeout, max_headers })
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

impl Service<http::Request<ByteStream>> for HttpTransport {
    type Response = http::Response<ByteStream>;
    type Error = BoxError;
    type Future = Answer;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<ByteStream>) -> Answer {
        let link = request.extensions().get::<Link>().cloned().unwrap_or_default();
        Box::pin(self.send(request, link))
    }
}

impl fmt::Debug for HttpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpTransport").finish_non_exhaustive()
    }
}
