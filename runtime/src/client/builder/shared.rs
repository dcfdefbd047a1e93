//! The settings that several clients share, where a client has none of its own.

use super::ClientBuilder;
use crate::aws::region::Region;
use crate::client::config_error::ConfigError;
use crate::client::shared_config::SharedConfig;
use crate::endpoint::base::Endpoint;
use crate::endpoint::error::EndpointError;
use crate::schema::auth::AuthScheme;

impl<C> ClientBuilder<C> {
    /// Takes settings that the clients of several services share: the region, the credentials, URLs of services. Those
    /// of the crate `farrier-aws` come from where all tools of AWS look for them.
    ///
    /// A setting that is given to the builder itself counts, be it before or after this, with one exception: a URL
    /// of the service replaces the address that [`region`](Self::region) sets, as
    /// [`endpoint`](Self::endpoint) does.
    ///
    /// ```
    /// # use farrier::{AuthScheme, Client, ServiceSchema, protocol::RestJson1};
    /// # static SERVICE: ServiceSchema = ServiceSchema::new("Chat", "", &RestJson1).endpoint_prefix("chat");
    /// use farrier::SharedConfig;
    ///
    /// let mut config = SharedConfig::default();
    /// config.region = Some("eu-west-1".to_owned());
    /// let client = Client::builder(&SERVICE).config(&config).build()?;
    /// assert_eq!(client.endpoint().to_string(), "https://chat.eu-west-1.amazonaws.com");
    /// # Ok::<(), farrier::ConfigError>(())
    /// ```
    pub fn config(mut self, config: impl AsRef<SharedConfig>) -> Self {
        self.shared = Some(Box::new(config.as_ref().clone()));
        self
    }

    /// Fills what the builder itself wasn't given.
    pub(super) fn fill_from_shared(&mut self) -> Result<(), ConfigError> {
        let Some(shared) = self.shared.take() else { return Ok(()) };
        if !self.has_url() {
            self.fill_endpoint(&shared).map_err(ConfigError::Endpoint)?;
        }
        if let Some(compression) = shared.compression
            && !self.has_compression
        {
            self.requests.compression = compression;
        }
        if self.requests.auth_scheme_preference.is_none()
            && !shared.auth_scheme_preference.is_empty()
        {
            self.requests.auth_scheme_preference = Some(shared.auth_scheme_preference[..].into());
        }
        #[cfg(feature = "sigv4")]
        if self.region.is_none() {
            self.region = shared.region.as_deref().map(Into::into);
        }
        self.fill_identities(*shared);
        Ok(())
    }

    /// Takes the identities that the service has a scheme for.
    fn fill_identities(&mut self, shared: SharedConfig) {
        let has = |scheme: fn(&AuthScheme) -> bool| self.service.auth.iter().any(scheme);
        let (identities, providers) = (&self.requests.identities, &mut self.providers);
        if has(|scheme| matches!(scheme, AuthScheme::Bearer))
            && identities.bearer.is_none()
            && providers.bearer.is_none()
        {
            providers.bearer = shared.bearer;
        }
        #[cfg(feature = "sigv4")]
        if has(|scheme| matches!(scheme, AuthScheme::Sigv4(_)))
            && !self.unsigned
            && !self.service.optional_auth
            && identities.is_empty()
            && providers.credentials.is_none()
        {
            providers.credentials = shared.credentials;
        }
    }

    /// Finds the address, if it isn't given as a URL.
    fn fill_endpoint(&mut self, shared: &SharedConfig) -> Result<(), EndpointError> {
        let service = self.service;
        if let Some(url) = service.sdk_id.and_then(|id| shared.endpoint_urls.get(id)) {
            self.endpoint = Some(url.parse()?);
            return Ok(());
        }
        if self.endpoint.is_none()
            && service.has_regions()
            && let Some(region) = &shared.region
        {
            let region = Region::new(region);
            let region = if shared.dual_stack { region.dual_stack() } else { region };
            let region = if shared.fips { region.fips() } else { region };
            self.endpoint = Some(Endpoint::in_region(service, region)?);
        }
        Ok(())
    }
}
