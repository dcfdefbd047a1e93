//! The last step of a call, which reads a response into an output or an error.
//!
//! A failure whose body can't be read is still reported as a failure of the service, so its status is never
//! lost.

use http::header::{CONTENT_ENCODING, HeaderMap};

#[cfg(feature = "checksum")]
use crate::body::checksum;
use crate::body::message::BufferedResponse;
use crate::body::stream::ByteStream;
use crate::codec::heap::EXCEEDED;
use crate::codec::left_out::LeftOut;
use crate::codec::pace::ReadUntil;
use crate::codec::reader::ReadStruct;
use crate::codec::responses::Reading;
use crate::error::response::ResponseError;
use crate::error::service::{OperationError, Unhandled};
use crate::error::wire::DeserializeError;
use crate::operation::classify::{classify, succeeded};
use crate::operation::incomplete::{self, Attempt, Unreadable};
use crate::operation::info;
use crate::operation::message::{message_member, preset_message};
use crate::operation::options::ResponseOptions;
use crate::operation::stranger::{self, Models, Watched};
use crate::operation::streams::{self, InitialMembers};
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
            problem => problem + &encoding(&response.headers, &error.part),
        };
        ReadError::Response(ResponseError { response, part: error.part, problem })
    })
}

/// Returns what to add to a problem with a body that is compressed, although nobody asked for that.
fn encoding(headers: &HeaderMap, part: &str) -> String {
    match headers.get(CONTENT_ENCODING) {
        Some(encoding) if part == "body" && encoding != "identity" => {
            let encoding = String::from_utf8_lossy(encoding.as_bytes());
            format!("; its header says `content-encoding: {encoding}`, which wasn't asked for")
        }
        _ => String::new(),
    }
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
        output.check(schema, response, reading.requires_all(), outcome)?;
        output.note_missing(schema, reading);
        return Ok(());
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

/// An error of the service as the operation's type.
pub(super) struct ServiceError<E> {
    pub(super) error: E,
    /// The message in the response if the error has no member that holds it.
    pub(super) message: Option<String>,
    /// The members that are missing or can't be read.
    pub(super) left_out: Vec<LeftOut>,
}

/// Returns the operation's error for a failure: the modelled error if the model defines it and its body can be
/// read, and the unhandled error otherwise.
pub(super) fn service_error<E: OperationError>(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    options: &ResponseOptions,
    failure: Failure,
) -> ServiceError<E> {
    let Failure { codes, mut message, .. } = failure;
    let code = codes.iter().find(|code| E::modeled(code).is_some());
    let mut unreadable = Unreadable::default();
    while let Some(mut error) = code.and_then(|code| E::modeled(code))
        && let Some(fields) = error.fields()
    {
        let secret = message_member(fields).is_some_and(|(_, member)| member.is_sensitive());
        preset_message(fields, message.as_deref());
        match incomplete::read(schema, response, options, &mut unreadable, fields) {
            Attempt::Read(left_out) => {
                let has_none = !secret && error.message().is_none();
                let message = message.filter(|text| has_none && !text.is_empty());
                return ServiceError { error, message, left_out };
            }
            Attempt::Again => {}
            Attempt::Failed => {
                message = message.filter(|_| !secret);
                break;
            }
        }
    }
    let query_code = schema.service.protocol.query_code(schema.service, response);
    let code = query_code.or_else(|| codes.into_iter().next());
    let error = E::unhandled(Unhandled { code, message });
    ServiceError { error, message: None, left_out: Vec::new() }
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
