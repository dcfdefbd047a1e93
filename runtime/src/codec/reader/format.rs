//! The interface between formats and protocols: a whole body is written or read at once.

use std::fmt;

use bytes::Bytes;

use crate::codec::heap::Heap;
use crate::codec::reader::{ReadResult, Reader};
use crate::codec::responses::{Reading, Responses};
use crate::codec::writer::Writer;
use crate::error::wire::{DeserializeError, SerializeError};
use crate::schema::member::Member;

/// A format of bodies.
pub(crate) trait Format: Sync {
    /// Returns the `Content-Type` of a body in this format.
    fn content_type(&self) -> &'static str;

    /// Returns true if an absent structure that is the payload is sent as an empty structure, and
    /// false if the body is empty then. The default is true.
    fn sends_absent_structures(&self) -> bool {
        true
    }

    /// Creates a body from the value that `write` writes. Fails if the format can't hold the value.
    fn write(&self, write: &mut dyn FnMut(&mut dyn Writer)) -> Result<Bytes, SerializeError>;

    /// Reads a whole body as the value that `read` reads, as strictly as `reading` says. `payload` is the
    /// member that is the whole body, if one is; otherwise the body holds the members of the message. Fails if
    /// the body isn't in this format or has more than the value.
    fn read(
        &self,
        body: &[u8],
        payload: Option<&Member>,
        reading: &mut Reading,
        read: &mut dyn FnMut(&mut dyn Reader) -> ReadResult,
    ) -> Result<(), DeserializeError>;
}

/// The format in which a protocol carries the payloads of events.
///
/// [`Protocol::events`](crate::schema::service::protocol::Protocol::events) returns it.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "event-stream"), expect(dead_code, reason = "nothing reads events"))]
pub struct EventFormat {
    /// The format of payloads that are structures or unions.
    pub(crate) format: &'static dyn Format,
    /// The media type of such payloads.
    pub(crate) content_type: &'static str,
    /// How strictly events are read. It is `None` for messages that are read by themselves.
    pub(crate) responses: Option<Responses>,
    /// What each event may take on the heap.
    pub(crate) heap: Heap,
}

impl EventFormat {
    /// Creates the format of payloads whose media type is that of the format itself.
    pub(crate) fn new(format: &'static dyn Format) -> Self {
        Self { format, content_type: format.content_type(), responses: None, heap: Heap::default() }
    }
}

impl fmt::Debug for EventFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EventFormat").field(&self.content_type).finish()
    }
}
