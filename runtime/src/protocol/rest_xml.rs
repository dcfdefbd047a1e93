//! The protocol `aws.protocols#restXml` (smithy.io, AWS restXml protocol). Members have HTTP
//! bindings, and bodies are XML.

use bytes::Bytes;

use crate::body::message::BufferedResponse;
use crate::codec::pace::ReadUntil;
use crate::codec::reader::ReadStruct;
use crate::codec::reader::format::EventFormat;
use crate::codec::responses::Reading;
use crate::codec::writer::WriteStruct;
use crate::error::wire::{DeserializeError, SerializeError};
use crate::http_binding;
use crate::protocol::{Failure, Protocol, xml_error};
use crate::schema::service::OperationSchema;
use crate::schema::service::protocol::Bodies;
use crate::schema::service::protocol::sealed::Sealed;

mod format;

use format::Xml;

/// The protocol `aws.protocols#restXml`: HTTP bindings and XML bodies.
#[derive(Debug, Clone, Copy)]
pub struct RestXml;

impl Sealed for RestXml {}

impl Protocol for RestXml {
    fn request(
        &self,
        operation: &OperationSchema,
        input: &dyn WriteStruct,
    ) -> Result<http::Request<Bytes>, SerializeError> {
        http_binding::write_request(operation, input, &Xml::input(operation))
    }

    fn output(
        &self,
        operation: &OperationSchema,
        response: &BufferedResponse,
        reading: &mut Reading,
        output: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError> {
        http_binding::read_response(response, reading, output, &Xml::output(operation))
    }

    fn bodies(&self) -> Bodies {
        Bodies::Xml
    }

    fn failure(&self, response: &BufferedResponse) -> Failure {
        let mut failure = xml_error::failure(response.body(), ReadUntil::of(response));
        if response.body().is_empty() {
            failure.codes.extend(code_of_status(response));
        }
        failure
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
        http_binding::read_response(response, reading, error, &Xml::error())
    }

    fn events(&self) -> Option<EventFormat> {
        static XML: Xml = Xml::event();
        Some(EventFormat::new(&XML))
    }

    #[cfg(feature = "mock")]
    fn input(
        &self,
        operation: &OperationSchema,
        request: &http::Request<Bytes>,
        input: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError> {
        http_binding::read_request(operation, request, input, &Xml::input(operation))
    }
}

/// Returns the name of a response's status, such as `NotFound` for 404. The response to `HEAD` has
/// no body to name an error, so the name of its status identifies the error.
fn code_of_status(response: &BufferedResponse) -> Option<String> {
    response.status().canonical_reason().map(|reason| reason.replace(' ', ""))
}
