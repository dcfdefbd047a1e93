//! Generated code and the crate that it links agree on one contract. Where they don't, or where a type
//! of generated code is wrong, the compiler tells what is to be done and where.

mod compiler;
mod members;
mod needs;

use farrier_codegen::Generator;

/// The generator states the newest contract that this `farrier` supports, and no number between the oldest
/// and the newest is left out.
#[test]
fn the_generator_states_the_newest_contract_that_the_runtime_supports() {
    let supported = farrier::CONTRACTS;
    assert_eq!(supported.last(), Some(&farrier_codegen::CONTRACT));
    assert!(supported.windows(2).all(|pair| pair[1] == pair[0] + 1), "{supported:?}");
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
