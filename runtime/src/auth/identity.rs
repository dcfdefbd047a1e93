//! Identities: what callers prove themselves with.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::auth::identity_error::IdentityError;
use crate::redacted::Redacted;
use crate::timestamp::Timestamp;

/// What a caller proves itself with: `Credentials`, a [`BearerToken`], an [`ApiKey`] or a [`BasicLogin`]. There are
/// no others.
pub trait Identity: sealed::Sealed + fmt::Debug + Clone + Send + Sync + 'static {
    /// Returns the instant from which the identity is no longer valid, or `None` if it doesn't expire.
    fn expiry(&self) -> Option<Timestamp>;
}

/// What only the identities of this crate implement.
pub(crate) mod sealed {
    use crate::auth::identity_error::IdentityError;

    pub trait Sealed {
        /// What people call it, with its article.
        const WHAT: &'static str;

        /// Fails if it can't be sent.
        fn check(&self) -> Result<(), IdentityError>;
    }
}

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
pub struct BearerToken {
    text: Secret,
    expiry: Option<Timestamp>,
}

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
    /// Sets the instant from which the token is no longer valid. Calls that would be authenticated with it fail
    /// from then on without being sent, and a provider is asked for a new one before. By default a token doesn't
    /// expire.
    #[must_use]
    pub fn expires_at(mut self, expiry: Timestamp) -> Self {
        self.expiry = Some(expiry);
        self
    }

    /// Returns the instant from which the token is no longer valid, if there is one.
    pub fn expiry(&self) -> Option<Timestamp> {
        self.expiry
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text.0
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
                return Ok(Self { text: Secret(token.into()), expiry: None });
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

/// Identities that are checked when they are made.
macro_rules! identity {
    ($($identity:ty, $what:literal, $expiry:expr;)*) => {$(
        impl sealed::Sealed for $identity {
            const WHAT: &'static str = $what;

            fn check(&self) -> Result<(), IdentityError> {
                Ok(())
            }
        }

        impl Identity for $identity {
            fn expiry(&self) -> Option<Timestamp> {
                let expiry: fn(&Self) -> Option<Timestamp> = $expiry;
                expiry(self)
            }
        }
    )*};
}

identity! {
    BearerToken, "a bearer token", |token| token.expiry;
    ApiKey, "an API key", |_| None;
    BasicLogin, "a user name and a password", |_| None;
}

#[cfg(test)]
mod tests;
