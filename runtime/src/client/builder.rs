//! From settings to a client; every fault of a setting is told here, by [`ClientBuilder::build`].

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderName, HeaderValue};

use super::call::parse_header;
use super::config::{Config, Timeouts};
use super::net::Net;
use super::transport::Transport;
use super::transport::{Channel, Shared};
use super::{Client, Inner};
use crate::aws::bucket::Addressing;
use crate::aws::region::Region;
use crate::body::compression::Compression;
use crate::endpoint::base::{Endpoint, EndpointError};
use crate::error::transport::BoxError;
use crate::operation::RequestOptions;
use crate::schema::service::ServiceSchema;
use crate::token::TokenSource;
use crate::validate::mode::Validation;

/// The default of [`ClientBuilder::max_response_size`], in bytes.
const MAX_RESPONSE_SIZE: usize = 64 * 1024 * 1024;

/// The default of [`ClientBuilder::user_agent`].
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// Builds a client. `C` is what it is wrapped in: the generated crate's own client type.
///
/// Only the endpoint has no default.
pub struct ClientBuilder<C = Client> {
    service: &'static ServiceSchema,
    endpoint: Option<Result<Endpoint, EndpointError>>,
    host_prefixes: bool,
    timeouts: Timeouts,
    request: RequestOptions,
    max_response_size: usize,
    user_agent: Option<HeaderValue>,
    /// The headers to add, or what is wrong with the first one that is.
    headers: Result<Vec<(HeaderName, HeaderValue)>, String>,
    channel: Option<Box<dyn Channel>>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// A builder with the default settings.
    pub fn new(service: &'static ServiceSchema) -> Self {
        Self {
            service,
            endpoint: None,
            host_prefixes: true,
            timeouts: Timeouts::default(),
            request: RequestOptions::default(),
            max_response_size: MAX_RESPONSE_SIZE,
            user_agent: Some(HeaderValue::from_static(USER_AGENT)),
            headers: Ok(Vec::new()),
            channel: None,
            client: PhantomData,
        }
    }

    /// Sends to this URL: `https://host`, with a port and a path if need be. Replaces
    /// [`region`](Self::region).
    #[must_use]
    pub fn endpoint(mut self, url: &str) -> Self {
        self.endpoint = Some(url.parse());
        self
    }

    /// Sends to the service's address in a region, as [`Endpoint::in_region`] says: the usual one
    /// for a name, such as `"eu-west-1"`, or the one that a [`Region`] asks for. Replaces
    /// [`endpoint`](Self::endpoint).
    #[must_use]
    pub fn region<'r>(mut self, region: impl Into<Region<'r>>) -> Self {
        self.endpoint = Some(Endpoint::in_region(self.service, region));
        self
    }

    /// Sends every operation to the endpoint's own host, as
    /// [`Endpoint::without_host_prefixes`] says.
    #[must_use]
    pub fn without_host_prefixes(mut self) -> Self {
        self.host_prefixes = false;
        self
    }

    /// Sets all time limits.
    #[must_use]
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// Limits each whole call: [`Timeouts::call`].
    #[must_use]
    pub fn timeout(mut self, call: Duration) -> Self {
        self.timeouts.call = Some(call);
        self
    }

    /// Sets what happens to constraints that an input breaks. By default the call fails.
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.request.validation = validation;
        self
    }

    /// Sets which requests are compressed, of those whose operations allow it. By default those of
    /// 10,240 bytes or more.
    #[must_use]
    pub fn compression(mut self, compression: Compression) -> Self {
        self.request.compression = compression;
        self
    }

    /// Sets where the names of buckets go, of services that have buckets. By default before the host,
    /// where that works.
    #[must_use]
    pub fn addressing(mut self, addressing: Addressing) -> Self {
        self.request.addressing = addressing;
        self
    }

    /// Sets where idempotency tokens come from that an input doesn't bring. By default they are
    /// random UUIDs.
    #[must_use]
    pub fn token_source(mut self, tokens: impl TokenSource + 'static) -> Self {
        self.request.tokens = Arc::new(tokens);
        self
    }

    /// Limits the body of a response, in bytes; a larger one fails the call before more is
    /// buffered. 64 MiB by default.
    #[must_use]
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    /// Sets the header `User-Agent`: `my-app/1.0`. By default it names this library.
    #[must_use]
    pub fn user_agent(mut self, user_agent: &str) -> Self {
        self.user_agent = HeaderValue::from_str(user_agent).ok();
        self
    }

    /// Adds a header to every request, an API key say; one of the same name is replaced, be it the
    /// model's. A header that a call adds ([`Call::header`](crate::Call::header)) comes before it. The
    /// value is taken for a secret.
    ///
    /// A header that can't be added fails [`build`](Self::build).
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Ok(headers) = &mut self.headers {
            match parse_header(name, value) {
                Ok(header) => headers.push(header),
                Err(problem) => self.headers = Err(problem),
            }
        }
        self
    }

    /// Sends by `transport` instead of the built-in HTTP client, which is then not even set up.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.channel = Some(Box::new(Shared::new(transport)));
        self
    }

    /// The client. With the built-in transport and an `https` endpoint this reads the system's
    /// root certificates, so build once and clone.
    ///
    /// # Errors
    /// If a setting is missing or wrong, or the system has no root certificates.
    pub fn build(self) -> Result<C, ConfigError> {
        let service = self.service;
        let missing = ConfigError::NoEndpoint {
            service: service.name,
            has_regions: service.endpoint_prefix.is_some(),
        };
        let endpoint = self.endpoint.ok_or(missing)?.map_err(ConfigError::Endpoint)?;
        let endpoint = if self.host_prefixes { endpoint } else { endpoint.without_host_prefixes() };
        let channel = match self.channel {
            Some(channel) => channel,
            None => {
                Box::new(Net::new(endpoint.is_tls(), &self.timeouts).map_err(ConfigError::Tls)?)
            }
        };
        let config = Config {
            service,
            endpoint,
            timeouts: self.timeouts,
            request: self.request,
            max_response_size: self.max_response_size,
            user_agent: self.user_agent.ok_or(ConfigError::UserAgent)?,
            headers: self.headers.map_err(ConfigError::Header)?,
        };
        Ok(Client(Arc::new(Inner { config, channel })).into())
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("service", &self.service.name)
            .field("endpoint", &self.endpoint)
            .field("timeouts", &self.timeouts)
            .field("validation", &self.request.validation)
            .field("max_response_size", &self.max_response_size)
            .finish_non_exhaustive()
    }
}

/// Why no client could be built.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConfigError {
    /// Neither a URL nor a region was given.
    NoEndpoint {
        /// The service's name in the model.
        service: &'static str,
        /// True if a region would do.
        has_regions: bool,
    },
    /// The URL or region can't be used.
    Endpoint(EndpointError),
    /// TLS can't be set up: the system has no root certificates, say.
    Tls(BoxError),
    /// The user agent has characters that a header can't hold.
    UserAgent,
    /// A header can't be added to requests; says why, without its value.
    Header(String),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoEndpoint { service, has_regions: true } => write!(
                f,
                "{service} has no endpoint: give `.endpoint(\"https://…\")` or `.region(\"…\")`"
            ),
            Self::NoEndpoint { service, has_regions: false } => {
                write!(f, "{service} has no endpoint: give `.endpoint(\"https://…\")`")
            }
            Self::Endpoint(error) => error.fmt(f),
            Self::Tls(error) => write!(f, "TLS can't be set up: {error}"),
            Self::UserAgent => {
                f.write_str("the user agent has characters that a header can't hold")
            }
            Self::Header(problem) => f.write_str(problem),
        }
    }
}

impl std::error::Error for ConfigError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Tls(error) => Some(&**error),
            _ => None,
        }
    }
}
