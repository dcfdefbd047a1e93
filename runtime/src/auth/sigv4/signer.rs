//! From a request to its signature.

use std::fmt;

use http::HeaderMap;

use super::canonical::{self, SignedHeaders, SignedPath};
#[cfg(feature = "sigv4a")]
use super::ecdsa::{self, EcdsaKey};
use super::hash::{hex, sha256};
use super::key::{KeyScope, TERMINATION};
use super::moment::Moment;
use super::signature::Signature;
use super::target::Target;
use crate::auth::credentials::Credentials;
use crate::timestamp::Timestamp;

/// What a signature is made with.
#[derive(Debug)]
pub(super) enum Algorithm {
    /// HMAC with a key for one region.
    Hmac,
    /// ECDSA with a key for all regions.
    #[cfg(feature = "sigv4a")]
    Ecdsa(EcdsaKey),
}

impl Algorithm {
    /// Its name in requests.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Hmac => "AWS4-HMAC-SHA256",
            #[cfg(feature = "sigv4a")]
            Self::Ecdsa(_) => ecdsa::ALGORITHM,
        }
    }
}

/// Signs requests to one service in one region at one time. See the [module](crate::sigv4).
#[derive(Debug)]
pub struct Signer<'s> {
    pub(super) credentials: &'s Credentials,
    pub(super) region: &'s str,
    pub(super) service: &'s str,
    pub(super) moment: Moment,
    path: SignedPath,
    pub(super) algorithm: Algorithm,
    pub(super) content_hash_header: bool,
    pub(super) token_is_signed: bool,
}

impl<'s> Signer<'s> {
    /// Creates a signer with the default settings. `service` is the signing name of the service, which is
    /// often but not always the first label of its host.
    pub fn new(
        credentials: &'s Credentials,
        region: &'s str,
        service: &'s str,
        time: Timestamp,
    ) -> Self {
        Self {
            credentials,
            region,
            service,
            moment: Moment::new(time),
            path: SignedPath::default(),
            algorithm: Algorithm::Hmac,
            content_hash_header: false,
            token_is_signed: true,
        }
    }

    /// Sets the form in which paths are signed. The default is [`SignedPath::Normalized`].
    #[must_use]
    pub fn path(mut self, path: SignedPath) -> Self {
        self.path = path;
        self
    }

    /// Adds the header `x-amz-content-sha256` to every request that is signed in its headers. By default it
    /// is added only if the payload isn't one whose hash is signed.
    #[must_use]
    pub fn content_hash_header(mut self) -> Self {
        self.content_hash_header = true;
        self
    }

    /// Adds the session token after the request is signed, so that it isn't a part of what is signed. By
    /// default it is signed. Only a few services want it otherwise.
    #[must_use]
    pub fn unsigned_session_token(mut self) -> Self {
        self.token_is_signed = false;
        self
    }

    /// The scope with the id of the access key before it.
    pub(super) fn credential(&self) -> String {
        format!("{}/{}", self.credentials.access_key_id(), self.scope())
    }

    fn scope(&self) -> String {
        let (date, service) = (self.moment.date(), self.service);
        match self.algorithm {
            Algorithm::Hmac => [date, self.region, service, TERMINATION].join("/"),
            #[cfg(feature = "sigv4a")]
            Algorithm::Ecdsa(_) => [date, service, TERMINATION].join("/"),
        }
    }

    /// The regions that a signature is for, if the request must say them.
    pub(super) fn region_set(&self) -> Option<&'s str> {
        match self.algorithm {
            Algorithm::Hmac => None,
            #[cfg(feature = "sigv4a")]
            Algorithm::Ecdsa(_) => Some(self.region),
        }
    }

    /// Returns the digits of the signature of a text.
    fn signed(&self, text: &str) -> String {
        match &self.algorithm {
            Algorithm::Hmac => {
                let (date, region, service) = (self.moment.date(), self.region, self.service);
                let key = self.credentials.signing_key(KeyScope { date, region, service });
                hex(&key.sign(text.as_bytes()))
            }
            #[cfg(feature = "sigv4a")]
            Algorithm::Ecdsa(key) => key.sign(text.as_bytes()),
        }
    }

    /// Signs a request that has all that is signed. `query` takes the place of the target's.
    pub(super) fn sign(
        &self,
        target: Target<'_>,
        query: &str,
        headers: &HeaderMap,
        payload: &str,
    ) -> Signature {
        let headers = SignedHeaders::of(headers, target.host);
        let mut canonical = Vec::with_capacity(512);
        canonical.extend_from_slice(target.method.as_bytes());
        canonical.push(b'\n');
        canonical::path(target.path, self.path, &mut canonical);
        canonical.push(b'\n');
        canonical::query(query, &mut canonical);
        canonical.push(b'\n');
        headers.write(&mut canonical);
        canonical.push(b'\n');
        let start = canonical.len();
        headers.write_names(&mut canonical);
        let signed_headers = start..canonical.len();
        canonical.push(b'\n');
        canonical.extend_from_slice(payload.as_bytes());

        let (time, scope) = (self.moment.time(), self.scope());
        let algorithm = self.algorithm.name();
        let string_to_sign = [algorithm, time, &scope, &hex(&sha256(&canonical))].join("\n");
        let hex = self.signed(&string_to_sign);
        Signature { canonical_request: canonical, signed_headers, string_to_sign, hex }
    }
}

/// Why a request can't be signed. The text shows no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningError(pub(super) &'static str);

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for SigningError {}
