//! A format as protocols use it: a whole value to bytes and back.

use std::fmt;

use bytes::Bytes;

use crate::codec::reader::{ReadResult, Reader};
use crate::codec::writer::Writer;
use crate::error::wire::Malformed;

/// A format of bodies.
pub(crate) trait Format: Sync {
    /// The `Content-Type` of a body in this format.
    fn content_type(&self) -> &'static str;

    /// Whether a structure that is the payload is sent where it is absent, as an empty one. Else
    /// nothing is sent.
    fn sends_absent_structures(&self) -> bool {
        true
    }

    /// Writes one value as a whole body.
    fn write(&self, write: &mut dyn FnMut(&mut dyn Writer)) -> Bytes;

    /// Reads a whole body as one value.
    fn read(
        &self,
        body: &[u8],
        read: &mut dyn FnMut(&mut dyn Reader) -> ReadResult,
    ) -> Result<(), Malformed>;
}

/// How a protocol carries events: the format of their payloads.
///
/// It comes from [`Protocol::events`](crate::schema::service::protocol::Protocol::events).
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "event-stream"), expect(dead_code, reason = "nothing reads events"))]
pub struct EventFormat {
    /// The format of the payloads that are structures or unions.
    pub(crate) format: &'static dyn Format,
    /// The media type of those.
    pub(crate) content_type: &'static str,
}

impl EventFormat {
    /// Payloads in a format, under its own media type.
    pub(crate) fn new(format: &'static dyn Format) -> Self {
        Self { format, content_type: format.content_type() }
    }
}

impl fmt::Debug for EventFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EventFormat").field(&self.content_type).finish()
    }
}
