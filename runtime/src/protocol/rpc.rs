//! The parts that the RPC protocols share. They always use `POST`, have no HTTP bindings, and send
//! the whole input and the whole output in the body.
//!
//! Each protocol implements [`Rpc`], which supplies its format, its path, its headers and the names
//! of its errors.

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::uri::{InvalidUri, PathAndQuery};

use super::{error_head, query_compatible};
use crate::body::message::BufferedResponse;
use crate::codec::reader::ReadStruct;
use crate::codec::reader::format::EventFormat;
use crate::codec::reader::format::Format;
use crate::codec::responses::Reading;
use crate::codec::writer::WriteStruct;
use crate::error::wire::{DeserializeError, SerializeError};
use crate::schema::member::Member;
use crate::schema::service::protocol::sealed::Sealed;
use crate::schema::service::protocol::{Bodies, Failure, Protocol};
use crate::schema::service::{OperationSchema, ServiceSchema};

static ROOT: Member = Member::item();

/// The properties in which an RPC protocol differs from the others.
pub(super) trait Rpc: fmt::Debug + Send + Sync {
    /// Returns the format of bodies.
    fn format(&self) -> &'static dyn Format;

    /// Returns the path of an operation.
    fn path(&self, operation: &OperationSchema) -> Result<PathAndQuery, InvalidUri>;

    /// Adds the headers of the protocol to a request.
    fn add_headers(
        &self,
        operation: &OperationSchema,
        headers: &mut HeaderMap,
    ) -> Result<(), SerializeError>;

    /// Returns true if the request of an operation has a body. The body of an input without members
    /// is an empty structure.
    fn has_body(&self, operation: &OperationSchema) -> bool;

    /// Returns the media type of an event's payload. The default is that of bodies.
    fn event_content_type(&self) -> &'static str {
        self.format().content_type()
    }

    /// Returns true if a response with this status is a success. By default every status from 200
    /// to 299 is one.
    fn succeeded(&self, status: StatusCode) -> bool {
        status.is_success()
    }

    /// Fails if a response is in another protocol. By default it is not checked.
    fn check(&self, _response: &BufferedResponse) -> Result<(), DeserializeError> {
        Ok(())
    }

    /// Reads what the response of a failed call, which was checked, says about the failure.
    fn describe_failure(&self, response: &BufferedResponse) -> Failure;
}

impl<P: Rpc> Sealed for P {}

// Each method is a single call, because generic code is compiled again in every crate that names a
// protocol.
impl<P: Rpc> Protocol for P {
    fn request(
        &self,
        operation: &OperationSchema,
        input: &dyn WriteStruct,
    ) -> Result<http::Request<Bytes>, SerializeError> {
        request(self, operation, input)
    }

    fn succeeded(&self, _: &OperationSchema, status: StatusCode) -> bool {
        Rpc::succeeded(self, status)
    }

    fn output(
        &self,
        _: &OperationSchema,
        response: &BufferedResponse,
        reading: &mut Reading,
        output: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError> {
        read_response(self, response, reading, output)
    }

    fn bodies(&self) -> Bodies {
        bodies(self)
    }

    fn failure(&self, response: &BufferedResponse) -> Failure {
        failure(self, response)
    }

    fn names_error(&self, response: &BufferedResponse) -> bool {
        error_head::is_named(response)
    }

    fn query_code(&self, service: &ServiceSchema, response: &BufferedResponse) -> Option<String> {
        query_code(self, service, response)
    }

    fn error_detail(&self, body: &[u8], name: &str) -> Option<String> {
        error_head::detail(self.format(), body, name)
    }

    fn error(
        &self,
        response: &BufferedResponse,
        reading: &mut Reading,
        error: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError> {
        read_response(self, response, reading, error)
    }

    fn events(&self) -> Option<EventFormat> {
        let content_type = self.event_content_type();
        Some(EventFormat { content_type, ..EventFormat::new(self.format()) })
    }

    #[cfg(feature = "mock")]
    fn input(
        &self,
        operation: &OperationSchema,
        request: &http::Request<Bytes>,
        input: &mut dyn ReadStruct,
    ) -> Result<(), DeserializeError> {
        read_request(self, operation, request, input)
    }
}

fn request(
    rpc: &dyn Rpc,
    operation: &OperationSchema,
    input: &dyn WriteStruct,
) -> Result<http::Request<Bytes>, SerializeError> {
    let mut request = http::Request::new(Bytes::new());
    *request.method_mut() = http::Method::POST;
    let path = rpc.path(operation);
    *request.uri_mut() = path.map_err(|_| serialize_error(operation.name, "no path"))?.into();
    rpc.add_headers(operation, request.headers_mut())?;
    query_compatible::request_codes(operation.service, request.headers_mut());
    if rpc.has_body(operation) {
        let format = rpc.format();
        let content_type = HeaderValue::from_static(format.content_type());
        request.headers_mut().insert(CONTENT_TYPE, content_type);
        *request.body_mut() = format.write(&mut |w| w.structure(&operation.body, input))?;
    }
    Ok(request)
}

fn read_response(
    rpc: &dyn Rpc,
    response: &BufferedResponse,
    reading: &mut Reading,
    value: &mut dyn ReadStruct,
) -> Result<(), DeserializeError> {
    rpc.check(response)?;
    if response.body().is_empty() {
        reading.check_empty_body(value.members(), |_| true)?;
    }
    read_whole(rpc.format(), response.body(), reading, value)
}

fn bodies(rpc: &dyn Rpc) -> Bodies {
    if rpc.format().content_type() == "application/cbor" { Bodies::Cbor } else { Bodies::Json }
}

fn failure(rpc: &dyn Rpc, response: &BufferedResponse) -> Failure {
    match rpc.check(response) {
        Ok(()) => rpc.describe_failure(response),
        Err(_) => Failure::default(),
    }
}

fn query_code(
    rpc: &dyn Rpc,
    service: &ServiceSchema,
    response: &BufferedResponse,
) -> Option<String> {
    rpc.check(response).ok()?;
    query_compatible::error_code(service, response.headers())
}

#[cfg(feature = "mock")]
fn read_request(
    rpc: &dyn Rpc,
    operation: &OperationSchema,
    request: &http::Request<Bytes>,
    input: &mut dyn ReadStruct,
) -> Result<(), DeserializeError> {
    let path = rpc.path(operation);
    let path = path.map_err(|error| DeserializeError::new("path", error.to_string()))?;
    if request.uri().path() != path.as_str() {
        return Err(DeserializeError::new("path", format!("isn't `{path}`")));
    }
    read_whole(rpc.format(), request.body(), &mut Reading::default(), input)
}

/// Reads a structure that is the whole body. An empty body is an empty structure. The body of a
/// structure without members is not read.
fn read_whole(
    format: &dyn Format,
    body: &[u8],
    reading: &mut Reading,
    value: &mut dyn ReadStruct,
) -> Result<(), DeserializeError> {
    if body.is_empty() || value.members().is_empty() {
        return Ok(());
    }
    format.read(body, None, reading, &mut |r| r.structure(&ROOT, value))
}

/// Adds a header without copying its value. Fails if the value, which consists of names in the
/// model, isn't a valid one.
pub(super) fn insert(
    headers: &mut HeaderMap,
    name: HeaderName,
    value: impl Into<Bytes>,
) -> Result<(), SerializeError> {
    let value = HeaderValue::from_maybe_shared::<Bytes>(value.into());
    let value = value.map_err(|_| serialize_error(name.as_str(), "no header value"))?;
    headers.insert(name, value);
    Ok(())
}

fn serialize_error(name: &str, problem: &str) -> SerializeError {
    SerializeError { member: None, problem: format!("`{name}` makes {problem}") }
}
