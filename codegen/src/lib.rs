//! Generates Rust clients from Smithy models.
//!
//! In a build script, use [`build::Client`]. In any other program, use [`Generator`], which generates a
//! whole crate or one module. The command `farrier` and its configuration `codegen.toml` are in the crate
//! `farrier-cli`.
//!
//! A client has only the operations that are chosen and the types that they need. `--operation`,
//! `operations` in `codegen.toml`, [`Generator::operations`] and [`build::Client::operations`] take names,
//! shape ids and globs such as `Get*`, with the same meaning ([`find_operations`]).
//!
//! A [`Report`] describes the operations, traits and constraints of the model, and what the client doesn't
//! do. It is written to the file `smithy-report.md` of a crate or next to the client of a build script.
//! `--report json` prints it, and [`Generator::report`] returns it.
//!
//! Generated code needs the crate `farrier`.
//!
//! Internally, a model goes through phases, each of which is a module: load ► select ► lower ► plan ► emit
//! ► files. Only errors are shared between them, and only `emit` names the runtime's items.

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
mod place;
mod plan;
mod protocol;
pub mod report;
mod responses;
pub mod rules;
mod select;
mod source;
pub mod text;

pub use emit::CONTRACT;
pub use error::Error;
pub use files::Files;
pub use generator::{Generation, Generator};
pub use lower::{auth_schemes, broken_default, check_ignored_constraints, is_auth_optional};
pub use manifest::{Dependency, ManifestMode, Package, Publish};
pub use outline::{ErrorOutline, OperationOutline, StreamOutline, TypeOutline};
pub use report::Report;
pub use responses::Responses;
pub use select::{find_operations, find_service};
