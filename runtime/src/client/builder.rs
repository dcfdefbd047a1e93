//! From settings to a client. What is wrong with a setting is told by [`ClientBuilder::build`].

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderName, HeaderValue};
use tower_layer::Layer;

use crate::auth::choose::misfit;
use crate::auth::identity::{ApiKey, BasicLogin, BearerToken};
use crate::auth::identity_error::IdentityError;
use crate::auth::providers::Providers;
use crate::aws::bucket::Addressing;
use crate::body::compression::Compression;
use crate::client::Client;
use crate::client::config::Config;
use crate::client::config_error::ConfigError;
use crate::client::header::Headers;
use crate::client::inner::Inner;
use crate::client::shared_config::SharedConfig;
use crate::client::stalled_stream::StalledStreamProtection;
use crate::client::timeouts::Timeouts;
use crate::client::transport::Transport;
use crate::client::transport::boxed::BoxTransport;
use crate::client::transport::built_in::HttpTransport;
use crate::client::transport::carrier::Carrier;
use crate::clock::TimeSource;
use crate::codec::limits::MAX_HEAP;
use crate::codec::responses::Responses;
use crate::endpoint::base::Endpoint;
use crate::endpoint::error::EndpointError;
use crate::operation::options::{RequestOptions, ResponseOptions};
use crate::schema::service::ServiceSchema;
use crate::token::TokenSource;
use crate::validate::mode::Validation;

mod address;
#[cfg(feature = "endpoint-rules")]
mod endpoints;
mod providers;
mod shared;
#[cfg(feature = "sigv4")]
mod signing;

/// How many times as much as its body a response may take on the heap by default.
const HEAP_PER_SIZE: usize = 4;

/// The default of [`ClientBuilder::max_response_size`], in bytes.
const MAX_RESPONSE_SIZE: usize = 64 * 1024 * 1024;

/// The headers that a response may have, of a service with maps in headers.
const MANY_HEADERS: usize = 1024;

/// The default of [`ClientBuilder::user_agent`].
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// Builds a client. `C` is what the client is wrapped in: the generated crate's own client type.
///
/// Only the endpoint has no default: give a URL ([`endpoint`](Self::endpoint)) or, for a service of AWS, a
/// region ([`region`](Self::region)). A setting that is wrong is kept until [`build`](Self::build), which
/// fails with the first one, so that calls can be chained.
#[must_use = "nothing is built before `build` is called"]
pub struct ClientBuilder<C = Client> {
    service: &'static ServiceSchema,
    endpoint: Option<Endpoint>,
    /// Why the last region that was given has no endpoint.
    no_endpoint: Option<EndpointError>,
    /// The last region that was given, which is that of signatures also if the endpoint is a URL.
    #[cfg(feature = "sigv4")]
    region: Option<Arc<str>>,
    /// Whether requests are sent without a signature that the service asks for.
    #[cfg(feature = "sigv4")]
    unsigned: bool,
    host_prefixes: bool,
    timeouts: Timeouts,
    stalled_stream_protection: StalledStreamProtection,
    providers: Providers,
    /// The settings that count where the builder itself was given none.
    shared: Option<Box<SharedConfig>>,
    requests: RequestOptions,
    /// Whether the compression of requests was given.
    has_compression: bool,
    responses: ResponseOptions,
    max_response_size: usize,
    max_response_heap: Option<usize>,
    user_agent: HeaderValue,
    headers: Headers,
    transport: Option<Carrier>,
    layers: Vec<Wrap>,
    /// The first setting that is wrong.
    error: Option<ConfigError>,
    client: PhantomData<fn() -> C>,
}

/// Puts a layer around a transport.
type Wrap = Box<dyn FnOnce(BoxTransport) -> BoxTransport + Send>;

impl<C> ClientBuilder<C> {
    fn fail(&mut self, error: ConfigError) {
        self.error.get_or_insert(error);
    }
}

impl<C: From<Client>> ClientBuilder<C> {
    /// Makes a builder with the default settings.
    pub fn new(service: &'static ServiceSchema) -> Self {
        Self {
            service,
            endpoint: None,
            no_endpoint: None,
            #[cfg(feature = "sigv4")]
            region: None,
            #[cfg(feature = "sigv4")]
            unsigned: false,
            host_prefixes: true,
            timeouts: Timeouts::default(),
            stalled_stream_protection: StalledStreamProtection::default(),
            providers: Providers::default(),
            shared: None,
            requests: RequestOptions::default(),
            has_compression: false,
            responses: ResponseOptions::default(),
            max_response_size: MAX_RESPONSE_SIZE,
            max_response_heap: None,
            user_agent: HeaderValue::from_static(USER_AGENT),
            headers: Headers::default(),
            transport: None,
            layers: Vec::new(),
            error: None,
            client: PhantomData,
        }
    }

    /// Sends all operations to the endpoint's own host, also those that have a prefix for it
    /// ([`Endpoint::without_host_prefixes`]). By default the prefixes are put before the host.
    pub fn without_host_prefixes(mut self) -> Self {
        self.host_prefixes = false;
        self
    }

    /// Sets all time limits. The defaults are those of [`Timeouts`].
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// Limits the time that each whole call takes ([`Timeouts::call`](Timeouts#structfield.call)). By
    /// default there is no such limit.
    pub fn timeout(mut self, call: Duration) -> Self {
        self.timeouts.call = Some(call);
        self
    }

    /// Sets the least throughput of bodies, below which a call fails ([`StalledStreamProtection`]). By default a
    /// body must move 20 bytes in each 20 seconds of waiting; [`StalledStreamProtection::NONE`] asks for nothing.
    pub fn stalled_stream_protection(mut self, protection: StalledStreamProtection) -> Self {
        self.stalled_stream_protection = protection;
        self
    }

    /// Sets what happens if an input breaks a constraint of the model. By default the call fails, and
    /// nothing is sent.
    pub fn validation(mut self, validation: Validation) -> Self {
        self.requests.validation = validation;
        self
    }

    /// Sets how strictly responses are read. By default this depends on the service: leniently for those of
    /// AWS, strictly for the services of other models. [`Responses`] tells the difference.
    pub fn responses(mut self, responses: Responses) -> Self {
        self.responses.responses = Some(responses);
        self
    }

    /// Sets which requests are compressed, of those whose operations allow it. By default those are
    /// compressed that have a body of 10,240 bytes or more.
    pub fn compression(mut self, compression: Compression) -> Self {
        self.requests.compression = compression;
        self.has_compression = true;
        self
    }

    /// Sets where the name of a bucket goes, for services that have buckets. By default it goes before
    /// the host where that works, else into the path.
    pub fn addressing(mut self, addressing: Addressing) -> Self {
        self.requests.addressing = addressing;
        self
    }

    /// Sets where idempotency tokens come from that an input doesn't bring. By default they are random
    /// UUIDs. Each call makes new ones; to repeat a call with the same token, fill it before the input is
    /// cloned ([`Input::with_tokens`](crate::Input::with_tokens)).
    pub fn token_source(mut self, tokens: impl TokenSource + 'static) -> Self {
        self.requests.tokens = Arc::new(tokens);
        self
    }

    /// Sets the source of the time that requests are signed with, and that decides when identities have expired. By
    /// default it is the system's clock.
    pub fn time_source(mut self, time: impl TimeSource + 'static) -> Self {
        self.requests.time = Some(Arc::new(time));
        self
    }

    /// Limits the body of a response, in bytes. A larger one fails the call before more of it is
    /// buffered. The default is 64 MiB. Answers that are streamed have no limit.
    ///
    /// A body is read into the output on the thread that polls the call, in one go: other tasks of the thread have
    /// their turn before, and not meanwhile. Reading a megabyte takes some milliseconds in a release build, and
    /// up to 250 ms in a debug build. If that is too long for the other tasks, set a lower limit here, make such
    /// calls on a thread of their own (`tokio::task::spawn_blocking` with `Handle::block_on`), or give the call a
    /// limit ([`Timeouts::call`](crate::Timeouts#structfield.call)), which also ends the reading.
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    /// Limits what the output or error that is read from a response takes on the heap, in bytes. The default is
    /// four times the limit of the body ([`max_response_size`](Self::max_response_size)), and at least 256 MiB.
    /// Each event of a stream may take as much.
    ///
    /// The limit of the body alone isn't enough, because a value may take many times as much as its text: a few
    /// bytes of a list become a structure with room for all of its members. A response beyond the limit fails
    /// the call with [`Error::Response`](crate::Error::Response) before more memory is taken, and the error
    /// tells the place in the body.
    ///
    /// Lists, maps and boxes count with what they have room for, and a list that grows counts with its old
    /// and its new room together: with the defaults, a list of about a million small structures fits. The body counts in place of the texts and
    /// blobs in it, so a limit that is lower than that of the body limits the body, too.
    pub fn max_response_heap(mut self, bytes: usize) -> Self {
        self.max_response_heap = Some(bytes);
        self
    }

    /// Sets the header `User-Agent`: `my-app/1.0`. By default it names this library and its version.
    pub fn user_agent<V>(mut self, user_agent: V) -> Self
    where
        HeaderValue: TryFrom<V>,
    {
        match HeaderValue::try_from(user_agent) {
            Ok(user_agent) => self.user_agent = user_agent,
            Err(_) => self.fail(ConfigError::UserAgent),
        }
        self
    }

    /// Authenticates calls with a bearer token, for services with the scheme `@httpBearerAuth`. Of the
    /// schemes that an operation allows the first one counts for which an identity is given; without one
    /// nothing is added to requests. A call may have a token of its own
    /// ([`Call::bearer`](crate::Call::bearer)).
    ///
    /// [`build`](Self::build) fails if the text can't be a token ([`BearerToken`]), and if the service
    /// takes none.
    ///
    /// ```
    /// # use farrier::{AuthScheme, Client, ServiceSchema, protocol::RestJson1};
    /// # static SERVICE: ServiceSchema =
    /// #     ServiceSchema::new("Chat", "", &RestJson1).auth(&[AuthScheme::Bearer]);
    /// let client = Client::builder(&SERVICE)
    ///     .endpoint("https://api.example.com")
    ///     .bearer("mF_9.B5f-4.1JqM")
    ///     .build()?;
    /// # Ok::<(), farrier::ConfigError>(())
    /// ```
    pub fn bearer<T>(mut self, token: T) -> Self
    where
        T: TryInto<BearerToken, Error: Into<IdentityError>>,
    {
        self.providers.bearer = None;
        match token.try_into() {
            Ok(token) => self.requests.identities = self.requests.identities.bearer(token),
            Err(error) => self.fail(ConfigError::Identity(error.into())),
        }
        self
    }

    /// Authenticates calls with an API key, for services with the scheme `@httpApiKeyAuth`. The model says
    /// in which header or query parameter it goes. A call may have a key of its own
    /// ([`Call::api_key`](crate::Call::api_key)).
    ///
    /// [`build`](Self::build) fails if the text can't be a key ([`ApiKey`]), and if the service takes none.
    pub fn api_key<K>(mut self, key: K) -> Self
    where
        K: TryInto<ApiKey, Error: Into<IdentityError>>,
    {
        self.providers.api_key = None;
        match key.try_into() {
            Ok(key) => self.requests.identities = self.requests.identities.api_key(key),
            Err(error) => self.fail(ConfigError::Identity(error.into())),
        }
        self
    }

    /// Authenticates calls with a user name and a password, for services with the scheme `@httpBasicAuth`.
    /// A call may have a login of its own ([`Call::basic`](crate::Call::basic)).
    ///
    /// [`build`](Self::build) fails if the two can't be sent ([`BasicLogin::new`]), and if the service takes
    /// none.
    pub fn basic(mut self, user: &str, password: &str) -> Self {
        self.providers.basic = None;
        match BasicLogin::new(user, password) {
            Ok(login) => self.requests.identities = self.requests.identities.basic(login),
            Err(error) => self.fail(ConfigError::Identity(error)),
        }
        self
    }

    /// Adds a header to every request. It replaces one of the same name, be it the
    /// model's; a header that a call adds ([`Call::header`](crate::Call::header)) replaces it in turn.
    /// Its value is taken for a secret.
    ///
    /// A header that can't be added fails [`build`](Self::build), and so does one that is for the transport to
    /// set, such as `Host`. [`Call::header`](crate::Call::header) lists these.
    pub fn header<N, V>(mut self, name: N, value: V) -> Self
    where
        HeaderName: TryFrom<N>,
        HeaderValue: TryFrom<V>,
    {
        if let Err(problem) = self.headers.add(name, value) {
            self.fail(ConfigError::Header(problem));
        }
        self
    }

    /// Names a header in which the service tells the id that it gave to a request. It may be called for
    /// several headers; the first that an answer has counts, then `x-amzn-requestid`, `x-amz-request-id` and
    /// `x-request-id`, which need no naming.
    pub fn request_id_header<N>(mut self, name: N) -> Self
    where
        HeaderName: TryFrom<N>,
    {
        match HeaderName::try_from(name) {
            Ok(name) => self.responses.request_id_headers.push(name),
            Err(_) => self.fail(ConfigError::RequestIdHeader),
        }
        self
    }

    /// Sends by `transport` in place of the built-in one, which is then not even set up. Layers are put
    /// around it, too.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Carrier::given(transport));
        self
    }

    /// Puts a `tower` layer around the transport: middleware that sees every request as it is sent, and
    /// every answer as it comes. The operation's schema is in the request's extensions.
    ///
    /// A layer that logs should log the operation's name. The URI of a request holds what travels in it, also if
    /// the model declares it sensitive, and the `Debug` of `http::Request` shows it.
    ///
    /// A layer that is added later is put around those that were added before, so it sees a request
    /// first and an answer last.
    ///
    /// ```no_run
    /// # fn example(service: &'static farrier::ServiceSchema) -> Result<(), farrier::ConfigError> {
    /// use farrier::{BoxTransport, ByteStream, Client, OperationSchema, Transport, http, tower_layer};
    ///
    /// /// Prints which operation is called.
    /// #[derive(Clone)]
    /// struct Printed<T>(T);
    ///
    /// impl<T: Transport + Sync> Transport for Printed<T> {
    ///     type Body = T::Body;
    ///     type Error = T::Error;
    ///
    ///     async fn send(
    ///         self,
    ///         request: http::Request<ByteStream>,
    ///     ) -> Result<http::Response<T::Body>, T::Error> {
    ///         let operation = request.extensions().get::<&'static OperationSchema>();
    ///         println!("{:?}", operation.map(|operation| operation.name));
    ///         self.0.send(request).await
    ///     }
    /// }
    ///
    /// let client = Client::builder(service)
    ///     .endpoint("https://api.example.com")
    ///     .layer(tower_layer::layer_fn(|transport: BoxTransport| Printed(transport)))
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<BoxTransport, Service: Transport> + Send + 'static,
    {
        self.layers.push(Box::new(move |transport| BoxTransport::new(layer.layer(transport))));
        self
    }

    /// Makes the client. With the built-in transport and an `https` endpoint this reads the system's
    /// root certificates, so build once and clone.
    ///
    /// # Errors
    /// Fails with the first setting that is wrong, if there is no endpoint, or if the system has no root
    /// certificates.
    pub fn build(mut self) -> Result<C, ConfigError> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        let heap = self.heap();
        self.fill_from_shared()?;
        #[cfg(feature = "sigv4")]
        self.settle_signing()?;
        let service = self.service;
        let endpoint = match (self.endpoint, self.no_endpoint) {
            (Some(endpoint), _) => endpoint,
            (None, Some(error)) => return Err(ConfigError::Endpoint(error)),
            (None, None) => {
                let (service, has_regions) = (service.name, service.has_regions());
                return Err(ConfigError::NoEndpoint { service, has_regions });
            }
        };
        if let Some(problem) = misfit(service.auth, &self.requests.identities, &self.providers) {
            return Err(ConfigError::IdentityWithoutScheme { service: service.name, problem });
        }
        let endpoint = if self.host_prefixes { endpoint } else { endpoint.without_host_prefixes() };
        let transport = match self.transport {
            Some(transport) => transport,
            None => Carrier::BuiltIn(built_in(service, &endpoint, &self.timeouts)?),
        };
        let transport = self.layers.into_iter().fold(transport, Carrier::layered);
        let responses = self.responses.max_response_heap(heap);
        let config = Config {
            service,
            endpoint,
            timeouts: self.timeouts,
            stalled_stream_protection: self.stalled_stream_protection,
            providers: self.providers,
            requests: self.requests,
            responses,
            max_response_size: self.max_response_size,
            user_agent: self.user_agent,
            headers: self.headers,
        };
        Ok(Client(Arc::new(Inner { config, transport })).into())
    }
}

impl<C> ClientBuilder<C> {
    /// The limit that was set, or the default.
    fn heap(&self) -> usize {
        let of_size = self.max_response_size.saturating_mul(HEAP_PER_SIZE);
        self.max_response_heap.unwrap_or_else(|| of_size.max(MAX_HEAP))
    }
}

/// The transport that a client makes by itself.
fn built_in(
    service: &ServiceSchema,
    endpoint: &Endpoint,
    timeouts: &Timeouts,
) -> Result<HttpTransport, ConfigError> {
    let builder = HttpTransport::builder().connect_timeout(timeouts.connect);
    let builder = if service.many_headers { builder.max_headers(MANY_HEADERS) } else { builder };
    let builder = if endpoint.is_tls() { builder } else { builder.without_tls() };
    builder.build()
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("service", &self.service.name)
            .field("endpoint", &self.endpoint)
            .field("timeouts", &self.timeouts)
            .field("validation", &self.requests.validation)
            .field("max_response_size", &self.max_response_size)
            .field("max_response_heap", &self.heap())
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}
