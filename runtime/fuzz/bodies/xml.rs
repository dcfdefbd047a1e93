//! Arbitrary bytes as XML: the reader never panics, what can be read can be skipped, and what it accepts can
//! be written and read again.

use farrier::formats::xml::XmlReader;

use crate::nothing::Nothing;
use crate::xml_kinds::{Everything, read, write};

pub(crate) fn run(body: &[u8]) {
    let Ok(value) = read::<Everything>(body) else { return };
    assert!(skipped(body), "what can be read can be skipped");
    // A union with an unknown variant has nothing to write, and a null in a sparse list is written as what
    // reads as an empty string.
    if format!("{value:?}").contains("Unknown(") || !value.sparse.iter().all(Option::is_some) {
        return;
    }
    // Timestamps lose what is finer than their format, once.
    let again = read::<Everything>(write(&value)).expect("what is written can be read");
    let twice = read::<Everything>(write(&again)).expect("what is written can be read");
    assert_eq!(format!("{twice:?}"), format!("{again:?}"));
}

fn skipped(body: &[u8]) -> bool {
    XmlReader::new(body).is_ok_and(|mut reader| reader.read_root(&mut Nothing).is_ok())
}
