//! What came with a response, and what is wrong with one that can't be read.

use std::fmt;

use http::{HeaderMap, StatusCode};

use crate::error::plain::write_plain;

/// The most characters of a body that `Display` shows.
const SHOWN: usize = 200;

/// What is known of a response beside its content.
///
/// `Debug` shows the names of the headers, but not their values, which may be secret.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseInfo {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The id that the service gave to the request, for its support to find it.
    pub request_id: Option<String>,
    /// The second id that some services give to a request. The support of some asks for both.
    pub extended_request_id: Option<String>,
    /// The code of the error in the protocol awsQuery, if the service still gives it
    /// (`@awsQueryCompatible`). See [`Error::code`](crate::Error::code).
    pub query_code: Option<String>,
    /// The first kilobyte of the body, with its control characters escaped, if the body is text and
    /// isn't one of the protocol: the page of a proxy, say, or the refusal of a load balancer. It is
    /// `None` for what the service itself has answered.
    pub body_excerpt: Option<String>,
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
            .finish()
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
            write!(f, ", request id {id}")?;
        }
        if let Some(id) = &self.extended_request_id {
            write!(f, ", extended request id {id}")?;
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

/// The response can't be read as the model says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseError {
    /// What came with the response.
    pub response: Box<ResponseInfo>,
    /// Where in the response the fault is: `body`, or a header by its name.
    pub part: String,
    /// What is wrong, with the position if it is in the body.
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
