//! What the tests of the whole share: clients generated from fixtures, and compile-fail examples.

/// A client for each model in `fixtures`.
#[allow(missing_docs, unreachable_pub, dead_code, reason = "one file each, as a build script includes it")]
pub mod fixtures {
    include!(concat!(env!("OUT_DIR"), "/fixtures.rs"));
}

pub mod constraints;
