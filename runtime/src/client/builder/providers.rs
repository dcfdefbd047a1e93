//! The settings of identities that have to be fetched.

use super::ClientBuilder;
use crate::auth::identity::{ApiKey, BasicLogin, BearerToken};
use crate::auth::provider::IdentityProvider;
use crate::auth::provider::cache::IdentityCache;

impl<C> ClientBuilder<C> {
    /// Sets which authentication schemes are tried before the others of an operation, by their names: `sigv4`,
    /// `httpBearerAuth`, `httpApiKeyAuth`, `httpBasicAuth`, or the whole ids of the traits. By default the order is that
    /// of the model, or that of the ids if the model has none. A scheme counts only if an identity or a provider is given for it, so this
    /// matters where there are several. Names of schemes that an operation doesn't have change nothing.
    ///
    /// ```
    /// # use farrier::{AuthScheme, Client, ServiceSchema, protocol::RestJson1};
    /// # static SERVICE: ServiceSchema = ServiceSchema::new("Chat", "", &RestJson1)
    /// #     .auth(&[AuthScheme::api_key_header("x-api-key"), AuthScheme::Bearer]);
    /// let client = Client::builder(&SERVICE)
    ///     .endpoint("https://api.example.com")
    ///     .api_key("k3y")
    ///     .bearer("mF_9.B5f-4.1JqM")
    ///     .auth_scheme_preference(["httpBearerAuth"])
    ///     .build()?;
    /// # Ok::<(), farrier::ConfigError>(())
    /// ```
    pub fn auth_scheme_preference(
        mut self,
        names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.requests = self.requests.auth_scheme_preference(names);
        self
    }

    /// Authenticates calls with a bearer token that has to be fetched, in place of [`bearer`](Self::bearer). It is
    /// fetched for the first call that needs it, and again shortly before it expires
    /// ([`IdentityCache`](crate::IdentityCache)). A call may have a provider of its own
    /// ([`Call::bearer_provider`](crate::Call::bearer_provider)).
    ///
    /// [`build`](Self::build) fails if the service takes no token. A call whose token can't be fetched fails with
    /// [`Error::Identity`](crate::Error::Identity).
    ///
    /// ```
    /// # use farrier::{AuthScheme, Client, ServiceSchema, Timestamp, protocol::RestJson1};
    /// # static SERVICE: ServiceSchema =
    /// #     ServiceSchema::new("Chat", "", &RestJson1).auth(&[AuthScheme::Bearer]);
    /// # async fn log_in() -> Result<(String, Timestamp), std::io::Error> {
    /// #     Ok(("mF_9.B5f-4.1JqM".to_owned(), Timestamp::UNIX_EPOCH))
    /// # }
    /// use farrier::{BearerToken, ProviderError, provider_fn};
    ///
    /// let client = Client::builder(&SERVICE)
    ///     .endpoint("https://api.example.com")
    ///     .bearer_provider(provider_fn(|| async {
    ///         let problem = |error| ProviderError::failed("the login service gives no token").with_source(error);
    ///         let (token, expiry) = log_in().await.map_err(problem)?;
    ///         Ok(BearerToken::try_from(token)?.expires_at(expiry))
    ///     }))
    ///     .build()?;
    /// # Ok::<(), farrier::ConfigError>(())
    /// ```
    pub fn bearer_provider(
        mut self,
        provider: impl IdentityProvider<BearerToken> + 'static,
    ) -> Self {
        self.requests.identities.bearer = None;
        self.providers.bearer = Some(IdentityCache::new(provider));
        self
    }

    /// Authenticates calls with an API key that has to be fetched, in place of [`api_key`](Self::api_key). It is
    /// fetched once, for the first call that needs it. A call may have a provider of its own
    /// ([`Call::api_key_provider`](crate::Call::api_key_provider)).
    ///
    /// [`build`](Self::build) fails if the service takes no key. A call whose key can't be fetched fails with
    /// [`Error::Identity`](crate::Error::Identity).
    pub fn api_key_provider(mut self, provider: impl IdentityProvider<ApiKey> + 'static) -> Self {
        self.requests.identities.api_key = None;
        self.providers.api_key = Some(IdentityCache::new(provider));
        self
    }

    /// Authenticates calls with a user name and a password that have to be fetched, in place of
    /// [`basic`](Self::basic). They are fetched once, for the first call that needs them. A call may have a provider of
    /// its own ([`Call::basic_provider`](crate::Call::basic_provider)).
    ///
    /// [`build`](Self::build) fails if the service takes none. A call whose login can't be fetched fails with
    /// [`Error::Identity`](crate::Error::Identity).
    pub fn basic_provider(mut self, provider: impl IdentityProvider<BasicLogin> + 'static) -> Self {
        self.requests.identities.basic = None;
        self.providers.basic = Some(IdentityCache::new(provider));
        self
    }
}
