//! Initial messages (smithy.io, Event streams, "Initial messages").
//!
//! RPC protocols have no place beside the events for the other members of an input or output. Those
//! members are sent in a message that precedes the events.

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
use crate::error::wire::SerializeError;
use crate::schema::binding::Binding;
use crate::schema::member::Member;
use crate::schema::service::OperationSchema;
use crate::schema::streaming::Streaming;

/// The payload of an initial message that was received before the response is read. It is kept in
/// the extensions of the response.
#[derive(Debug, Clone)]
pub(crate) struct Initial(pub(crate) Bytes);

/// Prepares a request for events. If the output has events, the header `Accept` says so. If the
/// input has events, which are in `events`, the header `Content-Type` says so, and the body that
/// the request has so far becomes the initial message if the protocol needs one.
///
/// Returns the request and the stream that is its body, if there is one. Fails if the initial
/// message is too long.
pub(crate) fn attach(
    operation: &'static OperationSchema,
    members: &[Member],
    mut request: http::Request<Bytes>,
    events: Option<ByteStream>,
) -> Result<(http::Request<Bytes>, Option<ByteStream>), SerializeError> {
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
    let first = message.encode().map_err(|error| write::serialize_error(error.0))?;
    Ok((request, Some(Prefixed::stream(first, events))))
}

/// Sets a header to the media type of event streams, unless a member that is bound to the header
/// has set it.
fn set_media_type(headers: &mut HeaderMap, header: HeaderName, members: &[Member]) {
    let bound = |member: &Member| match member.binding() {
        Binding::Header(name) => header.as_str().eq_ignore_ascii_case(name),
        _ => false,
    };
    if !members.iter().any(bound) || !headers.contains_key(&header) {
        headers.insert(header, HeaderValue::from_static(MEDIA_TYPE));
    }
}

/// Splits a body into the payload of its initial message and the events after it. The payload is
/// empty if the body is not in memory or doesn't begin with an initial message.
pub(crate) fn detach(body: ByteStream) -> (Bytes, ByteStream) {
    match body.into_bytes() {
        Ok(bytes) => match split_initial(&bytes) {
            Ok(Some((payload, rest))) => (payload, rest.into()),
            // The receiver of the events gets the error.
            Ok(None) | Err(_) => (Bytes::new(), bytes.into()),
        },
        Err(stream) => (Bytes::new(), stream),
    }
}

/// Waits for the first message of a body. Returns its payload if it is an initial message, and the
/// events after it. Otherwise the payload is empty and no event is lost. Fails if the body breaks
/// off.
#[cfg(feature = "client")]
pub(crate) async fn receive(mut body: ByteStream) -> Result<(Bytes, ByteStream), StreamError> {
    let mut seen = BytesMut::new();
    while let Some(piece) = body.next().await {
        seen.extend_from_slice(&piece?);
        let bytes = seen.split().freeze();
        match split_initial(&bytes) {
            Ok(Some((payload, rest))) => return Ok((payload, Prefixed::stream(rest, body))),
            // The receiver of the events gets the error.
            Err(_) => return Ok((Bytes::new(), Prefixed::stream(bytes, body))),
            Ok(None) => seen = bytes.into(),
        }
    }
    Ok((Bytes::new(), seen.freeze().into()))
}

/// Splits bytes into the payload of the initial message that they begin with, and the rest. If they
/// begin with another message, the payload is empty and the rest is all of them. Returns `None` if
/// the first message is not complete. Fails if it is not a message.
fn split_initial(bytes: &Bytes) -> Result<Option<(Bytes, Bytes)>, FrameError> {
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
