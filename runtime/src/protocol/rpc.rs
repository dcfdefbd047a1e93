//! What the RPC protocols share: one method, no HTTP bindings, the whole input in the body and the
//! whole output in the answer's.
//!
//! Knows no format and no header of one protocol: each tells in what it differs by [`Rpc`].

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::uri::{InvalidUri, PathAndQuery};

use super::query_compatible;
use crate::body::message::BufferedResponse;
use crate::codec::reader::ReadStruct;
use crate::codec::reader::format::EventFormat;
use crate::codec::reader::format::Format;
use crate::codec::writer::WriteStruct;
use crate::error::wire::{Malformed, Unsendable};
use crate::schema::member::Member;
use crate::schema::service::protocol::{Failure, Protocol};
use crate::schema::service::{OperationSchema, ServiceSchema};

static ROOT: Member = Member::item();

/// In what an RPC protocol differs from others.
pub(super) trait Rpc: fmt::Debug + Send + Sync {
    /// The format of bodies.
    fn format(&self) -> &'static dyn Format;

    /// The path to an operation.
    fn path(&self, operation: &OperationSchema) -> Result<PathAndQuery, InvalidUri>;

    /// Adds the protocol's own headers to a request.
    fn add_headers(
        &self,
        operation: &OperationSchema,
        headers: &mut HeaderMap,
    ) -> Result<(), Unsendable>;

    /// Whether the request of an operation has a body, be it an empty structure.
    fn has_body(&self, operation: &OperationSchema) -> bool;

    /// The media type of an event's payload.
    fn event_content_type(&self) -> &'static str {
        self.format().content_type()
    }

    /// True if the status of a response tells of success.
    fn succeeded(&self, status: StatusCode) -> bool {
        status.is_success()
    }

    /// Fails if a response isn't one of this protocol.
    fn check(&self, _response: &BufferedResponse) -> Result<(), Malformed> {
        Ok(())
    }

    /// How an error response that was checked names itself.
    fn named(&self, response: &BufferedResponse) -> Failure;
}

// One line a method: what is generic is compiled again in each crate that names a protocol.
impl<P: Rpc> Protocol for P {
    fn request(
        &self,
        operation: &OperationSchema,
        input: &dyn WriteStruct,
    ) -> Result<http::Request<Bytes>, Unsendable> {
        request(self, operation, input)
    }

    fn succeeded(&self, _: &OperationSchema, status: StatusCode) -> bool {
        Rpc::succeeded(self, status)
    }

    fn output(
        &self,
        _: &OperationSchema,
        response: &BufferedResponse,
        output: &mut dyn ReadStruct,
    ) -> Result<(), Malformed> {
        read_response(self, response, output)
    }

    fn failure(&self, response: &BufferedResponse) -> Failure {
        failure(self, response)
    }

    fn query_code(&self, service: &ServiceSchema, response: &BufferedResponse) -> Option<String> {
        query_code(self, service, response)
    }

    fn error(
        &self,
        response: &BufferedResponse,
        error: &mut dyn ReadStruct,
    ) -> Result<(), Malformed> {
        read_response(self, response, error)
    }

    fn events(&self) -> Option<EventFormat> {
        let content_type = self.event_content_type();
        Some(EventFormat { format: self.format(), content_type })
    }

    #[cfg(feature = "mock")]
    fn input(
        &self,
        operation: &OperationSchema,
        request: &http::Request<Bytes>,
        input: &mut dyn ReadStruct,
    ) -> Result<(), Malformed> {
        read_request(self, operation, request, input)
    }
}

fn request(
    rpc: &dyn Rpc,
    operation: &OperationSchema,
    input: &dyn WriteStruct,
) -> Result<http::Request<Bytes>, Unsendable> {
    let mut request = http::Request::new(Bytes::new());
    *request.method_mut() = http::Method::POST;
    let path = rpc.path(operation);
    *request.uri_mut() = path.map_err(|_| unsendable(operation.name, "no path"))?.into();
    rpc.add_headers(operation, request.headers_mut())?;
    query_compatible::mark(operation.service, request.headers_mut());
    if rpc.has_body(operation) {
        let format = rpc.format();
        let content_type = HeaderValue::from_static(format.content_type());
        request.headers_mut().insert(CONTENT_TYPE, content_type);
        *request.body_mut() = format.write(&mut |w| w.structure(&operation.body, input));
    }
    Ok(request)
}

fn read_response(
    rpc: &dyn Rpc,
    response: &BufferedResponse,
    value: &mut dyn ReadStruct,
) -> Result<(), Malformed> {
    rpc.check(response)?;
    read_whole(rpc.format(), response.body(), value)
}

fn failure(rpc: &dyn Rpc, response: &BufferedResponse) -> Failure {
    match rpc.check(response) {
        Ok(()) => rpc.named(response),
        Err(_) => Failure::default(),
    }
}

fn query_code(
    rpc: &dyn Rpc,
    service: &ServiceSchema,
    response: &BufferedResponse,
) -> Option<String> {
    rpc.check(response).ok()?;
    query_compatible::code(service, response.headers())
}

#[cfg(feature = "mock")]
fn read_request(
    rpc: &dyn Rpc,
    operation: &OperationSchema,
    request: &http::Request<Bytes>,
    input: &mut dyn ReadStruct,
) -> Result<(), Malformed> {
    let path = rpc.path(operation);
    let path = path.map_err(|error| Malformed::new("path", error.to_string()))?;
    if request.uri().path() != path.as_str() {
        return Err(Malformed::new("path", format!("isn't `{path}`")));
    }
    read_whole(rpc.format(), request.body(), input)
}

/// Reads a structure that is the whole body. An empty body is an empty structure, and of a
/// structure without members nothing is read.
fn read_whole(
    format: &dyn Format,
    body: &[u8],
    value: &mut dyn ReadStruct,
) -> Result<(), Malformed> {
    if body.is_empty() || value.members().is_empty() {
        return Ok(());
    }
    format.read(body, &mut |r| r.structure(&ROOT, value))
}

/// Adds a header whose value is made of the model's names. The value isn't copied.
pub(super) fn insert(
    headers: &mut HeaderMap,
    name: HeaderName,
    value: impl Into<Bytes>,
) -> Result<(), Unsendable> {
    let value = HeaderValue::from_maybe_shared::<Bytes>(value.into());
    let value = value.map_err(|_| unsendable(name.as_str(), "no header value"))?;
    headers.insert(name, value);
    Ok(())
}

fn unsendable(name: &str, problem: &str) -> Unsendable {
    Unsendable { member: None, problem: format!("`{name}` makes {problem}") }
}
