//! The format of JSON bodies, which several protocols share.
//!
//! It knows no protocol. Each protocol supplies its media type and its dialect.

use bytes::Bytes;

use crate::codec::reader::format::Format;
use crate::codec::reader::{ReadResult, Reader};
use crate::codec::responses::Reading;
use crate::codec::writer::Writer;
use crate::error::wire::{DeserializeError, SerializeError};
use crate::formats::json::{Dialect, JsonReader, JsonWriter};
use crate::protocol::unreadable::unreadable;
use crate::schema::member::Member;

/// The format of JSON bodies.
pub(super) struct Json {
    content_type: &'static str,
    dialect: Dialect,
}

impl Json {
    pub(super) const fn new(content_type: &'static str, dialect: Dialect) -> Self {
        Self { content_type, dialect }
    }
}

impl Format for Json {
    fn content_type(&self) -> &'static str {
        self.content_type
    }

    fn sends_absent_structures(&self) -> bool {
        true
    }

    fn write(&self, write: &mut dyn FnMut(&mut dyn Writer)) -> Result<Bytes, SerializeError> {
        let mut writer = JsonWriter::with_capacity(1024).dialect(self.dialect);
        write(&mut writer);
        writer.finish()
    }

    fn read(
        &self,
        body: &[u8],
        _: Option<&Member>,
        reading: &mut Reading,
        read: &mut dyn FnMut(&mut dyn Reader) -> ReadResult,
    ) -> Result<(), DeserializeError> {
        let reader = JsonReader::at_pace(body, reading.pace());
        let reader = reader.map_err(|error| unreadable(error, reading))?;
        let mut reader = reader.dialect(self.dialect).reading(std::mem::take(reading));
        let outcome = reader.read_with(read);
        *reading = reader.into_reading();
        outcome.map_err(|error| unreadable(error, reading))
    }
}
