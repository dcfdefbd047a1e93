//! `aws.protocols#restJson1`: HTTP bindings with JSON bodies (smithy.io, AWS restJson1 protocol).

use bytes::Bytes;

use crate::codec::{ReadStruct, WriteStruct};
use crate::error::{Malformed, Unsendable};
#[cfg(feature = "event-stream")]
use crate::event_stream::EventFormat;
use crate::http_binding;
use crate::json::Dialect;
use crate::protocol::error_head::{ErrorHead, bare_names, error_type};
use crate::protocol::json::Json;
use crate::protocol::{Failure, Protocol};
use crate::{OperationSchema, Reply};

/// The protocol `aws.protocols#restJson1`.
#[derive(Debug, Clone, Copy)]
pub struct RestJson1;

/// Bodies of the protocol.
static JSON: Json = Json::new("application/json", Dialect::Aws);

impl Protocol for RestJson1 {
    fn request(
        &self,
        operation: &OperationSchema,
        input: &dyn WriteStruct,
    ) -> Result<http::Request<Bytes>, Unsendable> {
        http_binding::write_request(operation, input, &JSON)
    }

    fn output(
        &self,
        _: &OperationSchema,
        response: &Reply,
        output: &mut dyn ReadStruct,
    ) -> Result<(), Malformed> {
        http_binding::read_response(response, output, &JSON)
    }

    fn failure(&self, response: &Reply) -> Failure {
        let ErrorHead { code, kind, message } = ErrorHead::of(&JSON, response.body());
        // A member of the error's own may be called `code`: the model decides which is meant.
        Failure {
            codes: bare_names(&[error_type(response), code, kind]),
            message,
            request_id: None,
        }
    }

    fn error(&self, response: &Reply, error: &mut dyn ReadStruct) -> Result<(), Malformed> {
        http_binding::read_response(response, error, &JSON)
    }

    #[cfg(feature = "event-stream")]
    fn events(&self) -> Option<EventFormat> {
        Some(EventFormat::new(&JSON))
    }

    #[cfg(feature = "mock")]
    fn input(
        &self,
        operation: &OperationSchema,
        request: &http::Request<Bytes>,
        input: &mut dyn ReadStruct,
    ) -> Result<(), Malformed> {
        http_binding::read_request(operation, request, input, &JSON)
    }
}
