//! The error of an endpoint.

use std::fmt;

/// The error of an endpoint that can't be used. Its `Display` says what is wrong. Neither `Display` nor
/// `Debug` repeats a URL or a region that was refused, because a URL may hold a password or a signature. Where
/// the [rules](crate::ServiceSchema) of a service have no endpoint for a call, it has their words, which may name
/// values that they depend on, such as a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointError {
    problem: String,
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem)
    }
}

impl std::error::Error for EndpointError {}

impl EndpointError {
    pub(super) fn new(problem: String) -> Self {
        Self { problem }
    }
}

pub(crate) fn refuse<T>(problem: impl Into<String>) -> Result<T, EndpointError> {
    Err(EndpointError { problem: problem.into() })
}
