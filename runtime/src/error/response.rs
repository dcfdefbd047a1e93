//! What came with a response, and what is wrong with one that can't be read.

use std::fmt;

use http::StatusCode;

use crate::error::plain::write_plain;

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
