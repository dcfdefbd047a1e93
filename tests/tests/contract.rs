//! Generated code and the crate that it links agree on a contract.

/// The generator states the newest contract that this `farrier` supports, and no number between the oldest
/// and the newest is left out.
#[test]
fn the_generator_states_the_newest_contract_that_the_runtime_supports() {
    let supported = farrier::CONTRACTS;
    assert_eq!(supported.last(), Some(&farrier_codegen::CONTRACT));
    assert!(supported.windows(2).all(|pair| pair[1] == pair[0] + 1), "{supported:?}");
}
