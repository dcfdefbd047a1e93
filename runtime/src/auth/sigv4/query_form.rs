//! Signatures in the query of a request.

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
#[derive(Debug)]
#[non_exhaustive]
pub struct SignedQuery {
    /// The whole query, without a question mark. Whoever has it can send the request until it expires, so it
    /// is a secret.
    pub query: String,
    /// The signature, which the query has.
    pub signature: Signature,
}

impl Signer<'_> {
    /// Signs a request in its query, so that it can be sent by somebody else. It is valid for the time
    /// `expires`, in whole seconds. The request must be sent with the headers that are given here.
    pub fn sign_query(
        &self,
        target: Target<'_>,
        headers: &HeaderMap,
        payload: Payload<'_>,
        expires: Duration,
    ) -> SignedQuery {
        let mut query = target.query.to_owned();
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
