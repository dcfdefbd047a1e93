//! The errors for failures between a request and its complete response.

use std::convert::Infallible;
use std::error::Error as StdError;
use std::io;
use std::time::Duration;

use hyper_util::client::legacy::Error as HyperError;

use crate::client::config::Config;
use crate::client::limits::{Stage, Stopped};
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

    /// Creates the error for a wait that ended early while the call was in `stage`.
    pub(super) fn stopped(self, stopped: Stopped, stage: Stage) -> Error<Infallible> {
        let delivery = delivery(stage);
        match stopped {
            Stopped::Limit(kind, limit) => Error::Timeout(self.timeout(kind, limit, delivery)),
            Stopped::NoRuntime => Error::Transport(TransportError {
                operation: self.operation.name,
                problem: "time limits need a tokio runtime to run in".to_owned(),
                delivery,
                source: None,
            }),
        }
    }

    /// Creates the error for a request without a response. `tells_connection` is true if the transport
    /// reports when it has a connection. A transport that doesn't may have made several attempts, so if
    /// it fails to connect, the request may have been sent before.
    pub(super) fn unanswered(
        self,
        error: BoxError,
        stage: Stage,
        tells_connection: bool,
    ) -> Error<Infallible> {
        let connecting = stage == Stage::Connect || is_connect(&*error);
        let stage = if connecting && tells_connection { Stage::Connect } else { Stage::Read };
        match self.config.timeouts.connect {
            Some(limit) if connecting && is_timed_out(&*error) => {
                Error::Timeout(self.timeout(TimeoutKind::Connect, limit, delivery(stage)))
            }
            _ if connecting => {
                Error::Transport(self.transport("can't connect to", error, delivery(stage)))
            }
            _ => Error::Transport(self.transport("no answer from", error, delivery(stage))),
        }
    }

    /// Creates the error for a response that ended before it was complete.
    pub(super) fn broken_off(self, error: BoxError) -> TransportError {
        self.transport("incomplete answer from", error, Delivery::Unknown)
    }

    /// Creates the error for a streamed response that ended before it was complete. If `error` is already
    /// a [`TransportError`], it is returned unchanged.
    #[cfg(feature = "event-stream")]
    pub(super) fn ended(self, error: BoxError) -> TransportError {
        error.downcast().map_or_else(|error| self.broken_off(error), |error| *error)
    }

    /// Creates the error for a response whose body has more bytes than the client allows.
    pub(super) fn too_large<B>(self, response: &http::Response<B>) -> ResponseError {
        let limit = self.config.max_response_size;
        ResponseError {
            response: Box::new(info::of(self.operation, response, &self.config.responses)),
            part: "body".to_owned(),
            problem: format!("it has more than the {limit} bytes that the client allows"),
        }
    }

    fn timeout(self, kind: TimeoutKind, limit: Duration, delivery: Delivery) -> TimeoutError {
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

fn delivery(stage: Stage) -> Delivery {
    match stage {
        Stage::Connect => Delivery::NotSent,
        Stage::Send(_) | Stage::Read => Delivery::Unknown,
    }
}

fn chain<'e>(
    error: &'e (dyn StdError + 'static),
) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error: &&'e (dyn StdError + 'static)| (*error).source())
}

/// Returns true if an error in the chain is one of hyper's client and says that it couldn't connect.
fn is_connect(error: &(dyn StdError + 'static)) -> bool {
    chain(error).any(|error| error.downcast_ref().is_some_and(HyperError::is_connect))
}

/// Returns true if the connector's own time limit was exceeded. Time limits of the operating system have
/// an error number.
fn is_timed_out(error: &(dyn StdError + 'static)) -> bool {
    chain(error)
        .filter_map(|error| error.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::TimedOut && error.raw_os_error().is_none())
}

/// The text with which hyper wraps the cause of a refused connection. It adds nothing to the problem.
const REDUNDANT: &str = "tcp connect error";

/// Appends `: cause` for each cause that adds information. hyper's outermost error is left out, because
/// it only repeats the problem in its own terms.
fn write_causes(text: &mut String, error: &(dyn StdError + 'static)) {
    for cause in chain(error).filter(|error| !error.is::<HyperError>()) {
        let cause = cause.to_string();
        if cause != REDUNDANT && !text.contains(&cause) {
            text.push_str(": ");
            text.push_str(&cause);
        }
    }
}
