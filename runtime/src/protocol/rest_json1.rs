//! The protocol `aws.protocols#restJson1` (smithy.io, AWS restJson1 protocol). Members have HTTP
//! bindings, and bodies are JSON.

use bytes::Bytes;

use crate::body::message::BufferedResponse;
use crate::codec::reader::ReadStruct;
use crate::codec::reader::format::EventFormat;
use crate::codec::responses::Reading;
use crate::codec::writer::WriteStruct;
use crate::error::wire::{DeserializeError, SerializeError};
use crate::formats::json::Dialect;
use crate::http_binding;
use crate::protocol::error_head::{self, ErrorHead, bare_names, error_type, plain_error_type};
use crate::protocol::json::Json;
use crate::protocol::{Failure, Protocol};
use crate::schema::service::OperationSchema;
use crate::schema::service::protocol::sealed::Sealed;

/// The protocol `aws.protocols#restJson1`: HTTP bindings and JSON bodies.
#[derive(Debug, Clone, Copy)]
pub struct RestJson1;

/// The format of bodies.
static JSON: Json = Json::new("application/json", Dialect::Aws);

impl Sealed for RestJson1 {}

impl Protocol for RestJson1 {
    fn request(
        &self,
        operation: &OperationSchema,
        input: &dyn WriteStruct,
    ) -> Result<http::Request<Bytes>, SerializeError> {
        http_binding::write_request(operation, input, &JSON)
    }

    fn output(
        &self,
        _: &OperationSchema,
        response: &BufferedResponse,
        reading: &mut Reading,
        output: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError> {
        http_binding::read_response(response, reading, output, &JSON)
    }

    fn failure(&self, response: &BufferedResponse) -> Failure {
        let ErrorHead { code, kind, message } = ErrorHead::of(&JSON, response);
        // An error may have a member called `code`, so the model decides which of the names is one
        // of its errors.
        Failure {
            codes: bare_names(&[error_type(response), code, kind, plain_error_type(response)]),
            message,
            request_id: None,
        }
    }

    fn names_error(&self, response: &BufferedResponse) -> bool {
        error_head::is_named(response)
    }

    fn error_detail(&self, body: &[u8], name: &str) -> Option<String> {
        error_head::detail(&JSON, body, name)
    }

    fn error(
        &self,
        response: &BufferedResponse,
        reading: &mut Reading,
        error: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError> {
        http_binding::read_response(response, reading, error, &JSON)
    }

    fn events(&self) -> Option<EventFormat> {
        Some(EventFormat::new(&JSON))
    }

    #[cfg(feature = "mock")]
    fn input(
        &self,
        operation: &OperationSchema,
        request: &http::Request<Bytes>,
        input: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError> {
        http_binding::read_request(operation, request, input, &JSON)
    }
}
