//! How requests are built and responses are read, as data.

use std::sync::Arc;

use http::HeaderName;

use crate::auth::identity::Identities;
use crate::aws::bucket::Addressing;
use crate::body::compression::Compression;
use crate::token::TokenSource;
use crate::validate::mode::Validation;

/// How a request is built.
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
    /// What happens if the input breaks a constraint of the model. By default no request is built.
    pub validation: Validation,
    /// Where idempotency tokens come from that the input doesn't bring. By default they are random
    /// UUIDs.
    pub tokens: Arc<dyn TokenSource>,
    /// Which requests are compressed, of those whose operations allow it (`@requestCompression`). By
    /// default those with a body of 10,240 bytes or more.
    pub compression: Compression,
    /// Where the name of a bucket goes, for services that have buckets. By default it goes before
    /// the host where that works.
    pub addressing: Addressing,
    /// Who calls. By default nobody in particular: no credentials are added to the request.
    pub identities: Identities,
}

impl RequestOptions {
    /// The defaults of all options, with idempotency tokens from that source.
    ///
    /// [`RequestOptions::default`] does the same with random tokens, where there is a source of
    /// randomness.
    pub fn new(tokens: impl TokenSource + 'static) -> Self {
        Self {
            validation: Validation::default(),
            tokens: Arc::new(tokens),
            compression: Compression::default(),
            addressing: Addressing::default(),
            identities: Identities::default(),
        }
    }

    /// Sets what happens if the input breaks a constraint ([`validation`](#structfield.validation)).
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.validation = validation;
        self
    }

    /// Sets where idempotency tokens come from ([`tokens`](#structfield.tokens)).
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

    /// Sets who calls ([`identities`](#structfield.identities)).
    #[must_use]
    pub fn identities(mut self, identities: Identities) -> Self {
        self.identities = identities;
        self
    }
}

/// Not on `wasm32-unknown-unknown` without the feature `js`: there is no randomness for tokens.
#[cfg(any(feature = "js", not(all(target_arch = "wasm32", target_os = "unknown"))))]
impl Default for RequestOptions {
    fn default() -> Self {
        Self::new(crate::token::RandomTokens)
    }
}

/// How a response is read.
///
/// Start from the default and set what differs:
///
/// ```
/// use farrier::{ResponseOptions, http::HeaderName};
///
/// let mut options = ResponseOptions::default();
/// options.request_id_headers.push(HeaderName::from_static("x-request-id"));
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ResponseOptions {
    /// The headers in which the service tells the id that it gave to a request, beside the ones that
    /// AWS uses. The first one that a response has counts, and these come before AWS's.
    pub request_id_headers: Vec<HeaderName>,
}
