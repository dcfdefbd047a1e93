//! The trait that all protocols implement.

use std::fmt;

use bytes::Bytes;

use crate::body::message::BufferedResponse;
use crate::codec::reader::ReadStruct;
use crate::codec::reader::format::EventFormat;
use crate::codec::responses::Reading;
use crate::codec::writer::WriteStruct;
use crate::error::wire::{DeserializeError, SerializeError};
use crate::redacted::Redacted;
use crate::schema::service::{OperationSchema, ServiceSchema};

/// A Smithy protocol, which builds requests and reads responses.
///
/// The module [`protocol`](crate::protocol) lists all protocols. The trait is object-safe, so that
/// each protocol is compiled once, whatever the number of operations.
///
/// It is sealed: only the types of that module implement it. A later version may add methods, and so
/// does the feature `mock`.
pub trait Protocol: sealed::Sealed + fmt::Debug + Send + Sync {
    /// Builds the request of an operation. Its URI is a path with a query, which is later joined to
    /// an endpoint. Fails if a member of the input can't be sent where it is bound.
    fn request(
        &self,
        operation: &OperationSchema,
        input: &dyn WriteStruct,
    ) -> Result<http::Request<Bytes>, SerializeError>;

    /// Returns true if a response with this status is a success. By default every status from 200
    /// to 299 is one, and so is the status that the operation names.
    fn succeeded(&self, operation: &OperationSchema, status: http::StatusCode) -> bool {
        status.is_success() || status.as_u16() == operation.status
    }

    /// Reads the output from a successful response. Fails if the response isn't what the protocol
    /// and the model define.
    fn output(
        &self,
        operation: &OperationSchema,
        response: &BufferedResponse,
        reading: &mut Reading,
        output: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError>;

    /// Reads what the response of a failed call says about the failure. It never fails: parts that
    /// are missing or can't be read are left out.
    fn failure(&self, response: &BufferedResponse) -> Failure;

    /// Returns the code that an error had in the protocol `awsQuery`, if the service is compatible
    /// with that protocol and tells the code (`aws.protocols#awsQueryCompatible`).
    fn query_code(&self, _service: &ServiceSchema, _response: &BufferedResponse) -> Option<String> {
        None
    }

    /// Returns a text of an error, by its name in the body of the response.
    #[doc(hidden)]
    fn error_detail(&self, body: &[u8], name: &str) -> Option<String>;

    /// The format of the bodies of responses. By default it is JSON.
    #[doc(hidden)]
    fn bodies(&self) -> Bodies {
        Bodies::Json
    }

    /// Whether bodies of responses are XML.
    #[doc(hidden)]
    fn reads_xml(&self) -> bool {
        self.bodies() == Bodies::Xml
    }

    /// The name of the root of a response, if the protocol itself says it. By default it doesn't.
    #[doc(hidden)]
    fn response_root(&self, operation: &OperationSchema) -> Option<String> {
        let _ = operation;
        None
    }

    /// Returns true if a header names an error, so that the response is one whatever its status is.
    #[doc(hidden)]
    fn names_error(&self, _response: &BufferedResponse) -> bool {
        false
    }

    /// Reads the members of a modelled error from the response of a failed call.
    fn error(
        &self,
        response: &BufferedResponse,
        reading: &mut Reading,
        error: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError>;

    /// Returns the format of events' payloads, or `None` if the protocol has no event streams.
    fn events(&self) -> Option<EventFormat> {
        None
    }

    /// Reads a request back into an input as the service would, for mock services and test
    /// harnesses. Fails if the request isn't one of this operation.
    #[cfg(feature = "mock")]
    fn input(
        &self,
        operation: &OperationSchema,
        request: &http::Request<Bytes>,
        input: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError>;
}

/// The formats of the bodies of responses.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bodies {
    Json,
    Cbor,
    Xml,
}

/// Keeps other crates from implementing [`Protocol`].
pub(crate) mod sealed {
    /// The supertrait of [`Protocol`](super::Protocol), which other crates can't name.
    pub trait Sealed {}
}

/// What the response of a failed call says about the failure. `Debug` shows no message, because the model may
/// declare it sensitive.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure {
    /// The names by which the response may identify the error's shape, the most reliable first.
    /// Namespaces and URIs are removed.
    pub codes: Vec<String>,
    /// The human-readable message.
    pub message: Option<String>,
    /// The id that the service gave to the request, if the body holds it.
    pub request_id: Option<String>,
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure")
            .field("codes", &self.codes)
            .field("message", &self.message.as_ref().map(|_| Redacted))
            .field("request_id", &self.request_id)
            .finish()
    }
}
