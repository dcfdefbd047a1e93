//! Identities: what callers prove themselves with.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

#[cfg(feature = "sigv4")]
use crate::auth::credentials::Credentials;
use crate::auth::identity_error::IdentityError;
use crate::redacted::Redacted;

/// A text that is never shown. Clones share it.
#[derive(Clone, PartialEq, Eq)]
struct Secret(Arc<str>);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Redacted.fmt(f)
    }
}

/// A bearer token, for services with the scheme `@httpBearerAuth`. `Debug` doesn't show it.
///
/// It is made of a text: `BearerToken::try_from("…")`. This fails if the text is empty or has
/// characters other than visible ASCII; the usual reasons are a line break at the end of a file and
/// the word `Bearer` before the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BearerToken(Secret);

/// An API key, for services with the scheme `@httpApiKeyAuth`. `Debug` doesn't show it.
///
/// It is made of a text: `ApiKey::try_from("…")`. This fails if the text is empty, begins or ends with
/// a space, or has characters other than visible ASCII and spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey(Secret);

/// A user name and a password, for services with the scheme `@httpBasicAuth`. `Debug` shows neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasicLogin(Secret);

impl BearerToken {
    pub(super) fn as_str(&self) -> &str {
        &self.0.0
    }
}

impl ApiKey {
    pub(super) fn as_str(&self) -> &str {
        &self.0.0
    }
}

impl BasicLogin {
    /// Puts a user name and a password together.
    ///
    /// # Errors
    /// Fails if the name has a colon, which separates it from the password, or if one of the two has
    /// control characters ([RFC 7617](https://www.rfc-editor.org/rfc/rfc7617#section-2)).
    pub fn new(user: &str, password: &str) -> Result<Self, IdentityError> {
        if user.contains(':') {
            return Err(IdentityError::new("user name", "has a colon"));
        }
        for (what, text) in [("user name", user), ("password", password)] {
            if text.contains(char::is_control) {
                return Err(IdentityError::new(
                    what,
                    "has a control character, such as a line break",
                ));
            }
        }
        Ok(Self(Secret(STANDARD.encode(format!("{user}:{password}")).into())))
    }

    /// The name and the password in Base64, as the header has them.
    pub(super) fn as_str(&self) -> &str {
        &self.0.0
    }
}

impl TryFrom<&str> for BearerToken {
    type Error = IdentityError;

    fn try_from(token: &str) -> Result<Self, IdentityError> {
        let problem = match token {
            "" => "is empty",
            _ if token.bytes().all(|byte| byte.is_ascii_graphic()) => {
                return Ok(Self(Secret(token.into())));
            }
            _ if token.trim().contains(' ') => {
                "has a space: give the token alone, without the word `Bearer`"
            }
            _ => "has a character that is not visible ASCII, such as a line break",
        };
        Err(IdentityError::new("bearer token", problem))
    }
}

impl TryFrom<&str> for ApiKey {
    type Error = IdentityError;

    fn try_from(key: &str) -> Result<Self, IdentityError> {
        let problem = match key {
            "" => "is empty",
            _ if !key.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) => {
                "has a character that is not visible ASCII, such as a line break"
            }
            _ if key.trim() != key => "begins or ends with a space",
            _ => return Ok(Self(Secret(key.into()))),
        };
        Err(IdentityError::new("API key", problem))
    }
}

/// Identities are also made of owned texts, and by `parse`.
macro_rules! from_owned {
    ($($identity:ty),*) => {$(
        impl FromStr for $identity {
            type Err = IdentityError;

            fn from_str(text: &str) -> Result<Self, IdentityError> {
                Self::try_from(text)
            }
        }

        impl TryFrom<String> for $identity {
            type Error = IdentityError;

            fn try_from(text: String) -> Result<Self, IdentityError> {
                Self::try_from(&*text)
            }
        }

        impl TryFrom<&String> for $identity {
            type Error = IdentityError;

            fn try_from(text: &String) -> Result<Self, IdentityError> {
                Self::try_from(&**text)
            }
        }
    )*};
}

from_owned!(BearerToken, ApiKey);

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
    pub(super) bearer: Option<BearerToken>,
    pub(super) api_key: Option<ApiKey>,
    pub(super) basic: Option<BasicLogin>,
    #[cfg(feature = "sigv4")]
    pub(super) credentials: Option<Credentials>,
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

    /// Returns true if there is an access key.
    #[cfg(all(feature = "client", feature = "sigv4"))]
    pub(crate) fn has_credentials(&self) -> bool {
        self.credentials.is_some()
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

    /// Returns these identities, or those of `fallback` if there is none here.
    #[cfg(feature = "client")]
    pub(crate) fn or(self, fallback: Self) -> Self {
        if self.is_empty() { fallback } else { self }
    }
}

#[cfg(test)]
mod tests;
