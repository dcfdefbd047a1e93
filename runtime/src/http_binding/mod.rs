//! HTTP bindings (smithy.io, HTTP binding traits), as the schema states them: labels, queries,
//! headers, payload, status code. Serves every protocol whose messages use them.
//!
//! Knows no body format: a [`Format`] writes and reads what is left for the body.

use bytes::Bytes;

use crate::Member;
use crate::codec::{ReadResult, Reader, Writer};
use crate::error::Malformed;

mod body;
mod header;
mod request;
mod response;
#[cfg(feature = "mock")]
mod server;
mod text;
mod uri;

#[cfg(feature = "event-stream")]
pub(crate) use body::{Unbound, read_unbound};
pub(crate) use request::write_request;
#[cfg(feature = "event-stream")]
pub(crate) use response::read_payload;
pub(crate) use response::read_response;
#[cfg(feature = "mock")]
pub(crate) use server::read_request;

/// A body format of a protocol with HTTP bindings.
pub(crate) trait Format {
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

/// The schema of a body as such.
static ROOT: Member = Member::item();
