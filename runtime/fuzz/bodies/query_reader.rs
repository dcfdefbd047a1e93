//! Arbitrary bytes as a form, in both dialects: the reader never panics, and what it accepts can be written
//! as another form, which it reads as well.

use farrier::codec::WriteStruct as _;
use farrier::formats::query::{Dialect, QueryReader, QueryWriter};

use crate::json_kinds::Everything;

pub(crate) fn run(body: &[u8]) {
    for dialect in [Dialect::Aws, Dialect::Ec2] {
        let Some(value) = read(body, dialect) else { continue };
        let mut writer = QueryWriter::new(dialect);
        value.write_members(&mut writer);
        // A year of five digits can be read, and isn't written.
        let Ok(form) = writer.finish() else { continue };
        // A union with an unknown variant has nothing to write.
        if !format!("{value:?}").contains("Unknown(") {
            assert!(read(&form, dialect).is_some());
        }
    }
}

fn read(body: &[u8], dialect: Dialect) -> Option<Everything> {
    let mut value = Everything::default();
    let reader = QueryReader::parse(body, dialect).ok()?;
    reader.read_root(&mut value).ok()?;
    Some(value)
}
