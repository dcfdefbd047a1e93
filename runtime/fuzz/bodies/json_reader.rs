//! Arbitrary bytes as JSON: the reader never panics, what it accepts can be written and read again, and
//! reading, skipping and documents agree on what JSON is.

use farrier::codec::WriteValue;
use farrier::error::SerializeError;
use farrier::formats::json::{JsonReader, JsonWriter};
use farrier::{Bytes, Member};

use crate::json_kinds::Everything;
use crate::nothing::Nothing;

pub(crate) fn run(body: &[u8]) {
    let skipped = skipped(body);
    if let Some(value) = structure(body) {
        assert!(skipped, "what can be read can be skipped");
        // A union with an unknown variant has nothing to write.
        if !format!("{value:?}").contains("Unknown(") {
            check_round_trip(&value);
        }
    }
    #[cfg(feature = "document")]
    if let Some(value) = document(body) {
        assert!(skipped || !value.is_object(), "what is a document can be skipped");
        let text = written(&value).expect("a document can be written");
        assert_eq!(document(&text), Some(value));
    }
}

/// A timestamp is read to the nanosecond and written in milliseconds, so the first writing may round it. What
/// was written comes back as it is. A year of five digits can be read, and isn't written.
fn check_round_trip(value: &Everything) {
    let Ok(text) = written(value) else { return };
    let again = structure(&text).expect("what is written can be read");
    let text = written(&again).expect("what was written can be written");
    let twice = structure(&text).expect("what is written can be read");
    assert_eq!(format!("{twice:?}"), format!("{again:?}"));
}

fn written(value: &dyn WriteValue) -> Result<Bytes, SerializeError> {
    let mut writer = JsonWriter::new();
    value.write(&Member::item(), &mut writer);
    writer.finish()
}

fn structure(body: &[u8]) -> Option<Everything> {
    let mut value = Everything::default();
    JsonReader::new(body).ok()?.read_root(&mut value).ok()?;
    Some(value)
}

#[cfg(feature = "document")]
fn document(body: &[u8]) -> Option<farrier::Document> {
    let mut value = farrier::Document::Null;
    JsonReader::new(body).ok()?.read_value(&Member::item(), &mut value).ok()?;
    Some(value)
}

fn skipped(body: &[u8]) -> bool {
    JsonReader::new(body).is_ok_and(|mut reader| reader.read_root(&mut Nothing).is_ok())
}
