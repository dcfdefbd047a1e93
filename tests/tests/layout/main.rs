//! Who may know whom (see `ARCHITECTURE.md`): what crates and modules import, and which names stand
//! where.

mod circles;
mod crates;
mod imports;
mod modules;
mod names;
mod root;
mod services;
mod snapshots;
mod sources;

/// The root of the repository.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The folders of the crates whose modules are looked at.
const CRATES: [&str; 3] = ["smithy/src", "codegen/src", "cli/src"];
