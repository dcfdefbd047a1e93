//! From a Smithy model to a Rust crate.
//!
//! The way through: load ► select ► lower ► plan ► emit ► files. Each phase is a module; errors
//! are passed on between them only. Names of the runtime appear in `emit` alone.
//!
//! Four doors lead to one engine: the command `farrier`, [`Generator`], [`build`] for build
//! scripts, and `codegen.toml` for a bare `farrier`.
//!
//! Only what is used is emitted: `--operation`, `operations` in `codegen.toml`,
//! [`Generator::operations`] and [`build::Client::operations`] all take names, shape ids and globs
//! such as `Get*`, and mean the same by them ([`find_operations`]).
//!
//! What became of the model, which operations, traits and constraints, and what is not done, is told
//! by [`report::Report`]: in the file `smithy-report.md` of each crate, beside the client of a build
//! script, by `--report json`, and as data.
//!
//! Generated code needs the crate `farrier`.

pub mod build;
pub mod docs;
mod emit;
mod error;
pub mod files;
mod format;
mod generator;
mod glob;
mod layout;
mod lower;
pub mod manifest;
mod name;
mod note;
mod outline;
pub mod pattern;
mod plan;
mod protocol;
pub mod report;
mod select;
mod source;

pub use emit::CONTRACT;
pub use error::Error;
pub use files::Files;
pub use generator::{Generation, Generator};
pub use manifest::{Dependency, GitReference, ManifestMode, Package, Publish};
pub use outline::{ErrorOutline, OperationOutline, StreamOutline, TypeOutline};
pub use report::Report;
pub use select::{find_operations, find_service};
