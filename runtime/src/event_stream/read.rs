//! Reading of an event, or of the error that ends a stream, from a message.

use std::borrow::Cow;

use bytes::Bytes;

use super::error::EventError;
use super::message::Message;
use super::message::headers::HeaderValue;
use super::name;
use super::write::{NO_EVENTS, is_in_payload};
use crate::codec::reader::format::EventFormat;
use crate::codec::reader::{Failed, ReadResult, ReadStruct, ReadValue, Reader};
use crate::codec::required::{MISSING, SeenMembers};
use crate::codec::responses::Reading;
use crate::error::service::Unhandled;
use crate::error::wire::DeserializeError;
use crate::http_binding::body::read_unbound;
use crate::http_binding::payload::read_payload;
use crate::protocol::error_head;
use crate::schema::member::Member;
use crate::schema::service::protocol::Protocol;
use crate::timestamp::Timestamp;

/// Reads the event of a message. `E` is the union of the model's events, and `protocol` decides the
/// format of the payload. Returns `None` for an initial message, which holds no event.
///
/// # Errors
///
/// Fails if the message is an error of the service or can't be read, or if the protocol has no
/// event streams.
pub fn from_message<E: ReadValue + ReadStruct>(
    message: &Message,
    protocol: &dyn Protocol,
) -> Result<Option<E>, EventError<E>> {
    match protocol.events() {
        Some(format) => read(message, format),
        None => Err(DeserializeError::new("message", NO_EVENTS).into()),
    }
}

/// Reads the event of a message whose payload is in `format`.
pub(super) fn read<E: ReadValue + ReadStruct>(
    message: &Message,
    format: EventFormat,
) -> Result<Option<E>, EventError<E>> {
    let mut event = E::blank();
    match read_into(message, format, &mut event)? {
        Outcome::Event => Ok(Some(event)),
        Outcome::Initial => Ok(None),
        Outcome::Exception => Err(EventError::Exception(event)),
        Outcome::Unhandled(error) => Err(EventError::Unhandled(error)),
    }
}

/// The kind of a message that was read.
enum Outcome {
    Event,
    Initial,
    Exception,
    Unhandled(Unhandled),
}

fn read_into(
    message: &Message,
    format: EventFormat,
    event: &mut dyn ReadStruct,
) -> Result<Outcome, DeserializeError> {
    match text(message, name::MESSAGE_TYPE)? {
        "event" => {
            let kind = text(message, name::EVENT_TYPE)?;
            let reading = format.responses.map_or_else(Reading::default, Reading::new);
            if read_variant(message, format, reading, kind, event)? {
                return Ok(Outcome::Event);
            }
            if matches!(kind, name::INITIAL_REQUEST | name::INITIAL_RESPONSE) {
                return Ok(Outcome::Initial);
            }
            event.unknown_member(kind);
            Ok(Outcome::Event)
        }
        "exception" => {
            let kind = text(message, name::EXCEPTION_TYPE)?;
            if read_variant(message, format, Reading::of_error(), kind, event)? {
                return Ok(Outcome::Exception);
            }
            let text = unmodeled_message(message, format);
            Ok(Outcome::Unhandled(Unhandled { code: Some(kind.to_owned()), message: text }))
        }
        "error" => {
            let text = |name| message.text(name).ok().map(str::to_owned);
            let (code, message) = (text(name::ERROR_CODE), text(name::ERROR_MESSAGE));
            Ok(Outcome::Unhandled(Unhandled { code, message }))
        }
        _ => Err(DeserializeError::new("header :message-type", "has an unknown value")),
    }
}

fn text<'m>(message: &'m Message, name: &'static str) -> Result<&'m str, DeserializeError> {
    let text = message.text(name);
    text.map_err(|(name, problem)| DeserializeError::new(format!("header {name}"), problem))
}

/// Returns the human-readable message of an exception that the model doesn't define: a member of the payload,
/// or the payload itself if it is text.
fn unmodeled_message(message: &Message, format: EventFormat) -> Option<String> {
    let is_text = message.text(name::CONTENT_TYPE).is_ok_and(|kind| kind.starts_with("text/"));
    let text = if is_text {
        std::str::from_utf8(&message.payload).ok().map(str::to_owned)
    } else {
        error_head::message(format.format, &message.payload)
    };
    text.filter(|text| !text.trim().is_empty())
}

/// Reads the variant called `kind`. Returns false if the model has no such variant.
fn read_variant(
    message: &Message,
    format: EventFormat,
    reading: Reading,
    kind: &str,
    event: &mut dyn ReadStruct,
) -> Result<bool, DeserializeError> {
    let Some(index) = event.members().iter().position(|member| member.name() == kind) else {
        return Ok(false);
    };
    let reading = reading.with_heap(format.heap);
    let mut reader = EventReader { message, format, reading, fault: None };
    let outcome = event.read_member(index, &mut reader);
    outcome.map_err(|Failed| {
        reader.fault.unwrap_or_else(|| DeserializeError::new("message", "can't be read"))
    })?;
    reader.reading.finish(kind);
    Ok(true)
}

/// Reads the structure of an event from the headers and the payload of a message.
struct EventReader<'a> {
    message: &'a Message,
    format: EventFormat,
    reading: Reading,
    fault: Option<DeserializeError>,
}

impl EventReader<'_> {
    fn read_event(&mut self, value: &mut dyn ReadStruct) -> Result<(), DeserializeError> {
        if !value.members().iter().any(Member::is_required) {
            return self.read_parts(value);
        }
        let mut value = SeenMembers::new(value);
        self.read_parts(&mut value)?;
        if !self.reading.requires_all() {
            self.note_missing(&value);
            return Ok(());
        }
        match value.missing(|member| !member.is_event_payload()) {
            Some((_, member)) => Err(DeserializeError::new(
                "message",
                format!("the member `{}` is required and missing", member.name()),
            )),
            None => Ok(()),
        }
    }

    /// Notes which required members weren't there. A payload may be empty, and there are no elements of an empty
    /// list that is flattened in XML.
    fn note_missing(&mut self, value: &SeenMembers<'_>) {
        let may_be_empty = |member: &Member| member.is_event_payload() || member.is_flattened();
        if self.reading.is_lenient() {
            for member in value.all_missing().filter(|member| !may_be_empty(member)) {
                self.reading.lack(member, MISSING);
            }
        }
    }

    /// Reads the members from the headers and the payload.
    fn read_parts(&mut self, value: &mut dyn ReadStruct) -> Result<(), DeserializeError> {
        let Message { headers, payload } = self.message;
        let members = value.members();
        for (index, member) in members.iter().enumerate() {
            if member.event_header_type().is_some()
                && let Some(header) = headers.get(member.name())
            {
                read_header(value, index, member, header, &mut self.reading)?;
            }
        }
        if payload.is_empty() {
            return Ok(());
        }
        let format = self.format.format;
        if let Some(index) = members.iter().position(Member::is_event_payload) {
            return read_payload(payload, &mut self.reading, value, index, format);
        }
        if members.iter().any(is_in_payload) {
            return format.read(payload, None, &mut self.reading, &mut |r| {
                read_unbound(value, is_in_payload, r)
            });
        }
        Ok(())
    }
}

impl Reader for EventReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.fault.get_or_insert_with(|| DeserializeError::new("message", problem));
        Failed
    }

    fn structure(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        self.read_event(value).map_err(|fault| {
            self.fault.get_or_insert(fault);
            Failed
        })
    }
}

fn read_header(
    value: &mut dyn ReadStruct,
    index: usize,
    member: &Member,
    header: &HeaderValue,
    reading: &mut Reading,
) -> Result<(), DeserializeError> {
    let mut reader = HeaderReader { header, reading, problem: None };
    let outcome = value.read_member(index, &mut reader);
    outcome.map_err(|Failed| {
        let part = format!("header {}", member.name());
        DeserializeError::new(part, reader.problem.unwrap_or_default())
    })
}

/// Reads a member from a header.
struct HeaderReader<'a> {
    header: &'a HeaderValue,
    reading: &'a mut Reading,
    problem: Option<&'static str>,
}

impl Reader for HeaderReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.problem.get_or_insert(problem);
        Failed
    }

    fn forgive(&mut self, member: &Member) -> bool {
        let Some(problem) = self.problem else { return false };
        if !self.reading.may_leave_out(member) {
            return false;
        }
        self.problem = None;
        let raw = match self.header {
            HeaderValue::String(text) => text.as_bytes(),
            HeaderValue::Blob(bytes) => bytes,
            _ => &[],
        };
        self.reading.leave_out(member, || format!("the header {problem}"), raw);
        true
    }

    fn boolean(&mut self, _: &Member) -> ReadResult<bool> {
        match self.header {
            HeaderValue::Boolean(value) => Ok(*value),
            _ => Err(self.fail("is not a boolean")),
        }
    }

    fn integer(&mut self, _: &Member) -> ReadResult<i64> {
        match self.header {
            HeaderValue::Byte(value) => Ok((*value).into()),
            HeaderValue::Short(value) => Ok((*value).into()),
            HeaderValue::Integer(value) => Ok((*value).into()),
            HeaderValue::Long(value) => Ok(*value),
            _ => Err(self.fail("is not a whole number")),
        }
    }

    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        match self.header {
            HeaderValue::String(text) => Ok(Cow::Borrowed(text)),
            _ => Err(self.fail("is not a string")),
        }
    }

    fn blob(&mut self, _: &Member) -> ReadResult<Bytes> {
        match self.header {
            HeaderValue::Blob(bytes) => Ok(bytes.clone()),
            _ => Err(self.fail("is not a blob")),
        }
    }

    fn timestamp(&mut self, _: &Member) -> ReadResult<Timestamp> {
        match self.header {
            HeaderValue::Timestamp(millis) => Timestamp::from_timestamp_millis(*millis)
                .ok_or_else(|| self.fail("is beyond the calendar")),
            _ => Err(self.fail("is not a timestamp")),
        }
    }
}
