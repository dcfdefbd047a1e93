//! What can go wrong with a call, told so that `Display` alone is enough to act on.
//!
//! Knows no protocol and no generated type; a service's own errors are a type parameter.

use std::fmt;
use std::time::Duration;

use http::StatusCode;

use crate::codec::ReadStruct;
use crate::validate::Violations;

/// Any error, as transports and streams give them.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

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

/// How far a failed call got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Nothing left this machine.
    NotSent,
    /// The request was, or may have been, sent; whether the service acted on it is not known.
    Unknown,
    /// The service answered.
    Answered,
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

    /// True if a time limit ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_))
    }

    fn response(&self) -> Option<&ResponseInfo> {
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

/// What is known of a response beside its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseInfo {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
    /// The id that the service gave to the request.
    pub request_id: Option<String>,
    /// The code of the error in the protocol awsQuery, if the service still gives it
    /// (`@awsQueryCompatible`). See [`Error::code`].
    pub query_code: Option<String>,
}

impl fmt::Display for ResponseInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HTTP {}", self.status)?;
        if let Some(code) = &self.query_code {
            f.write_str(", code ")?;
            write_plain(f, code)?;
        }
        match &self.request_id {
            Some(id) => write!(f, ", request id {id}"),
            None => Ok(()),
        }
    }
}

/// The input can't be put into a request: a header value with a line break, an empty label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestError {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// The member that is wrong, where it is one.
    pub member: Option<&'static str>,
    /// What is wrong. Never the value itself, which may be secret.
    pub problem: String,
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was not sent: ", self.operation)?;
        if let Some(member) = self.member {
            write!(f, "{member}: ")?;
        }
        f.write_str(&self.problem)
    }
}

impl std::error::Error for RequestError {}

/// The response can't be read as the model says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseError {
    /// What came with the response.
    pub response: Box<ResponseInfo>,
    /// Where in the response the fault is: `body`, or a header by name.
    pub part: String,
    /// What is wrong, with the position in a body.
    pub problem: String,
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { response, part, problem } = self;
        write!(
            f,
            "{}: the response's {part} can't be read: {problem} ({response})",
            response.operation
        )
    }
}

impl std::error::Error for ResponseError {}

/// Which time limit ran out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeoutKind {
    /// Connecting, TLS included.
    Connect,
    /// Waiting for the next bytes of the answer.
    Read,
    /// One attempt, from connecting to the last byte.
    Attempt,
    /// The whole call.
    Call,
}

/// A time limit ran out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeoutError {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// Which limit.
    pub kind: TimeoutKind,
    /// How long it was.
    pub limit: Duration,
    /// How far the call got.
    pub delivery: Delivery,
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            TimeoutKind::Connect => "no connection",
            TimeoutKind::Read => "nothing more came",
            TimeoutKind::Attempt => "no complete answer to the attempt",
            TimeoutKind::Call => "no result",
        };
        write!(f, "{} timed out: {what} within {:?}", self.operation, self.limit)?;
        f.write_str(match self.delivery {
            Delivery::NotSent => " (the request was not sent)",
            Delivery::Unknown => " (the service may have received the request)",
            Delivery::Answered => "",
        })
    }
}

impl std::error::Error for TimeoutError {}

/// The connection failed.
#[derive(Debug)]
pub struct TransportError {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// What was being done and why it failed, the words of all causes included.
    pub problem: String,
    /// How far the call got.
    pub delivery: Delivery,
    /// The cause, for programs; `problem` has its words.
    pub source: Option<BoxError>,
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed: {}", self.operation, self.problem)
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// A protocol can't put an input into a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsendable {
    /// The member that is wrong, where it is one.
    pub member: Option<&'static str>,
    /// What is wrong; never the value itself.
    pub problem: String,
}

/// A protocol can't read a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// `body`, or a header by name.
    pub part: String,
    /// What is wrong.
    pub problem: String,
    /// True if the response tells of a failure, though its status tells of success.
    pub(crate) is_failure: bool,
}

impl Malformed {
    pub(crate) fn new(part: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { part: part.into(), problem: problem.into(), is_failure: false }
    }

    /// A response that tells of a failure, though its status tells of success.
    #[cfg(feature = "xml")]
    pub(crate) fn failure(part: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { is_failure: true, ..Self::new(part, problem) }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.part, self.problem)
    }
}

impl std::error::Error for Malformed {}

/// An error that the model doesn't name, or whose members can't be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unhandled {
    /// The error's name, as the service gave it.
    pub code: Option<String>,
    /// The message for people, as the service gave it.
    pub message: Option<String>,
}

impl fmt::Display for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_error(f, self.code.as_deref().unwrap_or("unnamed error"), self.message.as_deref())
    }
}

impl std::error::Error for Unhandled {}

/// `code: message`, or `code` alone.
#[doc(hidden)]
pub fn write_error(f: &mut fmt::Formatter<'_>, code: &str, message: Option<&str>) -> fmt::Result {
    write_plain(f, code)?;
    match message {
        Some(message) if !message.is_empty() => {
            f.write_str(": ")?;
            write_plain(f, message)
        }
        _ => Ok(()),
    }
}

/// A text from afar, whose line breaks and terminal escapes are shown, not obeyed.
fn write_plain(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(char::is_control) {
        let (plain, from) = rest.split_at(at);
        f.write_str(plain)?;
        let mut chars = from.chars();
        chars.next().map_or(Ok(()), |control| write!(f, "{}", control.escape_debug()))?;
        rest = chars.as_str();
    }
    f.write_str(rest)
}

/// The name by which an error travels.
#[doc(hidden)]
pub trait ErrorCode {
    const CODE: &'static str;
}

/// A structure with the trait `@error`.
pub trait ModeledError: std::error::Error {
    /// The error's shape name, as it travels.
    fn code(&self) -> &'static str;

    /// The message for people, if the error has such a member.
    fn message(&self) -> Option<&str>;
}

/// The errors of one operation. Generated by [`operation_error!`](crate::operation_error).
pub trait OperationError: std::error::Error + Send + Sync + Sized + 'static {
    /// The blank error of this name, if the model names it.
    fn modeled(code: &str) -> Option<Self>;

    /// The error for what the model doesn't name.
    fn unhandled(error: Unhandled) -> Self;

    /// The members to read; `None` for the unhandled one.
    fn fields(&mut self) -> Option<&mut dyn ReadStruct>;

    /// The error that the model names, or else the unhandled one.
    fn kind(&self) -> Result<&dyn ModeledError, &Unhandled>;

    /// The error's name, if the service gave one.
    fn code(&self) -> Option<&str> {
        self.kind().map_or_else(|error| error.code.as_deref(), |error| Some(error.code()))
    }

    /// The message for people, if there is one.
    fn message(&self) -> Option<&str> {
        self.kind().map_or_else(|error| error.message.as_deref(), |error| error.message())
    }
}

/// What [`OperationError::kind`] gave, for people.
#[doc(hidden)]
pub fn write_operation_error(
    f: &mut fmt::Formatter<'_>,
    kind: Result<&dyn ModeledError, &Unhandled>,
) -> fmt::Result {
    match kind {
        Ok(error) => write!(f, "{error}"),
        Err(error) => write!(f, "{error}"),
    }
}
