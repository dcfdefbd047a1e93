//! The metadata of a response, and the error for a response that can't be read.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::codec::left_out::LeftOut;
use crate::error::plain::{shortened, write_plain, write_visible};
use crate::schema::service::ServiceSchema;

/// The number of characters of a body that `Display` shows at most.
const SHOWN: usize = 200;

/// The metadata of a response: its status, its headers and the ids of the request.
///
/// `Debug` shows the names of the headers, but neither their values nor the body, which may be secret.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseInfo {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The id that the service gave to the request, by which its support can find the request. It is
    /// `None` if the response has no header with such an id.
    pub request_id: Option<String>,
    /// The second id that some services give to a request. Their support may ask for both.
    pub extended_request_id: Option<String>,
    /// The code that the error has in the protocol awsQuery, if the service supports that protocol's
    /// codes (`@awsQueryCompatible`). See [`Error::code`](crate::Error::code).
    pub query_code: Option<String>,
    /// The first kilobyte of the body of an error in which neither a name nor a message was found, such as the
    /// page of a proxy or an error in another service's format, and of a response that isn't the operation's.
    /// Control characters and invisible ones are escaped, and what isn't UTF-8 is read as Latin-1. It is `None`
    /// if the error has a name or a message, because the rest may be secret, and if the body is binary.
    pub body_excerpt: Option<String>,
    /// The human-readable message of an error that the model defines without a member for it. It is `None`
    /// if the error itself holds the message. [`Error::message`](crate::Error::message) returns either.
    pub error_message: Option<String>,
    /// The members of an error that the model defines which are missing although they are required, or can't be
    /// read: the first 100. It is empty for other responses; what is left out of an output is in
    /// [`Response::left_out`](crate::Response#structfield.left_out).
    pub left_out: Vec<LeftOut>,
    /// The body of a failure or of a response that can't be read, as the service sent it. It is empty for
    /// other responses. `Debug` doesn't show it, because it may hold secrets.
    pub body: Bytes,
    /// The service, whose protocol knows what is where in the body.
    pub(crate) service: Service,
}

/// A service's schema. Each service has one.
#[derive(Clone, Copy)]
pub(crate) struct Service(pub(crate) &'static ServiceSchema);

impl PartialEq for Service {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Service {}

impl ResponseInfo {
    /// Returns a text that the service sent with an error, by the name that it has in the body. It need not
    /// be in the model: a service that stores objects, for one, may say in `Endpoint` where a bucket is.
    ///
    /// Returns `None` if the error has no such text. Only the error's own members are looked for, and
    /// numbers and structures don't count. Whatever else a body holds is in [`body`](#structfield.body).
    ///
    /// ```
    /// # use farrier::{Error, Unhandled};
    /// fn where_to(error: &Error<Unhandled>) -> Option<String> {
    ///     error.response()?.error_detail("Endpoint")
    /// }
    /// ```
    pub fn error_detail(&self, name: &str) -> Option<String> {
        self.service.0.protocol.error_detail(&self.body, name)
    }
}

impl fmt::Debug for ResponseInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.keys().map(http::HeaderName::as_str).collect();
        f.debug_struct("ResponseInfo")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("headers", &names)
            .field("request_id", &self.request_id)
            .field("extended_request_id", &self.extended_request_id)
            .field("query_code", &self.query_code)
            .field("body_excerpt", &self.body_excerpt)
            .field("error_message", &self.error_message.as_deref().map(shortened))
            .field("left_out", &self.left_out)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for ResponseInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HTTP {}", self.status)?;
        if let Some(code) = &self.query_code {
            f.write_str(", code ")?;
            write_plain(f, code)?;
        }
        if let Some(id) = &self.request_id {
            f.write_str(", request id ")?;
            write_plain(f, id)?;
        }
        if let Some(id) = &self.extended_request_id {
            f.write_str(", extended request id ")?;
            write_plain(f, id)?;
        }
        match &self.body_excerpt {
            Some(excerpt) => write_excerpt(f, excerpt),
            None => Ok(()),
        }
    }
}

fn write_excerpt(f: &mut fmt::Formatter<'_>, excerpt: &str) -> fmt::Result {
    match excerpt.char_indices().nth(SHOWN) {
        Some((end, _)) => write!(f, ", body: {}…", excerpt.get(..end).unwrap_or_default()),
        None => write!(f, ", body: {excerpt}"),
    }
}

/// The response doesn't conform to the model or the protocol and can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseError {
    /// The metadata of the response.
    pub response: Box<ResponseInfo>,
    /// The part of the response that can't be read: `body`, or the name of a header.
    pub part: String,
    /// A description of the problem, with the position if it is in the body.
    pub problem: String,
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { response, part, problem } = self;
        write!(f, "{}: the response's ", response.operation)?;
        write_visible(f, part)?;
        f.write_str(" can't be read: ")?;
        write_visible(f, problem)?;
        write!(f, " ({response})")
    }
}

impl std::error::Error for ResponseError {}
