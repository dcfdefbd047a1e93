//! The fuzz targets, with the inputs that are checked in.

#[cfg(unix)]
#[path = "../fuzz/bodies/files.rs"]
mod files;
#[path = "../fuzz/bodies/model.rs"]
mod model;

use std::fs;
use std::path::Path;

/// Runs a target with each of its inputs.
fn replay(target: &str, run: fn(&[u8])) {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut seeds: Vec<_> =
        fs::read_dir(seeds).unwrap().map(|entry| entry.unwrap().path()).collect();
    seeds.sort();
    assert!(!seeds.is_empty());
    for seed in seeds {
        // Shown if the target fails.
        eprintln!("{}", seed.display());
        run(&fs::read(seed).unwrap());
    }
}

#[test]
fn models() {
    replay("model", model::run);
}

#[cfg(unix)]
#[test]
fn states_of_folders() {
    replay("files", files::run);
}

/// As a fuzzer does, with the same numbers each time.
#[cfg(unix)]
#[test]
fn random_states_of_folders() {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..100 {
        let mut bytes = [0; 64];
        for byte in &mut bytes {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            *byte = state.to_le_bytes()[3];
        }
        files::run(&bytes);
    }
}
