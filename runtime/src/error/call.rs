//! The error of a call.

use std::convert::Infallible;
use std::fmt;

use http::{HeaderMap, StatusCode};

use crate::auth::provider_error::ProviderError;
use crate::error::delivery::Delivery;
use crate::error::plain::write_plain;
use crate::error::request::RequestError;
use crate::error::response::{ResponseError, ResponseInfo};
use crate::error::service::OperationError;
use crate::error::timeout::TimeoutError;
use crate::error::transport::TransportError;
use crate::validate::violation::Violations;

/// The error of a call. `E` is the error enum of the operation.
///
/// `Display` shows the operation, what failed and why, and for an error of the service also its code, its
/// message, the status and the request id. It includes the text of all causes.
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
    /// The input violates constraints of the model. Nothing was sent.
    Invalid(Violations),
    /// The input can't be represented in an HTTP request. Nothing was sent.
    Request(RequestError),
    /// The identity that the call should have couldn't be fetched. Nothing was sent.
    Identity {
        /// The operation's name in the model.
        operation: &'static str,
        /// What was tried, and why it failed.
        error: ProviderError,
    },
    /// The service responded with an error.
    Service {
        /// The error, with a variant for each error that the model defines for the operation.
        error: E,
        /// The metadata of the response.
        response: Box<ResponseInfo>,
    },
    /// The service responded, but the response can't be read.
    Response(ResponseError),
    /// The call exceeded a time limit.
    Timeout(TimeoutError),
    /// The connection couldn't be made, or it failed before the response was complete.
    Transport(TransportError),
}

impl<E> Error<E> {
    /// Returns the operation's name in the model.
    pub fn operation(&self) -> &'static str {
        match self {
            Self::Invalid(error) => error.operation(),
            Self::Request(error) => error.operation,
            Self::Identity { operation, .. } => operation,
            Self::Service { response, .. } => response.operation,
            Self::Response(error) => error.response.operation,
            Self::Timeout(error) => error.operation,
            Self::Transport(error) => error.operation,
        }
    }

    /// Returns the error that the service responded with, or `None` for every other failure.
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

    /// Returns how far the call got: whether the request was sent, and whether the service responded.
    pub fn delivery(&self) -> Delivery {
        match self {
            Self::Invalid(_) | Self::Request(_) | Self::Identity { .. } => Delivery::NotSent,
            Self::Service { .. } | Self::Response(_) => Delivery::Answered,
            Self::Timeout(error) => error.delivery,
            Self::Transport(error) => error.delivery,
        }
    }

    /// Returns the HTTP status of the response, or `None` if there was no response.
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(|response| response.status)
    }

    /// Returns the id that the service gave to the request, by which its support can find the request.
    /// It is `None` if there was no response or it has no such id.
    pub fn request_id(&self) -> Option<&str> {
        self.response().and_then(|response| response.request_id.as_deref())
    }

    /// Returns the second id that some services give to a request
    /// ([`ResponseInfo::extended_request_id`]).
    pub fn extended_request_id(&self) -> Option<&str> {
        self.response().and_then(|response| response.extended_request_id.as_deref())
    }

    /// Returns the headers of the response, or `None` if there was no response.
    ///
    /// ```
    /// # use farrier::{Error, Unhandled};
    /// fn retry_after(error: &Error<Unhandled>) -> Option<&str> {
    ///     error.headers()?.get("retry-after")?.to_str().ok()
    /// }
    /// ```
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.response().map(|response| &response.headers)
    }

    /// Returns true if the call exceeded a time limit.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_))
    }

    /// Returns the metadata of the response, or `None` if there was no response.
    pub fn response(&self) -> Option<&ResponseInfo> {
        match self {
            Self::Service { response, .. } => Some(response),
            Self::Response(error) => Some(&error.response),
            _ => None,
        }
    }

    /// Converts the error of the service with `map`, and keeps every other failure as it is.
    pub fn map_service<F>(self, map: impl FnOnce(E) -> F) -> Error<F> {
        match self {
            Self::Service { error, response } => Error::Service { error: map(error), response },
            Self::Invalid(error) => Error::Invalid(error),
            Self::Request(error) => Error::Request(error),
            Self::Identity { operation, error } => Error::Identity { operation, error },
            Self::Response(error) => Error::Response(error),
            Self::Timeout(error) => Error::Timeout(error),
            Self::Transport(error) => Error::Transport(error),
        }
    }
}

impl Error<Infallible> {
    /// Converts a failure that isn't an error of the service to the error type of any operation.
    pub(crate) fn widen<E>(self) -> Error<E> {
        self.map_service(|never| match never {})
    }
}

impl<E: OperationError> Error<E> {
    /// Returns the code of the error that the service responded with, or `None` for every other failure.
    ///
    /// The code is the name of the error's shape, or the name in the response if the model doesn't define
    /// the error. A service that was migrated from the protocol awsQuery (`@awsQueryCompatible`) keeps the
    /// codes that it had in that protocol.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Service { error, response } => response.query_code.as_deref().or(error.code()),
            _ => None,
        }
    }

    /// Returns the human-readable message of the error that the service responded with, whether or not the
    /// model has a member for it. It is `None` for every other failure, if the service gave no message, and
    /// if the model declares the message sensitive.
    pub fn message(&self) -> Option<&str> {
        match self {
            Self::Service { error, response } => {
                error.message().or(response.error_message.as_deref())
            }
            _ => None,
        }
    }
}

impl<E: fmt::Display> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(error) => error.fmt(f),
            Self::Request(error) => error.fmt(f),
            Self::Identity { operation, error } => write!(f, "{operation} was not sent: {error}"),
            Self::Service { error, response } => {
                write!(f, "{} failed: {error}", response.operation)?;
                if let Some(message) = &response.error_message {
                    f.write_str(": ")?;
                    write_plain(f, message)?;
                }
                write!(f, " ({response})")
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
            Self::Identity { error, .. } => error.source(),
            Self::Transport(error) => error.source.as_deref().map(|source| source as _),
            _ => None,
        }
    }
}
