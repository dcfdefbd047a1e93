//! An output together with the metadata of its response.

use http::{HeaderMap, StatusCode};

use crate::codec::left_out::LeftOut;
use crate::error::response::ResponseInfo;

/// The output of a call together with the metadata of the response.
///
/// [`Call::with_response`](crate::Call::with_response) returns it, and without a client
/// [`Operation::full_response`](crate::Operation::full_response).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Response<T> {
    /// The output.
    pub output: T,
    /// The metadata of the response.
    pub info: ResponseInfo,
    /// The values that were left out of the output, because they can't be read, and the output's required members
    /// that weren't there: the first 100. It is always empty if responses are read strictly
    /// ([`Responses`](crate::Responses)), and has nothing of the events of a stream, for which `tracing` tells it.
    pub left_out: Vec<LeftOut>,
}

impl<T> Response<T> {
    /// Returns the HTTP status.
    pub fn status(&self) -> StatusCode {
        self.info.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.info.headers
    }

    /// Returns the id that the service gave to the request, by which its support can find the request.
    /// It is `None` if the response has no header with such an id.
    pub fn request_id(&self) -> Option<&str> {
        self.info.request_id.as_deref()
    }

    /// Returns the second id that some services give to a request. Their support may ask for
    /// both.
    pub fn extended_request_id(&self) -> Option<&str> {
        self.info.extended_request_id.as_deref()
    }

    /// Returns the output and drops the metadata.
    pub fn into_output(self) -> T {
        self.output
    }
}
