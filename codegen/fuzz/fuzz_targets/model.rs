//! Arbitrary text as a model: it is refused with faults that have a place, or becomes a client,
//! the same one each time. Never a panic.
#![no_main]

use farrier_codegen::{Error, Generator};
use libfuzzer_sys::{Corpus, fuzz_target};

fn fuzz(text: &str) -> Corpus {
    let generator = match Generator::from_text("fuzz.json", text) {
        Ok(generator) => generator,
        Err(Error::Model(faults)) => {
            assert!(faults.len() > 0);
            assert!(faults.iter().all(|fault| fault.line > 0 && fault.column > 0));
            return Corpus::Keep;
        }
        Err(error) => panic!("{error}"),
    };
    match generator.generate_module() {
        Ok(module) => assert!(generator.generate_module().is_ok_and(|again| again == module)),
        Err(error @ Error::Internal(_)) => panic!("{error}"),
        Err(_) => {}
    }
    Corpus::Keep
}

fuzz_target!(|text: &str| -> Corpus { fuzz(text) });
