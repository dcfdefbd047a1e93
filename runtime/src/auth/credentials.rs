//! The credentials of AWS: an access key, and the keys that signatures are made with.

use std::fmt;
use std::sync::Arc;
#[cfg(feature = "sigv4a")]
use std::sync::OnceLock;

use crate::auth::identity::{Identity, sealed};
use crate::auth::identity_error::IdentityError;
#[cfg(feature = "sigv4a")]
use crate::auth::sigv4::ecdsa::EcdsaKey;
use crate::auth::sigv4::hash::HmacKey;
use crate::auth::sigv4::key::{KeyCache, KeyScope};
use crate::timestamp::Timestamp;

/// An access key of AWS, for services with the scheme `aws.auth#sigv4`. `Debug` shows the id of the key,
/// and neither the secret nor the session token.
///
/// Clones share the key that requests of one day are signed with, so keep credentials and clone them instead
/// of making them anew for each call.
///
/// ```
/// use farrier::Credentials;
///
/// let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None);
/// assert_eq!(credentials.access_key_id(), "AKIDEXAMPLE");
/// ```
#[derive(Clone)]
pub struct Credentials(Arc<AccessKey>);

/// What clones share.
struct AccessKey {
    id: String,
    secret: String,
    session_token: Option<String>,
    expiry: Option<Timestamp>,
    account_id: Option<String>,
    signing_key: KeyCache,
    /// The key for signatures in several regions.
    #[cfg(feature = "sigv4a")]
    ecdsa_key: OnceLock<Option<EcdsaKey>>,
}

impl Credentials {
    /// Creates credentials of an access key. Temporary ones have a session token.
    ///
    /// Texts that can't be credentials, such as a secret with a line break at its end, are told where the
    /// credentials are used: [`ClientBuilder::credentials`](crate::ClientBuilder::credentials) makes `build`
    /// fail, and otherwise the call fails.
    pub fn new(
        access_key_id: impl Into<String>,
        secret_access_key: impl Into<String>,
        session_token: Option<String>,
    ) -> Self {
        let key = AccessKey {
            id: access_key_id.into(),
            secret: secret_access_key.into(),
            session_token,
            expiry: None,
            account_id: None,
            signing_key: KeyCache::default(),
            #[cfg(feature = "sigv4a")]
            ecdsa_key: OnceLock::new(),
        };
        Self(Arc::new(key))
    }

    /// Sets the instant from which the credentials are no longer valid. Calls that would be signed with them
    /// fail from then on without being sent. By default credentials don't expire.
    #[must_use]
    pub fn expires_at(self, expiry: Timestamp) -> Self {
        self.changed(|key| key.expiry = Some(expiry))
    }

    /// Sets the account that the access key belongs to, twelve digits. Some services have addresses with the account in
    /// them. By default it isn't known.
    #[must_use]
    pub fn of_account(self, account_id: impl Into<String>) -> Self {
        self.changed(|key| key.account_id = Some(account_id.into()))
    }

    /// Makes the same credentials with another property.
    fn changed(self, change: impl FnOnce(&mut AccessKey)) -> Self {
        let AccessKey { id, secret, session_token, expiry, account_id, .. } = &*self.0;
        let Self(mut key) = Self::new(id, secret, session_token.clone());
        // Nobody else has the new key yet.
        if let Some(key) = Arc::get_mut(&mut key) {
            (key.expiry, key.account_id) = (*expiry, account_id.clone());
            change(key);
        }
        Self(key)
    }

    /// Returns the id of the access key, which isn't secret.
    pub fn access_key_id(&self) -> &str {
        &self.0.id
    }

    /// Returns the account that the access key belongs to, if it is known.
    pub fn account_id(&self) -> Option<&str> {
        self.0.account_id.as_deref()
    }

    /// Returns the instant from which the credentials are no longer valid, if there is one.
    pub fn expiry(&self) -> Option<Timestamp> {
        self.0.expiry
    }

    pub(super) fn session_token(&self) -> Option<&str> {
        self.0.session_token.as_deref()
    }

    /// The key that requests to several regions are signed with.
    #[cfg(feature = "sigv4a")]
    pub(super) fn ecdsa_key(&self) -> Option<&EcdsaKey> {
        let AccessKey { id, secret, ecdsa_key, .. } = &*self.0;
        ecdsa_key.get_or_init(|| EcdsaKey::derive(id, secret)).as_ref()
    }

    /// The key that requests of this scope are signed with.
    pub(super) fn signing_key(&self, scope: KeyScope<'_>) -> HmacKey {
        self.0.signing_key.get(&self.0.secret, scope)
    }
}

impl Identity for Credentials {
    fn expiry(&self) -> Option<Timestamp> {
        self.0.expiry
    }
}

impl sealed::Sealed for Credentials {
    const WHAT: &'static str = "credentials";

    /// Fails if a text can't be what it is given for. The texts of an access key are visible ASCII.
    fn check(&self) -> Result<(), IdentityError> {
        let AccessKey { id, secret, session_token, .. } = &*self.0;
        let token = session_token.as_deref().map(|token| ("session token", token));
        let texts = [("access key id", &**id), ("secret access key", secret)];
        for (what, text) in texts.into_iter().chain(token) {
            if text.is_empty() {
                return Err(IdentityError::new(what, "is empty"));
            }
            if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
                let problem = "has a character that is not visible ASCII, such as a line break";
                return Err(IdentityError::new(what, problem));
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &self.0.id)
            .field("expiry", &self.0.expiry)
            .field("account_id", &self.0.account_id)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::{Credentials, sealed::Sealed as _};

    #[test]
    fn what_is_no_access_key_is_told_without_the_text() {
        let invisible = "has a character that is not visible ASCII, such as a line break";
        for (id, secret, token, expected) in [
            ("", "s3cret", None, "the access key id is empty".to_owned()),
            ("id", "", None, "the secret access key is empty".to_owned()),
            ("id", "s3cret\n", None, format!("the secret access key {invisible}")),
            ("id", "s3cret", Some("s3cret "), format!("the session token {invisible}")),
        ] {
            let credentials = Credentials::new(id, secret, token.map(str::to_owned));
            assert_eq!(credentials.check().unwrap_err().to_string(), expected);
        }
        assert!(Credentials::new("id", "a/b+c=", Some("t".to_owned())).check().is_ok());
    }

    #[test]
    fn what_is_set_later_keeps_the_rest() {
        let credentials = Credentials::new("AKID", "s3cret", Some("token".to_owned()))
            .of_account("012345678901")
            .expires_at(super::Timestamp::UNIX_EPOCH)
            .of_account("123456789012");
        assert_eq!(credentials.account_id(), Some("123456789012"));
        assert_eq!(credentials.expiry(), Some(super::Timestamp::UNIX_EPOCH));
        assert_eq!(credentials.session_token(), Some("token"));
    }

    #[test]
    fn only_the_id_is_shown() {
        let credentials = Credentials::new("AKID", "s3cret", Some("s3cret".to_owned()));
        let shown = format!("{credentials:?}");
        assert!(shown.contains("AKID") && !shown.contains("s3cret"), "{shown}");
    }
}
