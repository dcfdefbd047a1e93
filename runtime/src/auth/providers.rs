//! The providers of a caller's identities.

#[cfg(feature = "sigv4")]
use crate::auth::credentials::Credentials;
use crate::auth::identities::Identities;
use crate::auth::identity::{ApiKey, BasicLogin, BearerToken, Identity};
use crate::auth::provider::cache::IdentityCache;
use crate::auth::provider_error::ProviderError;
use crate::schema::auth::AuthScheme;
use crate::timestamp::Timestamp;

/// The providers of a caller's identities: one of each kind at most.
#[derive(Debug, Clone, Default)]
pub(crate) struct Providers {
    pub(crate) bearer: Option<IdentityCache<BearerToken>>,
    pub(crate) api_key: Option<IdentityCache<ApiKey>>,
    pub(crate) basic: Option<IdentityCache<BasicLogin>>,
    #[cfg(feature = "sigv4")]
    pub(crate) credentials: Option<IdentityCache<Credentials>>,
}

/// What there is of an identity without waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Provided {
    /// There is no provider of it.
    Never,
    /// It was put in its place.
    Now,
    /// It must be fetched.
    Later,
}

impl Providers {
    /// Returns true if there is a provider of an identity for this scheme.
    pub(crate) fn offer(&self, scheme: &AuthScheme) -> bool {
        match scheme {
            AuthScheme::Basic => self.basic.is_some(),
            AuthScheme::Bearer => self.bearer.is_some(),
            AuthScheme::ApiKeyHeader { .. } | AuthScheme::ApiKeyQuery { .. } => {
                self.api_key.is_some()
            }
            #[cfg(feature = "sigv4")]
            AuthScheme::Sigv4(_) => self.credentials.is_some(),
        }
    }

    /// Returns true if there is no provider at all.
    pub(crate) fn is_empty(&self) -> bool {
        #[cfg(feature = "sigv4")]
        if self.credentials.is_some() {
            return false;
        }
        self.bearer.is_none() && self.api_key.is_none() && self.basic.is_none()
    }

    /// Puts the identity for a scheme among `identities`, if it needn't be fetched.
    pub(crate) fn hold(
        &self,
        scheme: &AuthScheme,
        identities: &mut Identities,
        now: Timestamp,
    ) -> Provided {
        match scheme {
            AuthScheme::Basic => hold(self.basic.as_ref(), &mut identities.basic, now),
            AuthScheme::Bearer => hold(self.bearer.as_ref(), &mut identities.bearer, now),
            AuthScheme::ApiKeyHeader { .. } | AuthScheme::ApiKeyQuery { .. } => {
                hold(self.api_key.as_ref(), &mut identities.api_key, now)
            }
            #[cfg(feature = "sigv4")]
            AuthScheme::Sigv4(_) => {
                hold(self.credentials.as_ref(), &mut identities.credentials, now)
            }
        }
    }

    /// Puts the identity for a scheme among `identities`, and waits for it if need be.
    pub(crate) async fn fetch(
        &self,
        scheme: &AuthScheme,
        identities: &mut Identities,
        now: Timestamp,
        random: u32,
    ) -> Result<(), ProviderError> {
        match scheme {
            AuthScheme::Basic => {
                fetch(self.basic.as_ref(), &mut identities.basic, now, random).await
            }
            AuthScheme::Bearer => {
                fetch(self.bearer.as_ref(), &mut identities.bearer, now, random).await
            }
            AuthScheme::ApiKeyHeader { .. } | AuthScheme::ApiKeyQuery { .. } => {
                fetch(self.api_key.as_ref(), &mut identities.api_key, now, random).await
            }
            #[cfg(feature = "sigv4")]
            AuthScheme::Sigv4(_) => {
                let credentials = self.credentials.as_ref();
                fetch(credentials, &mut identities.credentials, now, random).await
            }
        }
    }
}

fn hold<I: Identity>(
    cache: Option<&IdentityCache<I>>,
    place: &mut Option<I>,
    now: Timestamp,
) -> Provided {
    let Some(cache) = cache else { return Provided::Never };
    let Some(identity) = cache.held(now) else { return Provided::Later };
    *place = Some(identity);
    Provided::Now
}

async fn fetch<I: Identity>(
    cache: Option<&IdentityCache<I>>,
    place: &mut Option<I>,
    now: Timestamp,
    random: u32,
) -> Result<(), ProviderError> {
    if let Some(cache) = cache {
        *place = Some(cache.get(now, random).await?);
    }
    Ok(())
}
