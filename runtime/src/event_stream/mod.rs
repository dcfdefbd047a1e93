//! Event streams (smithy.io, Event streams and Amazon Event Stream specification).
//!
//! A body with an event stream is a sequence of messages, each of which carries one event in its
//! headers and its payload. [`EventStream`] sends and receives the typed events of a model.
//!
//! The functions below it do no I/O. [`to_message`] and [`from_message`] convert between an event
//! and a message, and [`Message::encode`] and [`Decoder`] convert between messages and bytes. The
//! protocol decides the format of payloads.
//!
//! Where a request is signed, a call signs its events as well: each message becomes the payload of another one with its
//! signature, and an empty one ends the stream. These functions don't sign.

mod body;
pub(crate) mod decoder;
pub(crate) mod error;
pub(crate) mod initial;
pub(crate) mod message;
pub(crate) mod read;
pub(crate) mod sender;
#[cfg(feature = "sigv4")]
pub(crate) mod signed;
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

/// The names of the headers that describe a message, and some of their values.
mod name {
    pub(super) const MESSAGE_TYPE: &str = ":message-type";
    pub(super) const EVENT_TYPE: &str = ":event-type";
    pub(super) const EXCEPTION_TYPE: &str = ":exception-type";
    pub(super) const CONTENT_TYPE: &str = ":content-type";
    #[cfg(feature = "sigv4")]
    pub(super) const DATE: &str = ":date";
    #[cfg(feature = "sigv4")]
    pub(super) const SIGNATURE: &str = ":chunk-signature";
    pub(super) const ERROR_CODE: &str = ":error-code";
    pub(super) const ERROR_MESSAGE: &str = ":error-message";
    pub(super) const INITIAL_REQUEST: &str = "initial-request";
    pub(super) const INITIAL_RESPONSE: &str = "initial-response";
}
