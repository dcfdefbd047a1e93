//! A client's settings, as data: no I/O, no connection.

use std::fmt;
use std::time::Duration;

use http::{HeaderName, HeaderValue};

use crate::endpoint::base::Endpoint;
use crate::operation::RequestOptions;
use crate::schema::service::ServiceSchema;
use crate::validate::mode::Validation;

/// Time limits. `None` is no limit.
///
/// The limits are kept by tokio's timer: the runtime that drives a call must have time enabled,
/// as `#[tokio::main]` does.
///
/// ```
/// use std::time::Duration;
///
/// use farrier::Timeouts;
///
/// let timeouts = Timeouts { call: Some(Duration::from_secs(20)), ..Timeouts::default() };
/// assert_eq!(timeouts.connect, Some(Duration::from_millis(3100)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Timeouts {
    /// Getting a connection: from the pool, or by name resolution, TCP and TLS. 3.1 s by
    /// default: just longer than the 3 s after which TCP repeats a lost second packet.
    pub connect: Option<Duration>,
    /// Each wait for something from the service: the head of the answer, then each next piece of
    /// its body. 60 s by default. The time that sending the request's own body takes is a part of
    /// the first wait, so raise it for large bodies over slow links. A body that is streamed starts
    /// the limit anew with each piece that is taken from it, and the limit doesn't run while the
    /// stream itself has nothing to give. Between pieces of an answer that is streamed it counts
    /// only while the program waits for one.
    pub read: Option<Duration>,
    /// One attempt, from getting a connection to the last byte of the answer, or to the head of an
    /// answer that is streamed. None by default.
    pub attempt: Option<Duration>,
    /// The whole call, as far as `attempt` goes: the result of a call that streams its answer is
    /// there with the head, and no limit but `read` cuts it short. None by default: how long is too long depends on the operation and on who
    /// waits, and `connect` and `read` already end a call that is stuck.
    ///
    /// A client makes one attempt a call, so this equals `attempt` today; set this one if you mean
    /// "I won't wait longer".
    pub call: Option<Duration>,
}

impl Timeouts {
    /// No limit at all.
    pub const NONE: Self = Self { connect: None, read: None, attempt: None, call: None };
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Some(Duration::from_millis(3100)),
            read: Some(Duration::from_secs(60)),
            ..Self::NONE
        }
    }
}

/// The settings of a [`Client`](crate::Client). `Debug` shows no secret.
#[derive(Clone)]
pub struct Config {
    pub(super) service: &'static ServiceSchema,
    pub(super) endpoint: Endpoint,
    pub(super) timeouts: Timeouts,
    pub(super) request: RequestOptions,
    pub(super) max_response_size: usize,
    pub(super) user_agent: HeaderValue,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
}

impl Config {
    /// The service that is called.
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

    /// What happens to constraints that an input breaks.
    pub fn validation(&self) -> Validation {
        self.request.validation
    }

    /// The most bytes that the body of a response may have.
    pub fn max_response_size(&self) -> usize {
        self.max_response_size
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("service", &self.service.name)
            .field("endpoint", &format_args!("{}", self.endpoint))
            .field("timeouts", &self.timeouts)
            .field("validation", &self.request.validation)
            .field("max_response_size", &self.max_response_size)
            .field("user_agent", &self.user_agent)
            .field("headers", &self.headers)
            .finish_non_exhaustive()
    }
}
