//! Streams of messages: they go beside the codec, which sees the rest of a message only.
//!
//! Knows where a stream belongs; nothing of how it is sent or of what it consists of.

use bytes::Bytes;

use crate::codec::{Failed, ReadResult, ReadStruct, Reader, Streamed};
use crate::error::{Malformed, Unsendable};
use crate::{ByteStream, Input, Member, OperationSchema, Streaming};

/// The request with the stream of an input, if it has one: in the request if it is in memory, else
/// beside it.
pub(super) fn take(
    schema: &'static OperationSchema,
    input: &mut dyn Input,
    request: http::Request<Bytes>,
) -> Result<(http::Request<Bytes>, Option<ByteStream>), Unsendable> {
    let Some(stream) = input.take_stream(schema) else { return Ok((request, None)) };
    match stream.into_bytes() {
        Ok(bytes) => Ok((request.map(|_| bytes), None)),
        Err(stream)
            if schema.input_stream == Some(Streaming::SizedBytes) && stream.length().is_none() =>
        {
            let member = input.members().iter().find(|member| member.is_streaming());
            let problem = "its length must be known before it is sent, as that of bytes and of \
                           files is";
            Err(Unsendable { member: member.map(Member::name), problem: problem.to_owned() })
        }
        Err(stream) => Ok((request, Some(stream))),
    }
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
