//! A client's settings, as data: no I/O, no connection.

use std::fmt;

use http::HeaderValue;

use crate::auth::providers::Providers;
use crate::client::header::Headers;
use crate::client::stalled_stream::StalledStreamProtection;
use crate::client::timeouts::Timeouts;
use crate::endpoint::base::Endpoint;
use crate::operation::options::{RequestOptions, ResponseOptions};
use crate::schema::service::ServiceSchema;
use crate::validate::mode::Validation;

/// The settings of a [`Client`](crate::Client). `Debug` shows no secret.
#[derive(Clone)]
pub struct Config {
    pub(super) service: &'static ServiceSchema,
    pub(super) endpoint: Endpoint,
    pub(super) timeouts: Timeouts,
    pub(super) stalled_stream_protection: StalledStreamProtection,
    pub(super) providers: Providers,
    pub(super) requests: RequestOptions,
    pub(super) responses: ResponseOptions,
    pub(super) max_response_size: usize,
    pub(super) user_agent: HeaderValue,
    pub(super) headers: Headers,
}

impl Config {
    /// The schema of the service that is called.
    pub fn service(&self) -> &'static ServiceSchema {
        self.service
    }

    /// Where requests go.
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The time limits of each call.
    pub fn timeouts(&self) -> Timeouts {
        self.timeouts
    }

    /// The least throughput of the bodies of each call.
    pub fn stalled_stream_protection(&self) -> StalledStreamProtection {
        self.stalled_stream_protection
    }

    /// What happens if an input breaks a constraint of the model.
    pub fn validation(&self) -> Validation {
        self.requests.validation
    }

    /// The most bytes that the body of a response may have.
    pub fn max_response_size(&self) -> usize {
        self.max_response_size
    }

    /// The most bytes that the output or error in a response may take on the heap.
    pub fn max_response_heap(&self) -> usize {
        self.responses.max_response_heap
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("service", &self.service.name)
            .field("endpoint", &format_args!("{}", self.endpoint))
            .field("timeouts", &self.timeouts)
            .field("stalled_stream_protection", &self.stalled_stream_protection)
            .field("validation", &self.requests.validation)
            .field("max_response_size", &self.max_response_size)
            .field("max_response_heap", &self.responses.max_response_heap)
            .field("identities", &self.requests.identities)
            .field("providers", &self.providers)
            .field("user_agent", &self.user_agent)
            .field("headers", &self.headers.0)
            .finish_non_exhaustive()
    }
}
