//! The options for building requests and reading responses.

#[cfg(feature = "endpoint-rules")]
use std::borrow::Cow;
use std::sync::Arc;

use http::HeaderName;

use crate::auth::identities::Identities;
use crate::aws::bucket::Addressing;
use crate::body::compression::Compression;
use crate::clock::{TimeSource, system_time};
use crate::codec::limits::MAX_HEAP;
use crate::codec::responses::Responses;
#[cfg(feature = "endpoint-rules")]
use crate::endpoint::rules::parameter::ParameterValue;
use crate::timestamp::Timestamp;
use crate::token::TokenSource;
use crate::validate::mode::Validation;

/// The options for building a request.
///
/// Start from the default and set what differs:
///
/// ```
/// use farrier::{RequestOptions, Validation};
///
/// let options = RequestOptions::default().validation(Validation::Warn);
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct RequestOptions {
    /// What happens if the input violates a constraint of the model. By default no request is built.
    pub validation: Validation,
    /// The source of the idempotency tokens that are absent from the input. By default it makes random
    /// UUIDs.
    pub tokens: Arc<dyn TokenSource>,
    /// Which requests are compressed, if their operation allows it (`@requestCompression`). By default,
    /// requests with a body of 10,240 bytes or more are compressed.
    pub compression: Compression,
    /// Where the name of a bucket goes, for services that have buckets. By default it goes before the host
    /// where that works, and into the path otherwise.
    pub addressing: Addressing,
    /// Values for parameters of the rules that choose addresses, by the names of the parameters. They take
    /// precedence over what other settings say, but not over what an operation says. By default there are none.
    #[cfg(feature = "endpoint-rules")]
    pub endpoint_parameters: Vec<(Cow<'static, str>, ParameterValue<'static>)>,
    /// Who calls. By default nobody in particular: no credentials are added to the request.
    pub identities: Identities,
    /// The names of the authentication schemes that are tried before the others of an operation, in this order
    /// ([`RequestOptions::auth_scheme_preference`]). By default there are none.
    pub auth_scheme_preference: Option<Arc<[String]>>,
    /// The region that signatures of AWS are for. By default it is that of the endpoint, if it was made from a
    /// region.
    #[cfg(feature = "sigv4")]
    pub signing_region: Option<Arc<str>>,
    /// The source of the time that requests are signed with, and that decides when identities have expired. By
    /// default the time is that of the system.
    pub time: Option<Arc<dyn TimeSource>>,
}

impl RequestOptions {
    /// Creates the default options, but with idempotency tokens from `tokens`.
    ///
    /// [`RequestOptions::default`] uses random tokens. It doesn't exist on `wasm32-unknown-unknown`
    /// without the feature `js`, because there is no source of randomness there.
    pub fn new(tokens: impl TokenSource + 'static) -> Self {
        Self {
            validation: Validation::default(),
            tokens: Arc::new(tokens),
            compression: Compression::default(),
            addressing: Addressing::default(),
            #[cfg(feature = "endpoint-rules")]
            endpoint_parameters: Vec::new(),
            identities: Identities::default(),
            auth_scheme_preference: None,
            #[cfg(feature = "sigv4")]
            signing_region: None,
            time: None,
        }
    }

    /// Sets what happens if the input violates a constraint ([`validation`](#structfield.validation)).
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.validation = validation;
        self
    }

    /// Sets the source of idempotency tokens ([`tokens`](#structfield.tokens)).
    #[must_use]
    pub fn tokens(mut self, tokens: impl TokenSource + 'static) -> Self {
        self.tokens = Arc::new(tokens);
        self
    }

    /// Sets which requests are compressed ([`compression`](#structfield.compression)).
    #[must_use]
    pub fn compression(mut self, compression: Compression) -> Self {
        self.compression = compression;
        self
    }

    /// Sets where the name of a bucket goes ([`addressing`](#structfield.addressing)).
    #[must_use]
    pub fn addressing(mut self, addressing: Addressing) -> Self {
        self.addressing = addressing;
        self
    }

    /// Sets a parameter of the rules that choose addresses ([`endpoint_parameters`](#structfield.endpoint_parameters)).
    #[cfg(feature = "endpoint-rules")]
    #[must_use]
    pub fn endpoint_parameter(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<ParameterValue<'static>>,
    ) -> Self {
        self.endpoint_parameters.insert(0, (name.into(), value.into()));
        self
    }

    /// Sets who calls ([`identities`](#structfield.identities)).
    #[must_use]
    pub fn identities(mut self, identities: Identities) -> Self {
        self.identities = identities;
        self
    }

    /// Sets which authentication schemes are tried before the others of an operation, by their names: `sigv4`,
    /// `httpBearerAuth`, `httpApiKeyAuth`, `httpBasicAuth`, or the whole ids of the traits. A scheme still counts only if
    /// there is an identity for it. Names of schemes that an operation doesn't have change nothing.
    #[must_use]
    pub fn auth_scheme_preference(
        mut self,
        names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.auth_scheme_preference = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// The names of the schemes that go first.
    pub(crate) fn preferred_schemes(&self) -> &[String] {
        self.auth_scheme_preference.as_deref().unwrap_or_default()
    }

    /// Sets the region that signatures are for ([`signing_region`](#structfield.signing_region)).
    #[cfg(feature = "sigv4")]
    #[must_use]
    pub fn signing_region(mut self, region: impl Into<Arc<str>>) -> Self {
        self.signing_region = Some(region.into());
        self
    }

    /// Sets the source of the time that requests are signed with, and that decides when identities have expired
    /// ([`time`](#structfield.time)).
    #[must_use]
    pub fn time_source(mut self, time: impl TimeSource + 'static) -> Self {
        self.time = Some(Arc::new(time));
        self
    }

    /// Returns the present time, or `None` where there is no clock.
    pub(crate) fn now(&self) -> Option<Timestamp> {
        self.time.as_ref().map(|source| source.now()).or_else(system_time)
    }
}

/// This isn't implemented on `wasm32-unknown-unknown` without the feature `js`, because there is no source
/// of randomness for tokens.
#[cfg(any(feature = "js", not(all(target_arch = "wasm32", target_os = "unknown"))))]
impl Default for RequestOptions {
    fn default() -> Self {
        Self::new(crate::token::RandomTokens)
    }
}

/// The options for reading a response.
///
/// Start from the default and set what differs:
///
/// ```
/// use farrier::{ResponseOptions, http::HeaderName};
///
/// let mut options = ResponseOptions::default();
/// options.request_id_headers.push(HeaderName::from_static("x-trace-id"));
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ResponseOptions {
    /// The names of headers that hold the id that the service gave to a request, in addition to
    /// `x-amzn-requestid`, `x-amz-request-id` and `x-request-id`. The first header that a response has is
    /// used; these are tried before those three. The default is none.
    pub request_id_headers: Vec<HeaderName>,
    /// How strictly the response is read. By default this depends on the service ([`Responses`]).
    pub responses: Option<Responses>,
    /// The number of bytes that the output or error may take on the heap
    /// ([`Limits::heap`](crate::codec::Limits#structfield.heap)). Each event of a stream may take as much. The
    /// default is 256 MiB. A response that would take more can't be read.
    pub max_response_heap: usize,
}

impl Default for ResponseOptions {
    fn default() -> Self {
        Self { request_id_headers: Vec::new(), responses: None, max_response_heap: MAX_HEAP }
    }
}

impl ResponseOptions {
    /// Sets how strictly the response is read ([`responses`](#structfield.responses)).
    #[must_use]
    pub fn responses(mut self, responses: Responses) -> Self {
        self.responses = Some(responses);
        self
    }

    /// Limits what the output or error may take on the heap
    /// ([`max_response_heap`](#structfield.max_response_heap)).
    #[must_use]
    pub fn max_response_heap(mut self, bytes: usize) -> Self {
        self.max_response_heap = bytes;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::ResponseOptions;

    #[test]
    fn what_a_response_takes_is_limited_by_default() {
        assert_eq!(ResponseOptions::default().max_response_heap, 256 << 20);
    }
}
