//! From a model's text to a crate's files, in memory.

use divan::{Bencher, counter::BytesCount};
use farrier_codegen::{Dependency, Generator};

const MODEL: &str = include_str!("../../../model/connectparticipant.json");

fn load() -> Generator {
    Generator::from_text("connectparticipant.json", MODEL)
        .unwrap()
        .farrier(Dependency::path("../runtime"))
}

/// Reads and checks the model.
#[divan::bench(name = "load")]
fn load_model(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::of_str(MODEL)).bench(load);
}

/// Generates the crate from the checked model, formatting included.
#[divan::bench]
fn generate(bencher: Bencher<'_, '_>) {
    let generator = load();
    bencher.bench(|| generator.generate().unwrap());
}

/// Both.
#[divan::bench]
fn load_and_generate() -> farrier_codegen::Generation {
    load().generate().unwrap()
}
