//! The streams of inputs and outputs, which don't go through the codec.
//!
//! This module moves a stream between a message and the member that is the stream. It is independent of
//! how the stream is sent and of what it contains.

use bytes::Bytes;
use http::Extensions;

use crate::body::stream::ByteStream;
use crate::codec::reader::Streamed;
use crate::codec::reader::format::EventFormat;
use crate::codec::reader::{Failed, ReadResult, ReadStruct, Reader};
use crate::codec::required::Seen;
use crate::codec::responses::Reading;
use crate::codec::stream::TakeStream;
use crate::error::wire::{DeserializeError, SerializeError};
use crate::operation::Input;
use crate::schema::member::Member;
use crate::schema::service::OperationSchema;
use crate::schema::streaming::Streaming;

/// Takes the stream of an input, if it has one. The stream becomes the body of the returned request if it is
/// in memory, and is returned separately otherwise.
#[cfg_attr(
    not(feature = "event-stream"),
    allow(clippy::unnecessary_wraps, reason = "with events it can fail")
)]
pub(super) fn take(
    schema: &'static OperationSchema,
    input: &mut dyn Input,
    request: http::Request<Bytes>,
) -> Result<(http::Request<Bytes>, Option<ByteStream>), SerializeError> {
    let stream = input.take_stream(schema);
    #[cfg(feature = "event-stream")]
    if has_events(schema.input_stream) || has_events(schema.output_stream) {
        return crate::event_stream::initial::attach(schema, input.members(), request, stream);
    }
    let Some(stream) = stream else { return Ok((request, None)) };
    match stream.into_bytes() {
        Ok(bytes) => Ok((request.map(|_| bytes), None)),
        Err(stream) => Ok((request, Some(stream))),
    }
}

#[cfg(feature = "event-stream")]
fn has_events(stream: Option<Streaming>) -> bool {
    stream.is_some_and(Streaming::is_events)
}

/// Splits a body into the bytes that the codec reads and the stream. `streaming` is what the message streams
/// in the model. If it streams nothing there, a body that isn't in memory is returned as the stream.
pub(super) fn split(
    streaming: Option<Streaming>,
    extensions: &mut Extensions,
    body: ByteStream,
) -> (Bytes, Option<ByteStream>) {
    #[cfg(feature = "event-stream")]
    if streaming == Some(Streaming::EventsAfterInitial) {
        let (initial, events) = match extensions.remove::<crate::event_stream::initial::Initial>() {
            Some(initial) => (initial.0, body),
            None => crate::event_stream::initial::detach(body),
        };
        return (initial, Some(events));
    }
    let _ = extensions;
    if streaming.is_some() {
        return (Bytes::new(), Some(body));
    }
    match body.into_bytes() {
        Ok(bytes) => (bytes, None),
        Err(stream) => (Bytes::new(), Some(stream)),
    }
}

/// Puts the stream of a message into the member that is a stream. Fails if there is no such member.
pub(super) fn put(
    schema: &'static OperationSchema,
    reading: &Reading,
    value: &mut dyn ReadStruct,
    stream: ByteStream,
) -> Result<(), DeserializeError> {
    let mut reader = StreamReader { schema, reading, stream: Some(stream), problem: None };
    let outcome = match value.members().iter().position(Member::is_streaming) {
        Some(index) => value.read_member(index, &mut reader),
        None => Err(reader.fail("it is a stream, which must be collected before it is read")),
    };
    outcome.map_err(|Failed| DeserializeError::new("body", reader.problem.unwrap_or_default()))
}

/// A reader that returns one stream.
struct StreamReader<'a> {
    schema: &'static OperationSchema,
    reading: &'a Reading,
    stream: Option<ByteStream>,
    problem: Option<&'static str>,
}

impl Reader for StreamReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.problem.get_or_insert(problem);
        Failed
    }

    fn stream(&mut self, _: &Member) -> ReadResult<Streamed> {
        match self.stream.take() {
            Some(body) => {
                let events = self.schema.service.protocol.events();
                let (responses, heap) = (self.reading.responses(), self.reading.heap);
                let events = events.map(|format| EventFormat { responses, heap, ..format });
                Ok(Streamed::new(body, events))
            }
            None => Err(self.fail("it can be read once")),
        }
    }
}

/// A structure that records which of its members are read, because some are required before any event.
pub(super) struct InitialMembers<'a> {
    value: &'a mut dyn ReadStruct,
    seen: Seen,
}

impl<'a> InitialMembers<'a> {
    pub(super) fn new(value: &'a mut dyn ReadStruct) -> Self {
        Self { value, seen: Seen::default() }
    }

    /// Fails if a required member was not read (smithy.io, Initial message client and server behavior).
    pub(super) fn check(self) -> Result<(), DeserializeError> {
        self.seen.missing(self.value.members(), Member::is_required_initially).map_or(
            Ok(()),
            |(_, member)| {
                let problem = format!("the required member `{}` is missing", member.name());
                Err(DeserializeError::new("initial response", problem))
            },
        )
    }
}

impl ReadStruct for InitialMembers<'_> {
    fn members(&self) -> &'static [Member] {
        self.value.members()
    }

    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult {
        self.seen.insert(index);
        self.value.read_member(index, r)
    }

    // The members that aren't in the initial message are in the head of the response.
    fn requires(&self, _: &Member) -> bool {
        false
    }
}

/// Takes a stream out of an input and leaves an empty one in its place. Generated code calls it.
#[doc(hidden)]
pub fn take_stream<T: TakeStream>(
    stream: &mut T,
    operation: &'static OperationSchema,
) -> ByteStream {
    stream.take_stream(operation.service.protocol.events())
}
