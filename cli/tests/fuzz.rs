//! The fuzz target of diagnostics, with the inputs that are checked in.

#[path = "../../codegen/fuzz/bodies/diagnostics.rs"]
mod diagnostics;

use std::fs;
use std::path::Path;

#[test]
fn diagnostics() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/fuzz/seeds/diagnostics");
    let mut seeds: Vec<_> =
        fs::read_dir(seeds).unwrap().map(|entry| entry.unwrap().path()).collect();
    seeds.sort();
    assert!(!seeds.is_empty());
    for seed in seeds {
        // Shown if the target fails.
        eprintln!("{}", seed.display());
        let input = fs::read(seed).unwrap();
        // What is cut anywhere has other faults.
        for end in 0..=input.len() {
            diagnostics::run(&input[..end]);
        }
    }
}
