//! What a service's schema needs of its protocol: a trait object.

use std::fmt;

use bytes::Bytes;

use crate::body::message::BufferedResponse;
use crate::codec::reader::ReadStruct;
use crate::codec::reader::format::EventFormat;
use crate::codec::writer::WriteStruct;
use crate::error::wire::{Malformed, Unsendable};
use crate::schema::service::{OperationSchema, ServiceSchema};

/// A Smithy protocol: how requests are built and responses are read.
///
/// Object-safe, so that each protocol is compiled once, whatever the number of operations.
pub trait Protocol: fmt::Debug + Send + Sync {
    /// Builds a request whose URI is a path with a query.
    fn request(
        &self,
        operation: &OperationSchema,
        input: &dyn WriteStruct,
    ) -> Result<http::Request<Bytes>, Unsendable>;

    /// True if the status of a response tells of success.
    fn succeeded(&self, operation: &OperationSchema, status: http::StatusCode) -> bool {
        status.is_success() || status.as_u16() == operation.status
    }

    /// Reads the output of a response that tells of success.
    fn output(
        &self,
        operation: &OperationSchema,
        response: &BufferedResponse,
        output: &mut dyn ReadStruct,
    ) -> Result<(), Malformed>;

    /// What a response that tells of failure says of itself. Never fails: what is not there or
    /// can't be read is `None`.
    fn failure(&self, response: &BufferedResponse) -> Failure;

    /// The code by which users of the service's former protocol know the error of a response
    /// (`@awsQueryCompatible`), if the service gives one.
    fn query_code(&self, _service: &ServiceSchema, _response: &BufferedResponse) -> Option<String> {
        None
    }

    /// Whether bodies of responses are XML.
    #[doc(hidden)]
    fn reads_xml(&self) -> bool {
        false
    }

    /// Reads the members of a modelled error.
    fn error(
        &self,
        response: &BufferedResponse,
        error: &mut dyn ReadStruct,
    ) -> Result<(), Malformed>;

    /// How the protocol carries events; `None` if it has no event streams.
    fn events(&self) -> Option<EventFormat> {
        None
    }

    /// Reads a request as the service would: for mock services and test harnesses.
    #[cfg(feature = "mock")]
    fn input(
        &self,
        operation: &OperationSchema,
        request: &http::Request<Bytes>,
        input: &mut dyn ReadStruct,
    ) -> Result<(), Malformed>;
}

/// How an error response names itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Failure {
    /// What may be the error's shape name, without namespace or URI, the likeliest first.
    pub codes: Vec<String>,
    /// The message for people.
    pub message: Option<String>,
    /// The id that the service gave to the request, if it stands in the body.
    pub request_id: Option<String>,
}
