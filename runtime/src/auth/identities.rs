//! The identities of a caller, put together.

#[cfg(feature = "sigv4")]
use crate::auth::credentials::Credentials;
use crate::auth::identity::{ApiKey, BasicLogin, BearerToken};

/// The identities of a caller: one of each kind at most. `Debug` shows which there are, and no secret.
///
/// Each request is authenticated by the first scheme of its operation for which there is an identity
/// here. If there is none, nothing is added to the request.
///
/// ```
/// use farrier::{BearerToken, Identities, RequestOptions};
///
/// let token = BearerToken::try_from("mF_9.B5f-4.1JqM")?;
/// let options = RequestOptions::default().identities(Identities::default().bearer(token));
/// # Ok::<(), farrier::IdentityError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Identities {
    pub(crate) bearer: Option<BearerToken>,
    pub(crate) api_key: Option<ApiKey>,
    pub(crate) basic: Option<BasicLogin>,
    #[cfg(feature = "sigv4")]
    pub(crate) credentials: Option<Credentials>,
}

impl Identities {
    /// Sets the token for the scheme `@httpBearerAuth`.
    #[must_use]
    pub fn bearer(mut self, token: BearerToken) -> Self {
        self.bearer = Some(token);
        self
    }

    /// Sets the key for the scheme `@httpApiKeyAuth`.
    #[must_use]
    pub fn api_key(mut self, key: ApiKey) -> Self {
        self.api_key = Some(key);
        self
    }

    /// Sets the user name and the password for the scheme `@httpBasicAuth`.
    #[must_use]
    pub fn basic(mut self, login: BasicLogin) -> Self {
        self.basic = Some(login);
        self
    }

    /// Sets the access key for the scheme `aws.auth#sigv4`.
    #[cfg(feature = "sigv4")]
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Returns true if there is no identity of any kind.
    #[cfg(feature = "client")]
    pub(crate) fn is_empty(&self) -> bool {
        #[cfg(feature = "sigv4")]
        if self.credentials.is_some() {
            return false;
        }
        self.bearer.is_none() && self.api_key.is_none() && self.basic.is_none()
    }
}
