//! The sans-IO core: a request from an input, a result from a response.
//!
//! Works with no client, no async and no socket: for tests, for wasm, for other HTTP stacks.
//! The generic part is thin; what does the work is compiled once.

use std::borrow::Cow;
use std::sync::Arc;

use crate::aws::bucket;
use crate::aws::bucket::Addressing;
use crate::aws::request_id::request_id;
#[cfg(feature = "checksum")]
use crate::aws::tree_hash;
#[cfg(any(feature = "checksum", feature = "md5"))]
use crate::body::checksum;
#[cfg(feature = "compression")]
use crate::body::compression;
use crate::body::compression::Compression;
use crate::body::message::BufferedResponse;
use crate::body::stream::ByteStream;
use crate::codec::reader::{Failed, ReadResult, ReadStruct, ReadValue, Reader};
use crate::codec::writer::WriteStruct;
use crate::endpoint::base::Endpoint;
use crate::endpoint::{host_prefix, member};
use crate::error::call::Error;
use crate::error::request::RequestError;
use crate::error::response::{ResponseError, ResponseInfo};
use crate::error::service::{OperationError, Unhandled};
use crate::error::wire::{Malformed, Unsendable};
use crate::schema::member::Member;
use crate::schema::service::OperationSchema;
use crate::schema::service::protocol::Failure;
use crate::schema::streaming::Streaming;
use crate::token::{RandomTokens, TokenSource};
use crate::validate::mode::Validation;
use crate::validate::validator::violations;
use crate::validate::violation::Violations;

mod fixed_header;
mod streams;

pub use streams::take_stream;

use streams::Watched;

/// What an operation takes.
pub trait Input: WriteStruct + Send {
    /// Fills the members that hold an idempotency token, where they are absent.
    fn fill_tokens(&mut self, _tokens: &dyn TokenSource) {}

    /// Takes out the member that is a stream, if there is one, as the bytes that `operation` sends:
    /// it goes beside the codec.
    fn take_stream(&mut self, _operation: &'static OperationSchema) -> Option<ByteStream> {
        None
    }
}

/// One operation of a service: its types and its schema. Generated code implements it.
///
/// ```text
/// let request = SendMessage::request(input, &endpoint)?;   // http::Request<ByteStream>
/// let response = send(request);                            // yours
/// let output = SendMessage::response(response)?;           // or its error
/// ```
pub trait Operation: Send + Sync + 'static {
    /// What goes in.
    type Input: Input;
    /// What comes out.
    type Output: ReadValue + ReadStruct + Send;
    /// The errors that the model names, and the unhandled rest.
    type Error: OperationError;
    /// The operation as data.
    const SCHEMA: &'static OperationSchema;

    /// Builds the request: fills absent idempotency tokens, validates, writes.
    ///
    /// # Errors
    /// [`Error::Invalid`] or [`Error::Request`].
    fn request(
        input: Self::Input,
        endpoint: &Endpoint,
    ) -> Result<http::Request<ByteStream>, Error<Self::Error>> {
        Self::request_with(input, endpoint, &RequestOptions::default())
    }

    /// Builds the request as `options` say.
    ///
    /// # Errors
    /// [`Error::Invalid`] or [`Error::Request`].
    fn request_with(
        mut input: Self::Input,
        endpoint: &Endpoint,
        options: &RequestOptions,
    ) -> Result<http::Request<ByteStream>, Error<Self::Error>> {
        build(Self::SCHEMA, &mut input, endpoint, options).map_err(|error| match error {
            Unbuilt::Invalid(error) => Error::Invalid(error),
            Unbuilt::Request(error) => Error::Request(error),
        })
    }

    /// Reads a response, whose body is in memory: as `Bytes`, or as a [`ByteStream`] of them.
    /// A stream that isn't in memory can be handed over where the operation streams its output and
    /// the response tells of success; [`collect`](ByteStream::collect) it first elsewhere.
    ///
    /// # Errors
    /// [`Error::Service`] if the response tells of a failure, [`Error::Response`] if it can't be
    /// read.
    fn response<B: Into<ByteStream>>(
        response: http::Response<B>,
    ) -> Result<Self::Output, Error<Self::Error>> {
        let schema = Self::SCHEMA;
        let (response, stream) = parts(schema, response.map(Into::into));
        let mut output = Self::Output::blank();
        match read(schema, &response, stream, &mut output) {
            Ok(()) => Ok(output),
            Err(Unread::Malformed(error)) => Err(Error::Response(error)),
            Err(Unread::Failure(mut failure)) => {
                let info = Box::new(failure_info(schema, &response, &mut failure));
                let error = service_error::<Self::Error>(schema, &response, failure);
                Err(Error::Service { error, response: info })
            }
        }
    }

    /// Reads a request back into an input, as the service would: for mock services and test
    /// harnesses. The input is not validated.
    ///
    /// # Errors
    /// If the request isn't one of this operation.
    #[cfg(feature = "mock")]
    fn read_request<B: Into<ByteStream>>(
        request: http::Request<B>,
    ) -> Result<Self::Input, Malformed>
    where
        Self::Input: ReadValue + ReadStruct,
    {
        let mut input = Self::Input::blank();
        read_input(Self::SCHEMA, request.map(Into::into), &mut input)?;
        Ok(input)
    }
}

/// How a request is built.
#[derive(Debug, Clone)]
pub struct RequestOptions {
    /// What happens to constraints that are broken.
    pub validation: Validation,
    /// Where idempotency tokens come from.
    pub tokens: Arc<dyn TokenSource>,
    /// Which requests are compressed, of those that may be (`@requestCompression`).
    pub compression: Compression,
    /// Where the names of buckets go, of services that have buckets.
    pub addressing: Addressing,
}

impl Default for RequestOptions {
    fn default() -> Self {
        Self {
            validation: Validation::default(),
            tokens: Arc::new(RandomTokens),
            compression: Compression::default(),
            addressing: Addressing::default(),
        }
    }
}

pub(crate) enum Unbuilt {
    Invalid(Violations),
    Request(RequestError),
}

fn build(
    schema: &'static OperationSchema,
    input: &mut dyn Input,
    endpoint: &Endpoint,
    options: &RequestOptions,
) -> Result<http::Request<ByteStream>, Unbuilt> {
    input.fill_tokens(&*options.tokens);
    check(schema, input, options.validation).map_err(Unbuilt::Invalid)?;
    assemble(schema, input, endpoint, options).map_err(|Unsendable { member, problem }| {
        Unbuilt::Request(RequestError { operation: schema.name, member, problem })
    })
}

/// Builds the request of an input that is complete: a step a concern.
fn assemble(
    schema: &'static OperationSchema,
    input: &mut dyn Input,
    endpoint: &Endpoint,
    options: &RequestOptions,
) -> Result<http::Request<ByteStream>, Unsendable> {
    let request = schema.service.protocol.request(schema, input)?;
    let (mut request, stream) = streams::take(schema, input, request)?;
    fixed_header::add(schema.service, request.headers_mut())?;
    #[cfg(feature = "compression")]
    let stream = compression::apply(schema, &mut request, stream, options.compression)?;
    // A checksum is of what is sent, so it comes after the compression.
    #[cfg(any(feature = "checksum", feature = "md5"))]
    let body = stream.is_none().then(|| request.body().clone());
    #[cfg(feature = "md5")]
    checksum::add_md5(schema, request.headers_mut(), body.as_deref())?;
    #[cfg(feature = "checksum")]
    checksum::add(schema, input, request.headers_mut(), body.as_deref())?;
    #[cfg(feature = "checksum")]
    tree_hash::add_tree_hash(schema, request.headers_mut(), body.as_deref())?;
    let endpoint = member::of_call(schema, input, endpoint)?;
    let endpoint = host_prefix::prefixed(schema, input, endpoint)?;
    let endpoint = bucket::place(schema, input, endpoint, options.addressing, request.uri_mut())?;
    let uri = endpoint.join(std::mem::take(request.uri_mut()));
    *request.uri_mut() =
        uri.map_err(|error| Unsendable { member: None, problem: error.to_string() })?;
    Ok(request.map(|bytes| stream.unwrap_or_else(|| bytes.into())))
}

fn check(
    schema: &'static OperationSchema,
    input: &dyn Input,
    validation: Validation,
) -> Result<(), Violations> {
    if validation == Validation::Off {
        return Ok(());
    }
    let found = violations(input);
    if found.is_empty() {
        return Ok(());
    }
    let found = Violations::new(schema.name, found);
    if validation == Validation::Enforce {
        return Err(found);
    }
    for violation in &found {
        tracing::warn!(operation = schema.name, path = violation.path(), "{violation}");
    }
    Ok(())
}

enum Unread {
    Malformed(ResponseError),
    Failure(Failure),
}

/// True if a response tells of success.
pub(crate) fn succeeded(schema: &OperationSchema, status: http::StatusCode) -> bool {
    schema.service.protocol.succeeded(schema, status)
}

/// A response as protocols read it, and the stream that it carries.
fn parts(
    schema: &'static OperationSchema,
    response: http::Response<ByteStream>,
) -> (BufferedResponse, Option<ByteStream>) {
    let (mut head, body) = response.into_parts();
    let streaming = schema.output_stream.filter(|_| succeeded(schema, head.status));
    let (body, stream) = streams::split(streaming, &mut head.extensions, body);
    (http::Response::from_parts(head, body), stream)
}

fn read(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    stream: Option<ByteStream>,
    output: &mut dyn ReadStruct,
) -> Result<(), Unread> {
    let protocol = schema.service.protocol;
    if !succeeded(schema, response.status()) {
        return Err(Unread::Failure(protocol.failure(response)));
    }
    let malformed = |Malformed { part, problem, is_failure }| {
        if is_failure {
            return Unread::Failure(protocol.failure(response));
        }
        let response = Box::new(info(schema, response));
        Unread::Malformed(ResponseError { response, part, problem })
    };
    #[cfg(feature = "checksum")]
    let stream = checksum::verify(schema, response, stream).map_err(malformed)?;
    let put = stream.map_or(Ok(()), |stream| streams::put(schema, output, stream));
    let read = put.and_then(|()| {
        if !schema.output_stream.is_some_and(Streaming::is_events) {
            return protocol.output(schema, response, output);
        }
        let mut output = Watched::new(output);
        protocol.output(schema, response, &mut output)?;
        output.check()
    });
    read.map_err(malformed)
}

#[cfg(feature = "mock")]
fn read_input(
    schema: &'static OperationSchema,
    request: http::Request<ByteStream>,
    input: &mut dyn ReadStruct,
) -> Result<(), Malformed> {
    let (mut head, body) = request.into_parts();
    let (body, stream) = streams::split(schema.input_stream, &mut head.extensions, body);
    stream.map_or(Ok(()), |stream| streams::put(schema, input, stream))?;
    schema.service.protocol.input(schema, &http::Request::from_parts(head, body), input)
}

fn service_error<E: OperationError>(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    failure: Failure,
) -> E {
    let Failure { codes, mut message, .. } = failure;
    if let Some(mut error) = codes.iter().find_map(|code| E::modeled(code))
        && let Some(fields) = error.fields()
    {
        let secret = message_member(fields).is_some_and(|(_, member)| member.is_sensitive());
        preset_message(fields, message.as_deref());
        if schema.service.protocol.error(response, fields).is_ok() {
            return error;
        }
        message = message.filter(|_| !secret);
    }
    let code = query_code(schema, response).or_else(|| codes.into_iter().next());
    E::unhandled(Unhandled { code, message })
}

fn query_code(schema: &'static OperationSchema, response: &BufferedResponse) -> Option<String> {
    schema.service.protocol.query_code(schema.service, response)
}

/// The member of an error that is for people.
fn message_member(error: &dyn ReadStruct) -> Option<(usize, &'static Member)> {
    let mut members = error.members().iter().enumerate();
    members.find(|(_, member)| member.name().eq_ignore_ascii_case("message"))
}

/// Services are careless about the case of `message`: what came under another spelling than the
/// model's stands until the member itself is read.
fn preset_message(error: &mut dyn ReadStruct, message: Option<&str>) {
    if let (Some((index, _)), Some(message)) = (message_member(error), message) {
        // A member of another type refuses, and then the text is not its own.
        let _ = error.read_member(index, &mut Said(message));
    }
}

/// Reads as one text.
struct Said<'a>(&'a str);

impl Reader for Said<'_> {
    fn fail(&mut self, _: &'static str) -> Failed {
        Failed
    }

    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        Ok(Cow::Borrowed(self.0))
    }
}

pub(crate) fn info<B>(
    schema: &'static OperationSchema,
    response: &http::Response<B>,
) -> ResponseInfo {
    ResponseInfo {
        operation: schema.name,
        status: response.status(),
        request_id: request_id(response.headers()).map(str::to_owned),
        query_code: None,
    }
}

/// What is known of a response that tells of a failure.
fn failure_info(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    failure: &mut Failure,
) -> ResponseInfo {
    let mut info = info(schema, response);
    info.request_id = info.request_id.or(failure.request_id.take());
    info.query_code = query_code(schema, response);
    info
}
