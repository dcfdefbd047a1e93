//! Initial messages (smithy.io, Initial messages): the members beside the events, in a message in
//! front of them, where the protocol has no other place for them.

use bytes::Bytes;
#[cfg(feature = "client")]
use bytes::BytesMut;
use http::HeaderMap;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue};

use super::body::Prefixed;
use super::decoder::{self, Decoder};
use super::message::{FrameError, Message};
use super::{MEDIA_TYPE, name, write};
#[cfg(feature = "client")]
use crate::body::error::StreamError;
use crate::body::stream::ByteStream;
use crate::error::wire::Unsendable;
use crate::schema::binding::Binding;
use crate::schema::member::Member;
use crate::schema::service::OperationSchema;
use crate::schema::streaming::Streaming;

/// The payload of an initial message that was received ahead; travels with the response's head.
#[derive(Debug, Clone)]
pub(crate) struct Initial(pub(crate) Bytes);

/// Says in a request that events come back, and with `events`, if there are any, that it holds them;
/// what the request holds so far goes in front of them.
pub(crate) fn attach(
    operation: &'static OperationSchema,
    members: &[Member],
    mut request: http::Request<Bytes>,
    events: Option<ByteStream>,
) -> Result<(http::Request<Bytes>, Option<ByteStream>), Unsendable> {
    if operation.output_stream.is_some_and(Streaming::is_events) {
        set_media_type(request.headers_mut(), ACCEPT, members);
    }
    let Some(events) = events else { return Ok((request, None)) };
    if operation.input_stream.is_some_and(Streaming::is_events) {
        set_media_type(request.headers_mut(), CONTENT_TYPE, members);
    }
    if operation.input_stream != Some(Streaming::EventsAfterInitial) {
        return Ok((request, Some(events)));
    }
    let mut message = write::message("event", name::EVENT_TYPE, name::INITIAL_REQUEST);
    if let Some(format) = operation.service.protocol.events() {
        write::set_text(&mut message, name::CONTENT_TYPE, format.content_type);
    }
    message.payload = std::mem::take(request.body_mut());
    let first = message.encode().map_err(|error| write::unsendable(error.0))?;
    Ok((request, Some(Prefixed::stream(first, events))))
}

/// A member that is bound to the header has the last word.
fn set_media_type(headers: &mut HeaderMap, header: HeaderName, members: &[Member]) {
    let bound = |member: &Member| match member.binding() {
        Binding::Header(name) => header.as_str().eq_ignore_ascii_case(name),
        _ => false,
    };
    if !members.iter().any(bound) || !headers.contains_key(&header) {
        headers.insert(header, HeaderValue::from_static(MEDIA_TYPE));
    }
}

/// The payload of the initial message, if there is one that can be had without waiting, and the
/// events after it.
pub(crate) fn detach(body: ByteStream) -> (Bytes, ByteStream) {
    match body.into_bytes() {
        Ok(bytes) => match peel(&bytes) {
            Ok(Some((payload, rest))) => (payload, rest.into()),
            // Whoever receives the events is told.
            Ok(None) | Err(_) => (Bytes::new(), bytes.into()),
        },
        Err(stream) => (Bytes::new(), stream),
    }
}

/// Waits for the first message; the payload of an initial one, and the events after it.
#[cfg(feature = "client")]
pub(crate) async fn receive(mut body: ByteStream) -> Result<(Bytes, ByteStream), StreamError> {
    let mut seen = BytesMut::new();
    while let Some(piece) = body.next().await {
        seen.extend_from_slice(&piece?);
        let bytes = seen.split().freeze();
        match peel(&bytes) {
            Ok(Some((payload, rest))) => return Ok((payload, Prefixed::stream(rest, body))),
            // Whoever receives the events is told.
            Err(_) => return Ok((Bytes::new(), Prefixed::stream(bytes, body))),
            Ok(None) => seen = bytes.into(),
        }
    }
    Ok((Bytes::new(), seen.freeze().into()))
}

/// The payload of the initial message that `bytes` begin with, and what comes after it; all of them
/// if they begin with another message, `None` as long as the first one isn't complete.
fn peel(bytes: &Bytes) -> Result<Option<(Bytes, Bytes)>, FrameError> {
    let Some(length) = decoder::first_length(bytes)?.filter(|length| *length <= bytes.len()) else {
        return Ok(None);
    };
    let mut rest = bytes.clone();
    let mut decoder = Decoder::default();
    decoder.push(&rest.split_to(length));
    let Some(message) = decoder.message()? else { return Ok(None) };
    Ok(Some(if is_initial(&message) {
        (message.payload, rest)
    } else {
        (Bytes::new(), bytes.clone())
    }))
}

fn is_initial(message: &Message) -> bool {
    let kind = message.text(name::EVENT_TYPE);
    message.text(name::MESSAGE_TYPE) == Ok("event")
        && matches!(kind, Ok(name::INITIAL_REQUEST | name::INITIAL_RESPONSE))
}
