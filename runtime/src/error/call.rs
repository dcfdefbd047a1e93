//! What a call fails with.

use std::convert::Infallible;
use std::fmt;

use http::{HeaderMap, StatusCode};

use crate::error::delivery::Delivery;
use crate::error::request::RequestError;
use crate::error::response::{ResponseError, ResponseInfo};
use crate::error::service::OperationError;
use crate::error::timeout::TimeoutError;
use crate::error::transport::TransportError;
use crate::validate::violation::Violations;

/// What a call can fail with. `E` is the operation's own error enum.
///
/// ```
/// # use farrier::{Delivery, Error, Unhandled};
/// fn report(error: &Error<Unhandled>) {
///     match error {
///         Error::Invalid(violations) => eprintln!("fix the request: {violations}"),
///         Error::Service { error, response } => eprintln!("{error} ({})", response.status),
///         other => eprintln!("{other}"),
///     }
///     if error.delivery() == Delivery::NotSent { eprintln!("safe to try again") }
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E> {
    /// The input breaks constraints of the model. Nothing was sent.
    Invalid(Violations),
    /// The input can't be put into a request. Nothing was sent.
    Request(RequestError),
    /// The service answered with an error.
    Service {
        /// The error, one variant for each that the model names.
        error: E,
        /// What came with it.
        response: Box<ResponseInfo>,
    },
    /// The service answered with something that can't be read.
    Response(ResponseError),
    /// A time limit ran out.
    Timeout(TimeoutError),
    /// The connection failed.
    Transport(TransportError),
}

impl<E> Error<E> {
    /// The operation's name in the model.
    pub fn operation(&self) -> &'static str {
        match self {
            Self::Invalid(error) => error.operation(),
            Self::Request(error) => error.operation,
            Self::Service { response, .. } => response.operation,
            Self::Response(error) => error.response.operation,
            Self::Timeout(error) => error.operation,
            Self::Transport(error) => error.operation,
        }
    }

    /// The service's own error, if it answered with one.
    ///
    /// ```
    /// # use farrier::{Error, Unhandled};
    /// fn is_throttled(error: &Error<Unhandled>) -> bool {
    ///     error.service().is_some_and(|error| error.code.as_deref() == Some("Throttled"))
    /// }
    /// ```
    pub fn service(&self) -> Option<&E> {
        match self {
            Self::Service { error, .. } => Some(error),
            _ => None,
        }
    }

    /// How far the call got.
    pub fn delivery(&self) -> Delivery {
        match self {
            Self::Invalid(_) | Self::Request(_) => Delivery::NotSent,
            Self::Service { .. } | Self::Response(_) => Delivery::Answered,
            Self::Timeout(error) => error.delivery,
            Self::Transport(error) => error.delivery,
        }
    }

    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(|response| response.status)
    }

    /// The id that the service gave to the request, for its support to find it.
    pub fn request_id(&self) -> Option<&str> {
        self.response().and_then(|response| response.request_id.as_deref())
    }

    /// The second id that some services give to a request ([`ResponseInfo::extended_request_id`]).
    pub fn extended_request_id(&self) -> Option<&str> {
        self.response().and_then(|response| response.extended_request_id.as_deref())
    }

    /// The headers of the answer, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.response().map(|response| &response.headers)
    }

    /// True if a time limit ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_))
    }

    /// What came with the answer beside its content, if there was one.
    pub fn response(&self) -> Option<&ResponseInfo> {
        match self {
            Self::Service { response, .. } => Some(response),
            Self::Response(error) => Some(&error.response),
            _ => None,
        }
    }

    /// The same failure with another type for the service's own errors.
    pub fn map_service<F>(self, map: impl FnOnce(E) -> F) -> Error<F> {
        match self {
            Self::Service { error, response } => Error::Service { error: map(error), response },
            Self::Invalid(error) => Error::Invalid(error),
            Self::Request(error) => Error::Request(error),
            Self::Response(error) => Error::Response(error),
            Self::Timeout(error) => Error::Timeout(error),
            Self::Transport(error) => Error::Transport(error),
        }
    }
}

impl Error<Infallible> {
    /// A failure that the service didn't answer with, as one of any operation.
    pub(crate) fn widen<E>(self) -> Error<E> {
        self.map_service(|never| match never {})
    }
}

impl<E: OperationError> Error<E> {
    /// The code of the service's error: its shape's name, or the name that the service gave to an
    /// error which the model doesn't have. A service that came from the protocol awsQuery goes on
    /// with the codes that it had there (`@awsQueryCompatible`).
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Service { error, response } => response.query_code.as_deref().or(error.code()),
            _ => None,
        }
    }
}

impl<E: fmt::Display> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(error) => error.fmt(f),
            Self::Request(error) => error.fmt(f),
            Self::Service { error, response } => {
                write!(f, "{} failed: {error} ({response})", response.operation)
            }
            Self::Response(error) => error.fmt(f),
            Self::Timeout(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
        }
    }
}

impl<E: std::error::Error> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport(error) => error.source.as_deref().map(|source| source as _),
            _ => None,
        }
    }
}
