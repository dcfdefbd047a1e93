//! The last step of a call: a response becomes an output, or the error that it tells of.
//!
//! A failure whose body can't be read stays a failure of the service: its status is never lost.

use std::borrow::Cow;

#[cfg(feature = "checksum")]
use crate::body::checksum;
use crate::body::message::BufferedResponse;
use crate::body::stream::ByteStream;
use crate::codec::reader::{Failed, ReadResult, ReadStruct, Reader};
use crate::error::response::ResponseError;
use crate::error::service::{OperationError, Unhandled};
use crate::error::wire::DeserializeError;
use crate::operation::classify::{classify, succeeded};
use crate::operation::info;
use crate::operation::options::ResponseOptions;
use crate::operation::streams::{self, InitialMembers};
use crate::schema::member::Member;
use crate::schema::service::OperationSchema;
use crate::schema::service::protocol::Failure;
use crate::schema::streaming::Streaming;

/// Why there is no output.
pub(super) enum ReadError {
    /// The response can't be read.
    Response(ResponseError),
    /// The response tells of a failure.
    Failure(Failure),
}

/// Separates a response into what the codec reads and the stream that goes beside it.
pub(super) fn parts(
    schema: &'static OperationSchema,
    response: http::Response<ByteStream>,
) -> (BufferedResponse, Option<ByteStream>) {
    let (mut head, body) = response.into_parts();
    let streaming = schema.output_stream.filter(|_| succeeded(schema, head.status));
    let (body, stream) = streams::split(streaming, &mut head.extensions, body);
    (http::Response::from_parts(head, body), stream)
}

/// Reads the output of a response, or finds out what failure it tells of.
pub(super) fn read(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    stream: Option<ByteStream>,
    options: &ResponseOptions,
    output: &mut dyn ReadStruct,
) -> Result<(), ReadError> {
    if let Some(failure) = classify(schema, response) {
        return Err(ReadError::Failure(failure));
    }
    read_output(schema, response, stream, output).map_err(|error| {
        if error.is_failure {
            return ReadError::Failure(schema.service.protocol.failure(response));
        }
        let response = Box::new(info::of_unreadable(schema, response, options));
        ReadError::Response(ResponseError { response, part: error.part, problem: error.problem })
    })
}

fn read_output(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    stream: Option<ByteStream>,
    output: &mut dyn ReadStruct,
) -> Result<(), DeserializeError> {
    let protocol = schema.service.protocol;
    #[cfg(feature = "checksum")]
    let stream = checksum::response::verify(schema, response, stream)?;
    if let Some(stream) = stream {
        streams::put(schema, output, stream)?;
    }
    if !schema.output_stream.is_some_and(Streaming::is_events) {
        return protocol.output(schema, response, output);
    }
    let mut output = InitialMembers::new(output);
    protocol.output(schema, response, &mut output)?;
    output.check()
}

/// Reads a request back into an input.
#[cfg(feature = "mock")]
pub(super) fn read_input(
    schema: &'static OperationSchema,
    request: http::Request<ByteStream>,
    input: &mut dyn ReadStruct,
) -> Result<(), DeserializeError> {
    let (mut head, body) = request.into_parts();
    let (body, stream) = streams::split(schema.input_stream, &mut head.extensions, body);
    stream.map_or(Ok(()), |stream| streams::put(schema, input, stream))?;
    schema.service.protocol.input(schema, &http::Request::from_parts(head, body), input)
}

/// The operation's own error for a failure: the one that the model names, if its members can be read,
/// else the unhandled one.
pub(super) fn service_error<E: OperationError>(
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
    let query_code = schema.service.protocol.query_code(schema.service, response);
    E::unhandled(Unhandled { code: query_code.or_else(|| codes.into_iter().next()), message })
}

/// The member of an error that is for people.
fn message_member(error: &dyn ReadStruct) -> Option<(usize, &'static Member)> {
    let mut members = error.members().iter().enumerate();
    members.find(|(_, member)| member.name().eq_ignore_ascii_case("message"))
}

/// Services are careless about the case of `message`: a text that came under another spelling than
/// the model's stays until the member itself is read.
fn preset_message(error: &mut dyn ReadStruct, message: Option<&str>) {
    if let (Some((index, _)), Some(message)) = (message_member(error), message) {
        // A member that is no string refuses the text, which is then not its own.
        let _ = error.read_member(index, &mut TextReader(message));
    }
}

/// Reads as one text.
struct TextReader<'a>(&'a str);

impl Reader for TextReader<'_> {
    fn fail(&mut self, _: &'static str) -> Failed {
        Failed
    }

    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        Ok(Cow::Borrowed(self.0))
    }
}
