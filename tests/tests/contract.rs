//! Generated code and the crate that it links agree on one contract.

/// The generator prints the number that this `farrier` takes.
#[test]
fn the_generator_and_the_runtime_have_one_contract() {
    assert_eq!(farrier_codegen::CONTRACT, farrier::CONTRACT);
}
