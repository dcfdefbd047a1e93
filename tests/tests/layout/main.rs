//! Who may know whom (see `ARCHITECTURE.md`): what crates and modules import, and which names stand
//! where.

mod arms;
mod circles;
mod crates;
mod declared;
mod hidden;
mod imports;
mod modules;
mod names;
mod promises;
mod root;
mod services;
mod snapshots;
mod sources;
mod versions;
mod wanted;
mod words;

/// The root of the repository.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The folders of the crates whose modules must import each other one way.
const CRATES: [&str; 5] = ["smithy/src", "codegen/src", "cli/src", "runtime/src", "aws/src"];
