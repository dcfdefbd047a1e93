//! What a case says, and what becomes of it without an operation: bytes, messages, values.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use farrier::codec::ReadValue;
use farrier::event_stream::{Decoder, HeaderValue, Message};
use farrier::{BufferedResponse, Bytes, Operation, Streaming};
use farrier_smithy::traits::Node;
use serde::Deserialize;

use crate::body;
use crate::params::{self, Params};
use crate::request::RequestCase;
use crate::response::ResponseCase;
use crate::suite::Outcome;

/// What a case says.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EventCase {
    pub(super) initial_request: Option<RequestCase>,
    pub(super) initial_request_params: Option<Node>,
    pub(super) initial_response: Option<ResponseCase>,
    pub(super) initial_response_params: Option<Node>,
    #[serde(default)]
    pub(super) events: Vec<Event>,
    #[serde(default)]
    pub(super) expectation: Expectation,
}

/// One event.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Event {
    #[serde(rename = "type")]
    pub(super) direction: Direction,
    pub(super) params: Option<Node>,
    #[serde(default)]
    headers: BTreeMap<String, Value>,
    #[serde(default)]
    forbid_headers: Vec<String>,
    #[serde(default)]
    require_headers: Vec<String>,
    body: Option<String>,
    body_media_type: Option<String>,
    bytes: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Direction {
    Request,
    Response,
}

/// The value of a header, as a case writes it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Value {
    Boolean(bool),
    Byte(Byte),
    Short(i16),
    Integer(i32),
    Long(i64),
    Blob(String),
    String(String),
    Timestamp(Node),
}

/// A byte: the specification wants the base64 of it, published cases have the number.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Byte {
    Number(i8),
    Base64(String),
}

impl Byte {
    fn value(&self) -> Result<i8, String> {
        let text = match self {
            Self::Number(value) => return Ok(*value),
            Self::Base64(text) => text,
        };
        let bytes = BASE64_STANDARD.decode(text).map_err(|error| error.to_string())?;
        match bytes[..] {
            [byte] => Ok(byte.cast_signed()),
            _ => Err(format!("{text:?} is not the base64 of one byte")),
        }
    }
}

/// What comes of a stream.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Expectation {
    Success {},
    Failure(Failure),
}

impl Default for Expectation {
    fn default() -> Self {
        Self::Success {}
    }
}

impl Expectation {
    pub(super) fn is_success(&self) -> bool {
        !matches!(self, Self::Failure(_))
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Failure {
    pub(super) error_id: Option<String>,
}

impl EventCase {
    pub(super) fn parse(case: &str) -> Result<Self, String> {
        serde_json::from_str(case).map_err(|error| error.to_string())
    }

    pub(super) fn events(&self, direction: Direction) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(move |event| event.direction == direction)
    }

    /// True if the case says something of the way there, or of the way back.
    pub(super) fn is_about(&self, direction: Direction) -> bool {
        let initially = match direction {
            Direction::Request => self.initial_request.is_some(),
            Direction::Response => self.initial_response.is_some(),
        };
        initially || self.events(direction).next().is_some()
    }

    /// The response: its head, and the bytes of its events.
    pub(super) fn reply<O: Operation>(&self) -> Result<BufferedResponse, String> {
        let mut reply = match &self.initial_response {
            Some(response) => response.reply()?,
            None => BufferedResponse::default(),
        };
        if self.events(Direction::Response).next().is_none() {
            return Ok(reply);
        }
        let mut bytes = Vec::new();
        if O::SCHEMA.output_stream == Some(Streaming::EventsAfterInitial) {
            bytes.extend_from_slice(&initial_response(reply.body())?);
        }
        for event in self.events(Direction::Response) {
            bytes.extend_from_slice(&event.bytes()?);
        }
        *reply.body_mut() = bytes.into();
        Ok(reply)
    }
}

/// The message in front of the events, where the protocol has one.
fn initial_response(payload: &Bytes) -> Result<Bytes, String> {
    let text = |text: &str| HeaderValue::String(text.to_owned());
    let message = Message::new(payload.clone())
        .header(":message-type", text("event"))
        .header(":event-type", text("initial-response"));
    message.encode().map_err(|error| error.to_string())
}

impl Event {
    /// The bytes of the event, which the case gives or which are made of what it says.
    fn bytes(&self) -> Result<Vec<u8>, String> {
        match &self.bytes {
            Some(bytes) => BASE64_STANDARD.decode(bytes).map_err(|error| error.to_string()),
            None => self.message()?.encode().map(Vec::from).map_err(|error| error.to_string()),
        }
    }

    fn message(&self) -> Result<Message, String> {
        let body = self.body.as_deref().unwrap_or_default();
        let mut message = Message::new(body::bytes(body, self.body_media_type.as_deref())?);
        for (name, value) in &self.headers {
            message.headers.insert(name.clone(), value.header()?);
        }
        Ok(message)
    }

    /// The event as its type, made of the case's params.
    pub(super) fn value<E: ReadValue, O: Operation>(&self) -> Result<E, String> {
        params::value(Params {
            node: self.params.as_ref(),
            body: self.body.as_deref().unwrap_or_default(),
            protocol: O::SCHEMA.service.protocol,
        })
    }

    /// Fails unless a message is what the case says of its headers and its body. The case's bytes
    /// are for messages that are received: nothing is said of those of a message that is sent.
    pub(super) fn compare(&self, found: &Message) -> Outcome {
        for (name, value) in &self.headers {
            let (found, expected) = (found.headers.get(name), value.header()?);
            if found != Some(&expected) {
                return Err(format!("the header {name} is {found:?}; expected {expected:?}"));
            }
        }
        if let Some(name) =
            self.forbid_headers.iter().find(|name| found.headers.contains_key(*name))
        {
            return Err(format!("the header {name} is there and must not be"));
        }
        if let Some(name) =
            self.require_headers.iter().find(|name| !found.headers.contains_key(*name))
        {
            return Err(format!("the header {name} is missing"));
        }
        match &self.body {
            Some(expected) => {
                body::equal(&found.payload, expected, self.body_media_type.as_deref())
            }
            None => Ok(()),
        }
    }
}

impl Value {
    fn header(&self) -> Result<HeaderValue, String> {
        Ok(match self {
            Self::Boolean(value) => HeaderValue::Boolean(*value),
            Self::Byte(value) => HeaderValue::Byte(value.value()?),
            Self::Short(value) => HeaderValue::Short(*value),
            Self::Integer(value) => HeaderValue::Integer(*value),
            Self::Long(value) => HeaderValue::Long(*value),
            Self::Blob(text) => {
                let bytes = BASE64_STANDARD.decode(text).map_err(|error| error.to_string())?;
                HeaderValue::Blob(bytes.into())
            }
            Self::String(text) => HeaderValue::String(text.clone()),
            Self::Timestamp(node) => {
                let instant = params::instant(node).ok_or("a header's time can't be read")?;
                HeaderValue::Timestamp(instant.timestamp_millis())
            }
        })
    }
}

/// The messages that bytes consist of.
pub(super) fn messages(bytes: &[u8]) -> Result<Vec<Message>, String> {
    let mut decoder = Decoder::default();
    decoder.push(bytes);
    let mut messages = Vec::new();
    while let Some(message) = decoder.message().map_err(|error| error.to_string())? {
        messages.push(message);
    }
    decoder.finish().map_err(|error| error.to_string())?;
    Ok(messages)
}

#[cfg(test)]
mod tests {
    use farrier::event_stream::HeaderValue;

    use super::Value;

    #[test]
    fn a_byte_is_a_number_or_base64() {
        let header = |json: &str| serde_json::from_str::<Value>(json).unwrap().header();
        assert_eq!(header(r#"{"byte": -3}"#), Ok(HeaderValue::Byte(-3)));
        assert_eq!(header(r#"{"byte": "/Q=="}"#), Ok(HeaderValue::Byte(-3)));
        assert!(header(r#"{"byte": "AAA="}"#).is_err());
        assert!(header(r#"{"byte": "?"}"#).is_err());
        assert!(serde_json::from_str::<Value>(r#"{"byte": 128}"#).is_err());
    }
}
