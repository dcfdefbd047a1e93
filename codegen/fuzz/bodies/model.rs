//! Arbitrary text as a model: it is refused with faults that have a place, or becomes a client,
//! the same one each time. Never a panic.

use farrier_codegen::{Error, Generator};

pub(crate) fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let generator = match Generator::from_text("fuzz.json", text) {
        Ok(generator) => generator,
        Err(Error::Model(faults)) => {
            assert!(faults.len() > 0);
            assert!(faults.iter().all(|fault| fault.line > 0 && fault.column > 0));
            return;
        }
        Err(error) => panic!("{error}"),
    };
    match generator.generate_module() {
        Ok(module) => assert!(generator.generate_module().is_ok_and(|again| again == module)),
        Err(error @ Error::Internal(_)) => panic!("{error}"),
        Err(_) => {}
    }
}
