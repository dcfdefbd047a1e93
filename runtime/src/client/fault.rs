//! What can go wrong between a request and its complete answer, and how it is told.

use std::error::Error as StdError;
use std::io;
use std::time::Duration;

use hyper_util::client::legacy::Error as HyperError;

use super::config::Config;
use super::limits::{Stage, Stopped};
use crate::error::call::Error;
use crate::error::delivery::Delivery;
use crate::error::request::RequestError;
use crate::error::response::ResponseError;
use crate::error::timeout::{TimeoutError, TimeoutKind};
use crate::error::transport::{BoxError, TransportError};
use crate::schema::service::OperationSchema;

/// [`Error`] without the part that differs from operation to operation.
#[derive(Debug)]
pub(super) enum Fault {
    Request(RequestError),
    Response(ResponseError),
    Timeout(TimeoutError),
    Transport(TransportError),
}

impl From<Fault> for BoxError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Request(error) => error.into(),
            Fault::Response(error) => error.into(),
            Fault::Timeout(error) => error.into(),
            Fault::Transport(error) => error.into(),
        }
    }
}

impl<E> From<Fault> for Error<E> {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Request(error) => Self::Request(error),
            Fault::Response(error) => Self::Response(error),
            Fault::Timeout(error) => Self::Timeout(error),
            Fault::Transport(error) => Self::Transport(error),
        }
    }
}

/// Tells of the faults of one call.
#[derive(Clone, Copy)]
pub(super) struct Reporter<'c> {
    pub(super) operation: &'static OperationSchema,
    pub(super) config: &'c Config,
}

impl Reporter<'_> {
    /// There is no request to send.
    pub(super) fn unsendable(self, problem: String) -> Fault {
        Fault::Request(RequestError { operation: self.operation.name, member: None, problem })
    }

    /// The wait was ended while the call was in `stage`.
    pub(super) fn stopped(self, stopped: Stopped, stage: Stage) -> Fault {
        let delivery = delivery(stage);
        match stopped {
            Stopped::Limit(kind, limit) => self.timeout(kind, limit, delivery),
            Stopped::NoRuntime => Fault::Transport(TransportError {
                operation: self.operation.name,
                problem: "time limits need a tokio runtime to run in".to_owned(),
                delivery,
                source: None,
            }),
        }
    }

    /// No answer came. `tells` is true for a transport that tells when it has a connection: another
    /// one may have tried before, so its word that it can't connect doesn't mean "not sent".
    pub(super) fn unanswered(self, error: BoxError, stage: Stage, tells: bool) -> Fault {
        let connecting = stage == Stage::Connect || is_connect(&*error);
        let stage = if connecting && tells { Stage::Connect } else { Stage::Read };
        match self.config.timeouts.connect {
            Some(limit) if connecting && is_timed_out(&*error) => {
                self.timeout(TimeoutKind::Connect, limit, delivery(stage))
            }
            _ if connecting => self.transport("can't connect to", error, delivery(stage)),
            _ => self.transport("no answer from", error, delivery(stage)),
        }
    }

    /// The answer broke off.
    pub(super) fn broken_off(self, error: BoxError) -> Fault {
        self.transport("incomplete answer from", error, Delivery::Unknown)
    }

    /// The answer broke off while it was streamed, of which it tells itself.
    #[cfg(feature = "event-stream")]
    pub(super) fn ended(self, error: BoxError) -> Fault {
        error.downcast().map_or_else(|error| self.broken_off(error), |e| Fault::Transport(*e))
    }

    fn timeout(self, kind: TimeoutKind, limit: Duration, delivery: Delivery) -> Fault {
        Fault::Timeout(TimeoutError { operation: self.operation.name, kind, limit, delivery })
    }

    fn transport(self, what: &str, error: BoxError, delivery: Delivery) -> Fault {
        let endpoint = &self.config.endpoint;
        let scheme = if endpoint.is_tls() { "https" } else { "http" };
        let mut problem = format!("{what} {scheme}://{}", endpoint.authority());
        write_causes(&mut problem, &*error);
        let operation = self.operation.name;
        Fault::Transport(TransportError { operation, problem, delivery, source: Some(error) })
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

/// True if hyper's client, wherever it is in the chain, says that it has no connection.
fn is_connect(error: &(dyn StdError + 'static)) -> bool {
    chain(error).any(|error| error.downcast_ref().is_some_and(HyperError::is_connect))
}

/// True for a limit of ours that ran out. The operating system's own limit has a number.
fn is_timed_out(error: &(dyn StdError + 'static)) -> bool {
    chain(error)
        .filter_map(|error| error.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::TimedOut && error.raw_os_error().is_none())
}

/// What hyper says above the cause of a refused connection, and what is said already.
const TOLD: &str = "tcp connect error";

/// Appends `: cause` for each cause that says something new. hyper's outermost error only repeats
/// in its own terms what is said already.
fn write_causes(text: &mut String, error: &(dyn StdError + 'static)) {
    for cause in chain(error).filter(|error| !error.is::<HyperError>()) {
        let cause = cause.to_string();
        if cause != TOLD && !text.contains(&cause) {
            text.push_str(": ");
            text.push_str(&cause);
        }
    }
}
