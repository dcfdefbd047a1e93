//! The settings of signatures.

use std::sync::Arc;

use http::header::AUTHORIZATION;

use super::ClientBuilder;
use crate::auth::choose::ways;
use crate::auth::credentials::Credentials;
use crate::auth::identity::sealed::Sealed as _;
use crate::auth::provider::IdentityProvider;
use crate::auth::provider::cache::IdentityCache;
use crate::aws::region::Region;
use crate::client::config_error::ConfigError;
use crate::operation::signature::NO_REGION;
use crate::schema::auth::AuthScheme;

impl<C> ClientBuilder<C> {
    /// Signs requests with an access key of AWS, for services with the scheme `aws.auth#sigv4`
    /// ([Signature Version 4](crate::sigv4)). A call may have credentials of its own
    /// ([`Call::credentials`](crate::Call::credentials)).
    ///
    /// A signature is for a region: the one of [`region`](Self::region), or of
    /// [`signing_region`](Self::signing_region). A body is signed if it is in memory. One that isn't is sent
    /// unsigned if the service takes it so, which services of objects do over `https`; over `http` they get it in
    /// chunks with signatures, if its length is known. Otherwise the call fails.
    ///
    /// [`build`](Self::build) fails if the texts can't be credentials, if the service takes none, and if the
    /// region is missing.
    ///
    /// ```
    /// # use farrier::{AuthScheme, Client, ServiceSchema, protocol::RestJson1};
    /// # static SERVICE: ServiceSchema = ServiceSchema::new("Chat", "", &RestJson1)
    /// #     .endpoint_prefix("chat").auth(&[AuthScheme::sigv4("chat")]);
    /// use farrier::Credentials;
    ///
    /// let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    /// let client = Client::builder(&SERVICE)
    ///     .region("eu-west-1")
    ///     .credentials(Credentials::new("AKIDEXAMPLE", secret, None))
    ///     .build()?;
    /// # Ok::<(), farrier::ConfigError>(())
    /// ```
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        if let Err(error) = credentials.check() {
            self.fail(ConfigError::Identity(error));
        }
        self.requests.identities = self.requests.identities.credentials(credentials);
        self.providers.credentials = None;
        self
    }

    /// Signs requests with an access key of AWS that has to be fetched, in place of
    /// [`credentials`](Self::credentials). It is fetched for the first call that is signed, and again shortly before it
    /// expires ([`IdentityCache`](crate::IdentityCache)). A call may have a provider of its own
    /// ([`Call::credentials_provider`](crate::Call::credentials_provider)).
    ///
    /// [`build`](Self::build) fails if the service takes no signature, and if the region is missing. A call whose
    /// credentials can't be fetched fails with [`Error::Identity`](crate::Error::Identity).
    pub fn credentials_provider(
        mut self,
        provider: impl IdentityProvider<Credentials> + 'static,
    ) -> Self {
        self.requests.identities.credentials = None;
        self.providers.credentials = Some(IdentityCache::new(provider));
        self
    }

    /// Allows requests without a signature to a service that asks for one: to public buckets, to a test server
    /// or through a [layer](Self::layer) that signs. Calls that have
    /// [credentials of their own](crate::Call::credentials) are signed, and so are all calls if the client has
    /// credentials. By default [`build`](Self::build) fails if such a service is given no identity.
    pub fn unsigned(mut self) -> Self {
        self.unsigned = true;
        self
    }

    /// Sets the region that signatures are for, such as `"eu-west-1"`. By default it is that of
    /// [`region`](Self::region), also if an [`endpoint`](Self::endpoint) counts in place of the address of the region.
    pub fn signing_region(mut self, region: &str) -> Self {
        if Region::new(region).check().is_ok() {
            self.requests.signing_region = Some(Arc::from(region));
        } else {
            let problem = "has a signing region that is none: it is a name such as `eu-west-1`";
            let service = self.service.name;
            self.fail(ConfigError::SigningRegion { service, problem });
        }
        self
    }

    /// Checks that requests can be signed, or needn't be.
    pub(super) fn settle_signing(&mut self) -> Result<(), ConfigError> {
        let service = self.service;
        let signs = |scheme: &AuthScheme| matches!(scheme, AuthScheme::Sigv4(_));
        if !service.auth.iter().any(signs) {
            return Ok(());
        }
        let identities = &self.requests.identities;
        let region = &mut self.requests.signing_region;
        let is_known = self.endpoint.as_ref().is_some_and(|it| it.region().is_some());
        // What the endpoint says needn't be said for each call.
        if region.is_none() && !is_known {
            *region = self.region.take();
        }
        if identities.credentials.is_some() || self.providers.credentials.is_some() {
            // An endpoint that is missing is told first.
            if region.is_none() && !is_known && self.endpoint.is_some() {
                let service = service.name;
                return Err(ConfigError::SigningRegion { service, problem: NO_REGION });
            }
            return Ok(());
        }
        let is_given = !identities.is_empty()
            || !self.providers.is_empty()
            || self.headers.0.iter().any(|(name, _)| *name == AUTHORIZATION);
        if is_given || self.unsigned || service.optional_auth {
            return Ok(());
        }
        let others = ways(service.auth.iter().filter(|scheme| !signs(scheme)));
        Err(ConfigError::NoCredentials { service: service.name, others })
    }
}
