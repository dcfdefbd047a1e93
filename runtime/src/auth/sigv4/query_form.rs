//! Signatures in the query of a request.

use std::fmt;
use std::time::Duration;

use http::HeaderMap;

use super::canonical::{SignedHeaders, push_query};
use super::payload::Payload;
use super::signature::Signature;
use super::signer::Signer;
use super::target::Target;

/// The name of the parameter with the session token.
const TOKEN: &str = "X-Amz-Security-Token";

/// A query that has a signature.
/// `Debug` shows the signature alone.
#[non_exhaustive]
pub struct SignedQuery {
    /// The whole query, without a question mark. Whoever has it can send the request until it expires, so it
    /// is a secret.
    pub query: String,
    /// The signature, which the query has.
    pub signature: Signature,
}

impl fmt::Debug for SignedQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedQuery").field("signature", &self.signature).finish_non_exhaustive()
    }
}

/// Returns a query without the parameters of a signature that it may have already.
fn without_signature(query: &str) -> String {
    const NAMES: [&str; 8] = [
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        "X-Amz-Date",
        "X-Amz-SignedHeaders",
        "X-Amz-Expires",
        "X-Amz-Region-Set",
        TOKEN,
        "X-Amz-Signature",
    ];
    let is_kept = |pair: &&str| !NAMES.contains(&pair.split('=').next().unwrap_or_default());
    let kept: Vec<&str> = query.split('&').filter(is_kept).collect();
    kept.join("&")
}

impl Signer<'_> {
    /// Signs a request in its query, so that it can be sent by somebody else. It is valid for the time
    /// `expires`, in whole seconds. The request must be sent with the headers that are given here. A signature that
    /// the query has already is replaced.
    pub fn sign_query(
        &self,
        target: Target<'_>,
        headers: &HeaderMap,
        payload: Payload<'_>,
        expires: Duration,
    ) -> SignedQuery {
        let mut query = without_signature(target.query);
        push_query(&mut query, "X-Amz-Algorithm", self.algorithm.name());
        push_query(&mut query, "X-Amz-Credential", &self.credential());
        push_query(&mut query, "X-Amz-Date", self.moment.time());
        let names = SignedHeaders::of(headers, target.host).names();
        push_query(&mut query, "X-Amz-SignedHeaders", &names);
        push_query(&mut query, "X-Amz-Expires", itoa::Buffer::new().format(expires.as_secs()));
        if let Some(regions) = self.region_set() {
            push_query(&mut query, "X-Amz-Region-Set", regions);
        }
        let token = self.credentials.session_token();
        if let Some(token) = token.filter(|_| self.token_is_signed) {
            push_query(&mut query, TOKEN, token);
        }
        let signature = self.sign(target, &query, headers, &payload.line());
        if let Some(token) = token.filter(|_| !self.token_is_signed) {
            push_query(&mut query, TOKEN, token);
        }
        push_query(&mut query, "X-Amz-Signature", signature.hex());
        SignedQuery { query, signature }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use chrono::DateTime;
    use http::HeaderMap;

    use super::Payload;
    use crate::auth::credentials::Credentials;
    use crate::auth::sigv4::signer::Signer;
    use crate::auth::sigv4::target::Target;

    /// The session token and the signature are in the query, and the body and the path may hold secrets.
    #[test]
    fn what_is_signed_is_not_shown() {
        let credentials = Credentials::new("AKID", "hush", Some("hush-token".to_owned()));
        let signer = Signer::new(&credentials, "eu-west-1", "vault", DateTime::UNIX_EPOCH);
        let target = Target::new("GET", "a.b", "/hush", "hush=1");
        let payload = Payload::Bytes(b"hush");
        let made = signer.sign_query(target, &HeaderMap::new(), payload, Duration::from_secs(60));
        assert!(made.query.contains("hush-token"));
        let shown = format!("{made:?} {target:?} {payload:?} {signer:?}");
        assert!(!shown.contains("hush"), "{shown}");
        assert!(shown.contains("Bytes(4 bytes)") && shown.contains("a.b"), "{shown}");
    }

    #[test]
    fn a_signed_query_is_signed_anew() {
        let credentials = Credentials::new("AKID", "secret", Some("token".to_owned()));
        let signer = Signer::new(&credentials, "eu-west-1", "vault", DateTime::UNIX_EPOCH);
        let sign = |query: &str| {
            let target = Target::new("GET", "a.b", "/c", query);
            let payload = Payload::Unsigned;
            signer.sign_query(target, &HeaderMap::new(), payload, Duration::from_secs(60)).query
        };
        let once = sign("a=1&b");
        assert!(once.starts_with("a=1&b&X-Amz-Algorithm="), "{once}");
        assert_eq!(sign(&once), once);
    }
}
