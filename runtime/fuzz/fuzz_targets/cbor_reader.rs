//! Arbitrary bytes into the CBOR reader: it never panics, what it accepts it can write and read
//! again, and reading, skipping and documents agree on what CBOR is.
#![no_main]

#[path = "../../tests/json_kinds/mod.rs"]
mod json_kinds;

use json_kinds::Everything;
use libfuzzer_sys::fuzz_target;
use farrier::formats::cbor::{CborReader, CborWriter};
use farrier::codec::{ReadResult, ReadStruct, Reader, WriteValue};
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
    let mut writer = CborWriter::new();
    value.write(&Member::item(), &mut writer);
    writer.finish()
}

fn structure(body: &[u8]) -> Option<Everything> {
    let mut value = Everything::default();
    CborReader::new(body).read_root(&mut value).ok()?;
    Some(value)
}

fn document(body: &[u8]) -> Option<Document> {
    let mut value = Document::Null;
    CborReader::new(body)
        .read_value(&Member::item(), &mut value)
        .ok()?;
    Some(value)
}

fn skipped(body: &[u8]) -> bool {
    CborReader::new(body).read_root(&mut Nothing).is_ok()
}

fuzz_target!(|body: &[u8]| {
    let skipped = skipped(body);
    if let Some(value) = structure(body) {
        assert!(skipped, "what can be read can be skipped");
        let written = written(&value);
        // A union of a variant that is unknown has nothing to write, and a number may have another
        // text than it came as: what is written is compared, not what is read.
        if !format!("{value:?}").contains("Unknown(") {
            let again = structure(&written).map(|value| self::written(&value));
            assert_eq!(again, Some(written));
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
