//! The last step of a call, which reads a response into an output or an error.
//!
//! A failure whose body can't be read is still reported as a failure of the service, so its status is never
//! lost.

use std::borrow::Cow;

#[cfg(feature = "checksum")]
use crate::body::checksum;
use crate::body::message::BufferedResponse;
use crate::body::stream::ByteStream;
use crate::codec::heap::EXCEEDED;
use crate::codec::left_out::LeftOut;
use crate::codec::pace::ReadUntil;
use crate::codec::reader::{Failed, ReadResult, ReadStruct, Reader};
use crate::codec::responses::Reading;
use crate::error::response::ResponseError;
use crate::error::service::{OperationError, Unhandled};
use crate::error::wire::DeserializeError;
use crate::operation::classify::{classify, succeeded};
use crate::operation::info;
use crate::operation::options::ResponseOptions;
use crate::operation::stranger::{self, Models, Watched};
use crate::operation::streams::{self, InitialMembers};
use crate::schema::member::Member;
use crate::schema::service::OperationSchema;
use crate::schema::service::protocol::Failure;
use crate::schema::streaming::Streaming;

/// The reason why a response has no output.
pub(super) enum ReadError {
    /// The response can't be read.
    Response(ResponseError),
    /// The response is a failure.
    Failure(Failure),
}

/// Splits a response into the part that the codec reads and the stream.
pub(super) fn parts(
    schema: &'static OperationSchema,
    response: http::Response<ByteStream>,
) -> (BufferedResponse, Option<ByteStream>) {
    let (mut head, body) = response.into_parts();
    let streaming = schema.output_stream.filter(|_| succeeded(schema, head.status));
    let (body, stream) = streams::split(streaming, &mut head.extensions, body);
    (http::Response::from_parts(head, body), stream)
}

/// Reads the output of a response. Fails if the response is a failure or can't be read. `models` knows the
/// names of the operation's errors.
pub(super) fn read(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    stream: Option<ByteStream>,
    options: &ResponseOptions,
    models: Models,
    output: &mut dyn ReadStruct,
) -> Result<Vec<LeftOut>, ReadError> {
    if let Some(failure) = classify(schema, response) {
        return Err(ReadError::Failure(failure));
    }
    let responses = options.responses.unwrap_or(schema.service.responses);
    let reading = Reading::new(responses).max_heap(options.max_response_heap);
    let mut reading = reading.until(ReadUntil::of(response));
    let outcome = read_output(schema, response, stream, &mut reading, models, output);
    outcome.map(|()| reading.finish(schema.name)).map_err(|error| {
        if error.is_failure {
            return ReadError::Failure(schema.service.protocol.failure(response));
        }
        let response = Box::new(info::of_unreadable(schema, response, output, options));
        let problem = match error.problem {
            problem if problem.contains(EXCEEDED) => {
                format!("{problem}; the limit is {} bytes", options.max_response_heap)
            }
            problem => problem,
        };
        ReadError::Response(ResponseError { response, part: error.part, problem })
    })
}

fn read_output(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    stream: Option<ByteStream>,
    reading: &mut Reading,
    models: Models,
    output: &mut dyn ReadStruct,
) -> Result<(), DeserializeError> {
    let protocol = schema.service.protocol;
    #[cfg(feature = "checksum")]
    let stream = checksum::response::verify(schema, response, stream)?;
    if let Some(stream) = stream {
        streams::put(schema, reading, output, stream)?;
    }
    if !schema.output_stream.is_some_and(Streaming::is_events) {
        let mut output = Watched::new(output, models);
        let outcome = protocol.output(schema, response, reading, &mut output);
        return output.check(schema, response, outcome);
    }
    stranger::check_events(response)?;
    let mut output = InitialMembers::new(output);
    protocol.output(schema, response, reading, &mut output)?;
    output.check()
}

/// Reads a request into an input.
#[cfg(feature = "mock")]
pub(super) fn read_input(
    schema: &'static OperationSchema,
    request: http::Request<ByteStream>,
    input: &mut dyn ReadStruct,
) -> Result<(), DeserializeError> {
    let (mut head, body) = request.into_parts();
    let (body, stream) = streams::split(schema.input_stream, &mut head.extensions, body);
    stream.map_or(Ok(()), |stream| streams::put(schema, &Reading::default(), input, stream))?;
    schema.service.protocol.input(schema, &http::Request::from_parts(head, body), input)
}

/// Returns the operation's error for a failure: the modelled error if the model defines it and its members
/// can be read, and the unhandled error otherwise. Beside it comes the message in the response if the error
/// has no member that holds it.
pub(super) fn service_error<E: OperationError>(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    options: &ResponseOptions,
    failure: Failure,
) -> (E, Option<String>) {
    let Failure { codes, mut message, .. } = failure;
    if let Some(mut error) = codes.iter().find_map(|code| E::modeled(code))
        && let Some(fields) = error.fields()
    {
        let secret = message_member(fields).is_some_and(|(_, member)| member.is_sensitive());
        preset_message(fields, message.as_deref());
        let reading = Reading::of_error().max_heap(options.max_response_heap);
        let mut reading = reading.until(ReadUntil::of(response));
        if schema.service.protocol.error(response, &mut reading, fields).is_ok() {
            reading.finish(schema.name);
            let has_none = !secret && error.message().is_none();
            return (error, message.filter(|text| has_none && !text.is_empty()));
        }
        message = message.filter(|_| !secret);
    }
    let query_code = schema.service.protocol.query_code(schema.service, response);
    let code = query_code.or_else(|| codes.into_iter().next());
    (E::unhandled(Unhandled { code, message }), None)
}

/// Returns the member of an error that holds the human-readable message.
fn message_member(error: &dyn ReadStruct) -> Option<(usize, &'static Member)> {
    let mut members = error.members().iter().enumerate();
    members.find(|(_, member)| member.name().eq_ignore_ascii_case("message"))
}

/// Sets the message of an error to the one that the protocol found. Services are careless about the case of
/// `message`, so the message may be under another spelling than the model's. Reading the member itself
/// replaces the text.
fn preset_message(error: &mut dyn ReadStruct, message: Option<&str>) {
    if let (Some((index, _)), Some(message)) = (message_member(error), message) {
        // A member that isn't a string refuses the text, and stays as it is.
        let _ = error.read_member(index, &mut TextReader(message));
    }
}

/// A reader of one string.
struct TextReader<'a>(&'a str);

impl Reader for TextReader<'_> {
    fn fail(&mut self, _: &'static str) -> Failed {
        Failed
    }

    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        Ok(Cow::Borrowed(self.0))
    }
}

#[cfg(test)]
mod tests {
    #![allow(missing_docs, unreachable_pub, reason = "shapes are public")]

    use std::time::Instant;

    use bytes::Bytes;

    use crate::codec::pace::{LATE, ReadUntil};
    use crate::error::call::Error;
    use crate::operation::Operation as _;
    use crate::protocol::RestJson1;
    use crate::schema::service::ServiceSchema;

    static SERVICE: ServiceSchema = ServiceSchema::new("Counting", "1", &RestJson1);

    crate::shape! {
        pub operation Count: input(CountInput), output(CountOutput), error(CountError),
            named("Count", SERVICE), http("POST", "/", 200);

        Lost,
    }

    crate::shape! {
        pub struct CountInput: derive(), write, input;
    }

    crate::shape! {
        pub struct CountOutput: derive(Debug), read;

        pub numbers: Option<Vec<i32>> = member("n"),
    }

    crate::shape! {
        pub struct Lost: derive(Debug, Clone, PartialEq), read, error("Lost", message);

        pub message: Option<String> = member("message"),
    }

    /// A response of 200 kB that must have been read by now.
    fn late(status: u16) -> http::Response<Bytes> {
        let body = format!("{{\"n\":[{}1],\"message\":\"last\"}}", "1,".repeat(100_000));
        let response = http::Response::builder().status(status).header("x-amzn-errortype", "Lost");
        response.extension(ReadUntil(Instant::now())).body(body.into()).unwrap()
    }

    #[test]
    fn an_output_that_is_late_is_not_read_to_its_end() {
        let mut response = late(200);
        response.headers_mut().clear();
        match Count::response(response) {
            Err(Error::Response(error)) => assert!(error.problem.contains(LATE), "{error}"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_error_that_is_late_has_what_was_read() {
        let error = Count::response(late(400)).unwrap_err();
        assert_eq!((error.code(), error.message()), (Some("Lost"), None));
    }
}
