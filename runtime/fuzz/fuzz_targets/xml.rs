//! Arbitrary bytes into the XML reader: it never panics, what can be read can be skipped, and what
//! it accepts it can write and read again.
#![no_main]

#[path = "../../tests/xml_kinds/mod.rs"]
mod xml_kinds;

use libfuzzer_sys::fuzz_target;
use farrier::Member;
use farrier::codec::{ReadResult, ReadStruct, Reader};
use farrier::formats::xml::XmlReader;
use xml_kinds::{Everything, read, write};

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

fn skipped(body: &[u8]) -> bool {
    XmlReader::new(body).is_ok_and(|mut reader| reader.read_root(&mut Nothing).is_ok())
}

fuzz_target!(|body: &[u8]| {
    let Ok(value) = read::<Everything>(body) else {
        return;
    };
    assert!(skipped(body), "what can be read can be skipped");
    // A union of a variant that is unknown has nothing to write, and a null in a sparse list is
    // written as what reads as an empty string.
    if format!("{value:?}").contains("Unknown(") || !value.sparse.iter().all(Option::is_some) {
        return;
    }
    // Timestamps lose what is finer than their format, once.
    let again = read::<Everything>(write(&value)).expect("what is written can be read");
    let twice = read::<Everything>(write(&again)).expect("what is written can be read");
    assert_eq!(format!("{twice:?}"), format!("{again:?}"));
});
