//! The format of CBOR bodies.

use bytes::Bytes;

use crate::codec::reader::format::Format;
use crate::codec::reader::{ReadResult, Reader};
use crate::codec::responses::Reading;
use crate::codec::writer::Writer;
use crate::error::wire::{DeserializeError, SerializeError};
use crate::formats::cbor::{CborReader, CborWriter};
use crate::protocol::unreadable::unreadable;
use crate::schema::member::Member;

/// The format of CBOR bodies.
pub(super) struct Cbor;

impl Format for Cbor {
    fn content_type(&self) -> &'static str {
        "application/cbor"
    }

    fn sends_absent_structures(&self) -> bool {
        true
    }

    fn write(&self, write: &mut dyn FnMut(&mut dyn Writer)) -> Result<Bytes, SerializeError> {
        let mut writer = CborWriter::with_capacity(256);
        write(&mut writer);
        Ok(writer.finish())
    }

    fn read(
        &self,
        body: &[u8],
        _: Option<&Member>,
        reading: &mut Reading,
        read: &mut dyn FnMut(&mut dyn Reader) -> ReadResult,
    ) -> Result<(), DeserializeError> {
        let mut reader = CborReader::new(body).reading(std::mem::take(reading));
        let outcome = reader.read_with(read);
        *reading = reader.into_reading();
        outcome.map_err(|error| unreadable(error, reading))
    }
}
