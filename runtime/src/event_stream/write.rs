//! Writing of an event to a message.
//!
//! Members with the trait `@eventHeader` become headers. The payload is the member with the trait
//! `@eventPayload`, or else a structure of all other members.

use bytes::Bytes;

use super::message::Message;
use super::message::headers::HeaderValue;
use super::name;
use crate::codec::reader::format::EventFormat;
use crate::codec::writer::{WriteStruct, Writer};
use crate::error::wire::SerializeError;
use crate::http_binding::body::UnboundMembers;
use crate::schema::member::Member;
use crate::schema::service::protocol::Protocol;
use crate::schema::streaming::EventHeader;
use crate::timestamp::Timestamp;

/// Creates the message of an event. `event` is a value of the union of the model's events, and
/// `protocol` decides the format of the payload.
///
/// # Errors
///
/// Fails if the protocol has no event streams, or if the event is the variant `Unknown`.
pub fn to_message(
    event: &dyn WriteStruct,
    protocol: &dyn Protocol,
) -> Result<Message, SerializeError> {
    match protocol.events() {
        Some(format) => write(event, format),
        None => Err(serialize_error(NO_EVENTS)),
    }
}

/// The problem with a protocol that has no event streams.
pub(super) const NO_EVENTS: &str = "the protocol has no event streams";

/// Creates the message of an event whose payload is in `format`.
pub(super) fn write(
    event: &dyn WriteStruct,
    format: EventFormat,
) -> Result<Message, SerializeError> {
    let mut writer = EventWriter { format, message: None };
    event.write_members(&mut writer);
    writer.message.unwrap_or_else(|| Err(serialize_error("the model has no such event")))
}

pub(super) fn serialize_error(problem: &str) -> SerializeError {
    SerializeError { member: None, problem: problem.to_owned() }
}

/// Creates a message of a type such as `event`. The header `type_header` says which event or error
/// it is.
pub(super) fn message(message_type: &str, type_header: &str, kind: &str) -> Message {
    let mut message = Message::default();
    set_text(&mut message, name::MESSAGE_TYPE, message_type);
    set_text(&mut message, type_header, kind);
    message
}

pub(super) fn set_text(message: &mut Message, name: &str, text: &str) {
    message.headers.insert(name.to_owned(), HeaderValue::String(text.to_owned()));
}

/// Returns true if a member is neither a header nor the whole payload, so that it is in the
/// structure that is the payload.
pub(super) fn is_in_payload(member: &Member) -> bool {
    member.event_header_type().is_none() && !member.is_event_payload()
}

/// A writer that takes the variant of a union, whose structure is the event.
struct EventWriter {
    format: EventFormat,
    message: Option<Result<Message, SerializeError>>,
}

impl EventWriter {
    fn event(&self, member: &Member, event: &dyn WriteStruct) -> Result<Message, SerializeError> {
        let mut message = if member.is_exception() {
            message("exception", name::EXCEPTION_TYPE, member.name())
        } else {
            message("event", name::EVENT_TYPE, member.name())
        };
        let mut fields =
            EventFieldWriter { format: self.format, message: &mut message, error: None };
        event.write_members(&mut fields);
        if let Some(error) = fields.error {
            return Err(error);
        }
        let members = event.members();
        if !members.iter().any(Member::is_event_payload) && members.iter().any(is_in_payload) {
            set_text(&mut message, name::CONTENT_TYPE, self.format.content_type);
            let document = UnboundMembers { value: event, filter: is_in_payload };
            message.payload = self.format.format.write(&mut |w| w.structure(member, &document))?;
        }
        Ok(message)
    }
}

/// A writer that puts headers and the payload into a message. It ignores the other members.
struct EventFieldWriter<'a> {
    format: EventFormat,
    message: &'a mut Message,
    error: Option<SerializeError>,
}

impl EventFieldWriter<'_> {
    fn header(&mut self, member: &Member, value: HeaderValue) {
        if member.event_header_type().is_some() {
            self.message.headers.insert(member.name().to_owned(), value);
        }
    }

    fn put_payload(&mut self, member: &Member, media_type: &str, payload: &[u8]) {
        let media_type = member.media_type_name().unwrap_or(media_type);
        set_text(self.message, name::CONTENT_TYPE, media_type);
        self.message.payload = Bytes::copy_from_slice(payload);
    }
}

/// Returns an integer as a header of the width that the model defines.
#[expect(clippy::cast_possible_truncation, reason = "the member's own type is as narrow")]
fn number(width: EventHeader, value: i64) -> HeaderValue {
    match width {
        EventHeader::Byte => HeaderValue::Byte(value as i8),
        EventHeader::Short => HeaderValue::Short(value as i16),
        EventHeader::Integer => HeaderValue::Integer(value as i32),
        EventHeader::Long | EventHeader::Other => HeaderValue::Long(value),
    }
}

impl Writer for EventFieldWriter<'_> {
    fn boolean(&mut self, member: &Member, value: bool) {
        self.header(member, HeaderValue::Boolean(value));
    }

    fn integer(&mut self, member: &Member, value: i64) {
        if let Some(width) = member.event_header_type() {
            self.header(member, number(width, value));
        }
    }

    fn string(&mut self, member: &Member, value: &str) {
        if member.is_event_payload() {
            self.put_payload(member, "text/plain", value.as_bytes());
        } else {
            self.header(member, HeaderValue::String(value.to_owned()));
        }
    }

    fn blob(&mut self, member: &Member, value: &[u8]) {
        if member.is_event_payload() {
            self.put_payload(member, "application/octet-stream", value);
        } else {
            self.header(member, HeaderValue::Blob(Bytes::copy_from_slice(value)));
        }
    }

    fn timestamp(&mut self, member: &Member, value: &Timestamp) {
        self.header(member, HeaderValue::Timestamp(value.timestamp_millis()));
    }

    fn structure(&mut self, member: &Member, value: &dyn WriteStruct) {
        if member.is_event_payload() {
            set_text(self.message, name::CONTENT_TYPE, self.format.content_type);
            match self.format.format.write(&mut |w| w.structure(member, value)) {
                Ok(payload) => self.message.payload = payload,
                Err(error) => self.error = Some(error),
            }
        }
    }

    /// Ignores values of other kinds. They can be neither a header nor the whole payload, so they are
    /// in the structure that is the payload.
    fn unsupported(&mut self, _: &Member, _: &'static str) {}
}

impl Writer for EventWriter {
    fn structure(&mut self, member: &Member, event: &dyn WriteStruct) {
        self.message = Some(self.event(member, event));
    }
}
