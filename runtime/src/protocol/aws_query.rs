//! The protocol `aws.protocols#awsQuery` (smithy.io, AWS query protocol). Requests are forms, and
//! responses are XML.

use bytes::Bytes;

use super::form::{self, ROOT};
use super::xml_body::{read_xml, strange_root};
use super::xml_error;
use crate::body::message::BufferedResponse;
use crate::codec::pace::ReadUntil;
use crate::codec::reader::ReadStruct;
use crate::codec::responses::Reading;
use crate::codec::writer::WriteStruct;
use crate::error::wire::{DeserializeError, SerializeError};
use crate::formats::query::Dialect;
use crate::schema::service::OperationSchema;
use crate::schema::service::protocol::sealed::Sealed;
use crate::schema::service::protocol::{Bodies, Failure, Protocol};

/// The protocol `aws.protocols#awsQuery`: requests are forms, and responses are XML.
#[derive(Debug, Clone, Copy)]
pub struct AwsQuery;

impl Sealed for AwsQuery {}

impl Protocol for AwsQuery {
    fn request(
        &self,
        operation: &OperationSchema,
        input: &dyn WriteStruct,
    ) -> Result<http::Request<Bytes>, SerializeError> {
        form::request(operation, input, Dialect::Aws)
    }

    /// Reads the output from an element such as `<PingResponse><PingResult>`. A response without it, or with
    /// another root, isn't the operation's.
    fn output(
        &self,
        operation: &OperationSchema,
        response: &BufferedResponse,
        reading: &mut Reading,
        output: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError> {
        if form::has_no_output(response.body(), reading, output)? {
            return Ok(());
        }
        let result = format!("{}Result", operation.name);
        read_xml(response.body(), reading, |reader| {
            let root = reader.root_name();
            let expected = form::response_root(operation);
            if root != expected {
                return Ok(Err(strange_root(root, &expected)));
            }
            let found = reader.read_at(&[&result], &mut |r| r.structure(&ROOT, output))?;
            Ok(if found { Ok(()) } else { Err(no_element(&result)) })
        })?
    }

    fn bodies(&self) -> Bodies {
        Bodies::Xml
    }

    fn response_root(&self, operation: &OperationSchema) -> Option<String> {
        Some(form::response_root(operation))
    }

    fn failure(&self, response: &BufferedResponse) -> Failure {
        xml_error::failure(response.body(), ReadUntil::of(response))
    }

    fn error_detail(&self, body: &[u8], name: &str) -> Option<String> {
        xml_error::detail(body, name)
    }

    fn error(
        &self,
        response: &BufferedResponse,
        reading: &mut Reading,
        error: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError> {
        xml_error::read_error(response.body(), reading, &mut |r| r.structure(&ROOT, error))
    }

    #[cfg(feature = "mock")]
    fn input(
        &self,
        operation: &OperationSchema,
        request: &http::Request<Bytes>,
        input: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError> {
        form::input(operation, request, input, Dialect::Aws)
    }
}

fn no_element(name: &str) -> DeserializeError {
    DeserializeError::new("body", format!("it has no element `{name}`"))
}
