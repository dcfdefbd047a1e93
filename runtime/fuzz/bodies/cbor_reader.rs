//! Arbitrary bytes as CBOR: the reader never panics, what it accepts can be written and read again, and
//! reading, skipping and documents agree on what CBOR is.

use farrier::codec::WriteValue;
use farrier::formats::cbor::{CborReader, CborWriter};
use farrier::{Bytes, Member};

use crate::json_kinds::Everything;
use crate::nothing::Nothing;

pub(crate) fn run(body: &[u8]) {
    let skipped = skipped(body);
    if let Some(value) = structure(body) {
        assert!(skipped, "what can be read can be skipped");
        let written = written(&value);
        // A union with an unknown variant has nothing to write, and a number may have another text than it
        // came as: what is written is compared, not what is read.
        if !format!("{value:?}").contains("Unknown(") {
            let again = structure(&written).map(|value| self::written(&value));
            assert_eq!(again, Some(written));
        }
    }
    #[cfg(feature = "document")]
    if let Some(value) = document(body) {
        assert!(skipped || !value.is_object(), "what is a document can be skipped");
        assert_eq!(document(&written(&value)), Some(value));
    }
}

fn written(value: &dyn WriteValue) -> Bytes {
    let mut writer = CborWriter::new();
    value.write(&Member::item(), &mut writer);
    writer.finish()
}

fn structure(body: &[u8]) -> Option<Everything> {
    let mut value = Everything::default();
    CborReader::new(body).read_root(&mut value).ok()?;
    Some(value)
}

#[cfg(feature = "document")]
fn document(body: &[u8]) -> Option<farrier::Document> {
    let mut value = farrier::Document::Null;
    CborReader::new(body).read_value(&Member::item(), &mut value).ok()?;
    Some(value)
}

fn skipped(body: &[u8]) -> bool {
    CborReader::new(body).read_root(&mut Nothing).is_ok()
}
