//! Arbitrary bytes into the reader of forms, in both dialects: it never panics, and a second form,
//! written of what it accepts, can be read as well.
#![no_main]

#[path = "../../tests/json_kinds/mod.rs"]
mod json_kinds;

use json_kinds::Everything;
use libfuzzer_sys::fuzz_target;
use farrier::codec::WriteStruct;
use farrier::formats::query::{Dialect, QueryReader, QueryWriter};

fn read(body: &[u8], dialect: Dialect) -> Option<Everything> {
    let mut value = Everything::default();
    let reader = QueryReader::parse(body, dialect).ok()?;
    reader.read_root(&mut value).ok()?;
    Some(value)
}

fuzz_target!(|body: &[u8]| {
    for dialect in [Dialect::Aws, Dialect::Ec2] {
        let Some(value) = read(body, dialect) else {
            continue;
        };
        let mut writer = QueryWriter::new(dialect);
        value.write_members(&mut writer);
        // A union of a variant that is unknown has nothing to write.
        if !format!("{value:?}").contains("Unknown(") {
            assert!(read(&writer.finish(), dialect).is_some());
        }
    }
});
