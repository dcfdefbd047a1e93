//! AWS Signature Version 4A.

use std::time::Duration;

use http::HeaderMap;

use super::canonical::SignedPath;
use super::payload::Payload;
use super::query_form::SignedQuery;
use super::signature::Signature;
use super::signer::{Algorithm, Signer, SigningError};
use super::target::Target;
use crate::auth::credentials::Credentials;
use crate::timestamp::Timestamp;

/// Signs requests to one service in several regions at one time, with AWS Signature Version 4A. Access points for several
/// regions want it, for example. Its signatures are of a pair of keys that is derived from the access key, so whoever checks
/// them needs no secret.
///
/// It is used as a [`Signer`] is, and signs a request without its pieces. Clients don't sign by it.
///
/// ```
/// use farrier::Credentials;
/// use farrier::sigv4::{AsymmetricSigner, Payload, Target};
/// use farrier::http::HeaderMap;
///
/// let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None);
/// let time = "2015-08-30T12:36:00Z".parse()?;
/// let signer = AsymmetricSigner::new(&credentials, "*", "service", time)?;
/// let mut headers = HeaderMap::new();
/// let target = Target::new("GET", "example.amazonaws.com", "/", "");
/// signer.sign_headers(target, &mut headers, Payload::Bytes(b""))?;
/// assert_eq!(headers["x-amz-region-set"], "*");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct AsymmetricSigner<'s>(Signer<'s>);

impl<'s> AsymmetricSigner<'s> {
    /// Creates a signer with the default settings. `regions` are separated by commas, and may have a `*` for any text.
    ///
    /// # Errors
    /// Fails if no key can be derived from the credentials, which can't be expected of any.
    pub fn new(
        credentials: &'s Credentials,
        regions: &'s str,
        service: &'s str,
        time: Timestamp,
    ) -> Result<Self, SigningError> {
        let no_key = SigningError("no key can be derived from the access key");
        let key = credentials.ecdsa_key().ok_or(no_key)?;
        let mut signer = Signer::new(credentials, regions, service, time);
        signer.algorithm = Algorithm::Ecdsa(key.clone());
        Ok(Self(signer))
    }

    /// Sets the form in which paths are signed. The default is [`SignedPath::Normalized`].
    #[must_use]
    pub fn path(self, path: SignedPath) -> Self {
        Self(self.0.path(path))
    }

    /// Adds the header `x-amz-content-sha256`, as [`Signer::content_hash_header`] does.
    #[must_use]
    pub fn content_hash_header(self) -> Self {
        Self(self.0.content_hash_header())
    }

    /// Adds the session token after the request is signed, as [`Signer::unsigned_session_token`] does.
    #[must_use]
    pub fn unsigned_session_token(self) -> Self {
        Self(self.0.unsigned_session_token())
    }

    /// Signs a request in its headers, as [`Signer::sign_headers`] does, and adds `x-amz-region-set`.
    ///
    /// # Errors
    /// Fails as that does.
    pub fn sign_headers(
        &self,
        target: Target<'_>,
        headers: &mut HeaderMap,
        payload: Payload<'_>,
    ) -> Result<Signature, SigningError> {
        self.0.sign_headers(target, headers, payload)
    }

    /// Signs a request in its query, as [`Signer::sign_query`] does.
    pub fn sign_query(
        &self,
        target: Target<'_>,
        headers: &HeaderMap,
        payload: Payload<'_>,
        expires: Duration,
    ) -> SignedQuery {
        self.0.sign_query(target, headers, payload, expires)
    }
}
