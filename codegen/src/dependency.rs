//! Where generated crates find the crate that they link.

use std::path::PathBuf;

/// Where a generated crate finds the crate `farrier`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dependency {
    /// In a folder, relative to the generated crate or absolute.
    Path(PathBuf),
    /// In a registry where you have put it, by version.
    Version(String),
}
