//! The errors for failures between a request and its complete response.

use std::convert::Infallible;
use std::error::Error as StdError;
use std::time::Duration;

use crate::client::config::Config;
use crate::client::deadline::Stopped;
use crate::client::transport::sending::{
    ConnectFailure, causes, head_limits, is_general, is_head_too_large, is_no_http,
};
use crate::error::call::Error;
use crate::error::delivery::Delivery;
use crate::error::request::RequestError;
use crate::error::response::ResponseError;
use crate::error::timeout::{TimeoutError, TimeoutKind};
use crate::error::transport::{BoxError, TransportError};
use crate::operation::info;
use crate::schema::service::OperationSchema;

/// Creates the errors of one call.
#[derive(Clone, Copy)]
pub(super) struct Reporter<'c> {
    pub(super) operation: &'static OperationSchema,
    pub(super) config: &'c Config,
}

impl Reporter<'_> {
    /// Creates the error for a request that can't be sent.
    pub(super) fn unsendable(self, problem: String) -> RequestError {
        RequestError { operation: self.operation.name, member: None, problem }
    }

    /// Creates the error for a wait that ended early.
    pub(super) fn stopped(self, stopped: Stopped, delivery: Delivery) -> Error<Infallible> {
        match stopped {
            Stopped::Limit(kind, limit) => Error::Timeout(self.timeout(kind, limit, delivery)),
            Stopped::NoRuntime => Error::Transport(TransportError {
                operation: self.operation.name,
                problem: NO_RUNTIME.to_owned(),
                delivery,
                source: None,
            }),
        }
    }

    /// Creates the error for a request without a response.
    pub(super) fn unanswered(self, error: BoxError, delivery: Delivery) -> Error<Infallible> {
        let failure = ConnectFailure::of(&*error);
        if let Some(ConnectFailure { timed_out: Some(limit) }) = failure {
            return Error::Timeout(self.timeout(TimeoutKind::Connect, limit, delivery));
        }
        let unconnected = failure.is_some() || delivery == Delivery::NotSent;
        let error = match unconnected {
            true => self.transport("can't connect to", error, delivery),
            false if is_head_too_large(&*error) => self.head_too_large(error),
            false if is_no_http(&*error) => {
                self.transport("no valid HTTP from", error, Delivery::Answered)
            }
            false => self.transport("no answer from", error, delivery),
        };
        Error::Transport(error)
    }

    /// Creates the error for a response whose head is beyond a limit.
    fn head_too_large(self, error: BoxError) -> TransportError {
        let limits = head_limits(&*error);
        let mut told = self.transport("too large an answer from", error, Delivery::Answered);
        if let Some(limits) = limits {
            told.problem.push_str(": ");
            told.problem.push_str(&limits);
        }
        told
    }

    /// Creates the error for a response that ended before it was complete.
    pub(super) fn broken_off(self, error: BoxError) -> TransportError {
        self.transport("incomplete answer from", error, Delivery::Answered)
    }

    /// Creates the error for a streamed response that ended before it was complete. If `error` is already
    /// a [`TransportError`], it is returned unchanged.
    #[cfg(feature = "event-stream")]
    pub(super) fn ended(self, error: BoxError) -> TransportError {
        error.downcast().map_or_else(|error| self.broken_off(error), |error| *error)
    }

    /// Creates the error for a response whose body has more than `limit` bytes.
    pub(super) fn too_large<B>(self, response: &http::Response<B>, limit: usize) -> ResponseError {
        ResponseError {
            response: Box::new(info::of(self.operation, response, &self.config.responses)),
            part: "body".to_owned(),
            problem: format!("it has more than the {limit} bytes that `max_response_size` allows"),
        }
    }

    /// Creates the error for a limit that was exceeded.
    pub(super) fn timeout(
        self,
        kind: TimeoutKind,
        limit: Duration,
        delivery: Delivery,
    ) -> TimeoutError {
        TimeoutError { operation: self.operation.name, kind, limit, delivery }
    }

    fn transport(self, what: &str, error: BoxError, delivery: Delivery) -> TransportError {
        let endpoint = &self.config.endpoint;
        let scheme = if endpoint.is_tls() { "https" } else { "http" };
        let mut problem = format!("{what} {scheme}://{}", endpoint.authority());
        write_causes(&mut problem, &*error);
        let operation = self.operation.name;
        TransportError { operation, problem, delivery, source: Some(error) }
    }
}

/// The problem with a limit where no timer can be made.
pub(super) const NO_RUNTIME: &str = "time limits need a tokio runtime to run in";

/// The text with which hyper wraps the cause of a refused connection. It adds nothing to the problem.
const REDUNDANT: &str = "tcp connect error";

/// Appends `: cause` for each cause that adds information.
fn write_causes(text: &mut String, error: &(dyn StdError + 'static)) {
    for cause in causes(error).filter(|error| !is_general(*error)) {
        let cause = cause.to_string();
        if cause != REDUNDANT && !text.contains(&cause) {
            text.push_str(": ");
            text.push_str(&cause);
        }
    }
}
