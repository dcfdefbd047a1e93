//! How services speak: one module per Smithy protocol, and nothing of a protocol anywhere else.
//!
//! A protocol sees schemas and the codec's traits, never a generated type by name.

use std::fmt;

use bytes::Bytes;

use crate::codec::{ReadStruct, WriteStruct};
use crate::error::{Malformed, Unsendable};
#[cfg(feature = "event-stream")]
use crate::event_stream::EventFormat;
use crate::{OperationSchema, Reply, ServiceSchema};

mod aws_json;
#[cfg(feature = "query")]
mod aws_query;
#[cfg(feature = "cbor")]
mod cbor;
#[cfg(feature = "query")]
mod ec2_query;
mod error_head;
#[cfg(feature = "query")]
mod form;
mod json;
mod query_compatible;
mod rest;
mod rest_json1;
#[cfg(feature = "xml")]
mod rest_xml;
mod rpc;
mod rpcv2;
#[cfg(feature = "xml")]
mod xml_error;

pub use aws_json::{AwsJson1_0, AwsJson1_1};
#[cfg(feature = "query")]
pub use aws_query::AwsQuery;
#[cfg(feature = "query")]
pub use ec2_query::Ec2Query;
pub use rest_json1::RestJson1;
#[cfg(feature = "xml")]
pub use rest_xml::RestXml;
#[cfg(feature = "cbor")]
pub use rpcv2::Rpcv2Cbor;
pub use rpcv2::Rpcv2Json;

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
        response: &Reply,
        output: &mut dyn ReadStruct,
    ) -> Result<(), Malformed>;

    /// What a response that tells of failure says of itself. Never fails: what is not there or
    /// can't be read is `None`.
    fn failure(&self, response: &Reply) -> Failure;

    /// The code by which users of the service's former protocol know the error of a response
    /// (`@awsQueryCompatible`), if the service gives one.
    fn query_code(&self, _service: &ServiceSchema, _response: &Reply) -> Option<String> {
        None
    }

    /// Reads the members of a modelled error.
    fn error(&self, response: &Reply, error: &mut dyn ReadStruct) -> Result<(), Malformed>;

    /// How the protocol carries events; `None` if it has no event streams.
    #[cfg(feature = "event-stream")]
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
