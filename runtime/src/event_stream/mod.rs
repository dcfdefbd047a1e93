//! Event streams (smithy.io, Event streams, Amazon Event Stream specification): messages with
//! headers and a payload, one after the other in a body, and the typed events that they carry.
//!
//! Knows message frames and how members travel in a message; a protocol says in what format
//! payloads are. Without I/O: [`to_message`] and [`from_message`] turn one event into a message and
//! back, [`Message::encode`] and [`Decoder`] turn messages into bytes and back.
//!
//! Events are not signed, as requests aren't.

mod body;
pub(crate) mod decoder;
pub(crate) mod error;
pub(crate) mod initial;
pub(crate) mod message;
pub(crate) mod read;
pub(crate) mod sender;
pub(crate) mod stream;
pub(crate) mod write;

pub use decoder::Decoder;
pub use error::EventError;
pub use message::headers::HeaderValue;
pub use message::{FrameError, Message};
pub use read::from_message;
pub use sender::{EventSender, SendError};
pub use stream::EventStream;
pub use write::to_message;

/// The media type of a body of events.
pub(crate) const MEDIA_TYPE: &str = "application/vnd.amazon.eventstream";

/// The headers of messages that say what they are.
mod name {
    pub(super) const MESSAGE_TYPE: &str = ":message-type";
    pub(super) const EVENT_TYPE: &str = ":event-type";
    pub(super) const EXCEPTION_TYPE: &str = ":exception-type";
    pub(super) const CONTENT_TYPE: &str = ":content-type";
    pub(super) const ERROR_CODE: &str = ":error-code";
    pub(super) const ERROR_MESSAGE: &str = ":error-message";
    pub(super) const INITIAL_REQUEST: &str = "initial-request";
    pub(super) const INITIAL_RESPONSE: &str = "initial-response";
}
