//! Arbitrary bytes into the JSON reader: it never panics, what it accepts it can write and read
//! again, and reading, skipping and documents agree on what JSON is.
#![no_main]

#[path = "../../tests/json_kinds/mod.rs"]
mod json_kinds;

use json_kinds::Everything;
use libfuzzer_sys::fuzz_target;
use farrier::codec::{ReadResult, ReadStruct, Reader, WriteValue};
use farrier::formats::json::{JsonReader, JsonWriter};
use farrier::{Document, Member};

/// Knows no member, so that all is skipped.
struct Nothing;

impl ReadStruct for Nothing {
    fn members(&self) -> &'static [Member] {
        &[]
    }

    fn read_member(&mut self, _: usize, _: &mut dyn Reader) -> ReadResult {
        Ok(())
    }
}

fn written(value: &dyn WriteValue) -> farrier::Bytes {
    let mut writer = JsonWriter::new();
    value.write(&Member::item(), &mut writer);
    writer.finish()
}

fn structure(body: &[u8]) -> Option<Everything> {
    let mut value = Everything::default();
    JsonReader::new(body).ok()?.read_root(&mut value).ok()?;
    Some(value)
}

fn document(body: &[u8]) -> Option<Document> {
    let mut value = Document::Null;
    JsonReader::new(body)
        .ok()?
        .read_value(&Member::item(), &mut value)
        .ok()?;
    Some(value)
}

fn skipped(body: &[u8]) -> bool {
    JsonReader::new(body).is_ok_and(|mut reader| reader.read_root(&mut Nothing).is_ok())
}

fuzz_target!(|body: &[u8]| {
    let skipped = skipped(body);
    if let Some(value) = structure(body) {
        assert!(skipped, "what can be read can be skipped");
        let debug = format!("{value:?}");
        // A union of a variant that is unknown has nothing to write.
        if !debug.contains("Unknown(") {
            let again = structure(&written(&value)).map(|value| format!("{value:?}"));
            assert_eq!(again, Some(debug));
        }
    }
    if let Some(value) = document(body) {
        assert!(
            skipped || !value.is_object(),
            "what is a document can be skipped"
        );
        assert_eq!(document(&written(&value)), Some(value));
    }
});
