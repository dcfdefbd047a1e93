//! `aws.protocols#awsQuery`: a form as the request, XML as the answer (smithy.io, AWS query
//! protocol).

use bytes::Bytes;

use super::form::{self, ROOT};
use super::{Failure, Protocol, xml_error};
use crate::codec::{ReadStruct, WriteStruct};
use crate::error::{Malformed, Unsendable};
use crate::query::Dialect;
use crate::xml::XmlReader;
use crate::{OperationSchema, Reply};

/// The protocol `aws.protocols#awsQuery`.
#[derive(Debug, Clone, Copy)]
pub struct AwsQuery;

impl Protocol for AwsQuery {
    fn request(
        &self,
        operation: &OperationSchema,
        input: &dyn WriteStruct,
    ) -> Result<http::Request<Bytes>, Unsendable> {
        Ok(form::request(operation, input, Dialect::Aws))
    }

    /// The output stands in `<PingResponse><PingResult>`. Without it all its members are absent.
    fn output(
        &self,
        operation: &OperationSchema,
        response: &Reply,
        output: &mut dyn ReadStruct,
    ) -> Result<(), Malformed> {
        if form::is_nothing(response.body(), output) {
            return Ok(());
        }
        let result = format!("{}Result", operation.name);
        let read = XmlReader::new(response.body())
            .and_then(|mut reader| reader.read_at(&[&result], &mut |r| r.structure(&ROOT, output)));
        read.map(drop).map_err(|error| Malformed::new("body", error.to_string()))
    }

    fn failure(&self, response: &Reply) -> Failure {
        xml_error::failure(response.body())
    }

    fn error(&self, response: &Reply, error: &mut dyn ReadStruct) -> Result<(), Malformed> {
        xml_error::read_error(response.body(), &mut |r| r.structure(&ROOT, error))
            .map_err(|error| Malformed::new("body", error.to_string()))
    }

    #[cfg(feature = "mock")]
    fn input(
        &self,
        operation: &OperationSchema,
        request: &http::Request<Bytes>,
        input: &mut dyn ReadStruct,
    ) -> Result<(), Malformed> {
        form::input(operation, request, input, Dialect::Aws)
    }
}
