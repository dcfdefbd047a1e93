//! Signatures in the headers of a request.

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::payload::Payload;
use super::signature::Signature;
use super::signer::{Signer, SigningError};
use super::target::Target;

const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const REGION_SET: HeaderName = HeaderName::from_static("x-amz-region-set");
const TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
/// The header with the hash of the body, or with what stands for it.
pub(crate) const CONTENT_HASH: HeaderName = HeaderName::from_static("x-amz-content-sha256");

impl Signer<'_> {
    /// Signs a request in its headers: adds `x-amz-date`, the session token if there is one, and
    /// `authorization`, in place of what they are. All headers that the request has are signed, except those
    /// that change on the way, such as `user-agent`.
    ///
    /// # Errors
    /// Fails if the access key, the region or the service has characters that a header can't have, or if there
    /// are too many headers.
    pub fn sign_headers(
        &self,
        target: Target<'_>,
        headers: &mut HeaderMap,
        payload: Payload<'_>,
    ) -> Result<Signature, SigningError> {
        let line = payload.line();
        insert(headers, DATE, text(self.moment.time())?)?;
        if let Some(regions) = self.region_set() {
            insert(headers, REGION_SET, text(regions)?)?;
        }
        // A hash that the request has already may be that of another body.
        let has_hash = headers.contains_key(&CONTENT_HASH);
        if self.content_hash_header || has_hash || !payload.is_hash() {
            insert(headers, CONTENT_HASH, text(&line)?)?;
        }
        let token = self.credentials.session_token();
        let token = token.map(|token| text(token).map(secret)).transpose()?;
        let (signed, added) = if self.token_is_signed { (token, None) } else { (None, token) };
        headers.remove(TOKEN);
        if let Some(token) = signed {
            insert(headers, TOKEN, token)?;
        }
        let signature = self.sign(target, target.query, headers, &line);
        let (credential, names) = (self.credential(), signature.signed_headers());
        let (algorithm, hex) = (self.algorithm.name(), signature.hex());
        let authorization =
            format!("{algorithm} Credential={credential}, SignedHeaders={names}, Signature={hex}");
        insert(headers, AUTHORIZATION, secret(text(&authorization)?))?;
        if let Some(token) = added {
            insert(headers, TOKEN, token)?;
        }
        Ok(signature)
    }
}

fn text(text: &str) -> Result<HeaderValue, SigningError> {
    let value = HeaderValue::from_str(text);
    value.map_err(|_| {
        SigningError(
            "the access key, the region or the service has a character that no header can have",
        )
    })
}

fn secret(mut value: HeaderValue) -> HeaderValue {
    value.set_sensitive(true);
    value
}

fn insert(
    headers: &mut HeaderMap,
    name: HeaderName,
    value: HeaderValue,
) -> Result<(), SigningError> {
    let inserted = headers.try_insert(name, value);
    inserted.map(drop).map_err(|_| SigningError("there are too many headers"))
}
