//! Generated code and the crate that it links agree on one contract. Where they don't, or where a type
//! of generated code is wrong, the compiler tells what is to be done and where.

mod compiler;
mod members;
mod needs;

use farrier_codegen::Generator;

/// The generator prints the number that this `farrier` takes.
#[test]
fn the_generator_and_the_runtime_have_one_contract() {
    assert_eq!(farrier_codegen::CONTRACT, farrier::CONTRACT);
}

/// The generator for a fixture.
fn generator(name: &str) -> Generator {
    let path = format!("{}/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Generator::from_file(path).unwrap()
}

/// The code of a fixture in one file, as a build script includes it, without a client.
fn module(name: &str) -> String {
    generator(name).client(false).generate_module().unwrap()
}
