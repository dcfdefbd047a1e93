//! Streams of messages: they go beside the codec, which sees the rest of a message only.
//!
//! Knows where a stream belongs; nothing of how it is sent or of what it consists of.

use bytes::Bytes;

use crate::codec::{Failed, ReadResult, ReadStruct, Reader, Streamed};
use crate::error::{Malformed, RequestError};
use crate::{ByteStream, Input, Member, OperationSchema, Streaming};

/// Puts the stream of an input, if it has one, into the request that was built of the rest.
pub(super) fn attach(
    schema: &'static OperationSchema,
    input: &mut dyn Input,
    request: http::Request<Bytes>,
) -> Result<http::Request<ByteStream>, RequestError> {
    let Some(stream) = input.take_stream(schema) else { return Ok(request.map(ByteStream::from)) };
    if schema.input_stream == Some(Streaming::SizedBytes) && stream.length().is_none() {
        let member = input.members().iter().find(|member| member.is_streaming());
        let problem = "its length must be known before it is sent, as that of bytes and of files \
                       is"
        .to_owned();
        let member = member.map(Member::name);
        return Err(RequestError { operation: schema.name, member, problem });
    }
    Ok(request.map(|_| stream))
}

/// What a message has in memory, and its stream: all of its body if `streams`, else what is no
/// longer to be had in memory.
pub(super) fn split(streams: bool, body: ByteStream) -> (Bytes, Option<ByteStream>) {
    if streams {
        return (Bytes::new(), Some(body));
    }
    match body.into_bytes() {
        Ok(bytes) => (bytes, None),
        Err(stream) => (Bytes::new(), Some(stream)),
    }
}

/// Gives the stream of a message to the member that is one.
pub(super) fn put(
    schema: &'static OperationSchema,
    value: &mut dyn ReadStruct,
    stream: ByteStream,
) -> Result<(), Malformed> {
    let mut reader = StreamReader { schema, stream: Some(stream), problem: None };
    let outcome = match value.members().iter().position(Member::is_streaming) {
        Some(index) => value.read_member(index, &mut reader),
        None => Err(reader.fail("it is a stream, which must be collected before it is read")),
    };
    outcome.map_err(|Failed| Malformed::new("body", reader.problem.unwrap_or_default()))
}

/// Hands over one stream.
struct StreamReader {
    schema: &'static OperationSchema,
    stream: Option<ByteStream>,
    problem: Option<&'static str>,
}

impl Reader for StreamReader {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.problem.get_or_insert(problem);
        Failed
    }

    fn stream(&mut self, _: &Member) -> ReadResult<Streamed> {
        match self.stream.take() {
            Some(body) => Ok(Streamed { body, protocol: self.schema.service.protocol }),
            None => Err(self.fail("it can be read once")),
        }
    }
}
