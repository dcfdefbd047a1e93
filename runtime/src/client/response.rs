//! An output with what came with it.

use http::{HeaderMap, StatusCode};

use crate::error::response::ResponseInfo;

/// The output of a call with what came with it: see [`Call::with_response`](crate::Call::with_response).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Response<T> {
    /// The output.
    pub output: T,
    /// What came with it.
    pub info: ResponseInfo,
}

impl<T> Response<T> {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.info.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.info.headers
    }

    /// The id that the service gave to the request, for its support to find it.
    pub fn request_id(&self) -> Option<&str> {
        self.info.request_id.as_deref()
    }

    /// The second id that some services give to a request. The support of some asks for both.
    pub fn extended_request_id(&self) -> Option<&str> {
        self.info.extended_request_id.as_deref()
    }

    /// The output alone.
    pub fn into_output(self) -> T {
        self.output
    }
}
