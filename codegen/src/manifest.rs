//! The settings for a generated crate's `Cargo.toml` that aren't in the model.
//!
//! Values are not checked until a crate is generated, which fails if Cargo wouldn't accept one. The methods
//! `mistakes` check them earlier, so that a tool can show the place where it read a value.

mod dependency;
mod git;
mod license;
mod name;
mod package;
mod url;
mod value;

pub use dependency::{Dependency, GitReference, Source};
pub use name::check_crate_name;
pub use package::{Package, Publish};

use crate::error::Error;

/// Whether the `Cargo.toml` of a crate is generated or maintained by its user.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ManifestMode {
    /// The file is generated each time, as all other files are.
    #[default]
    Generate,
    /// The file is generated if it doesn't exist, and is neither overwritten nor compared after that, so
    /// its user can add anything to it. The user must then keep what the client needs: the dependency
    /// `farrier` with the features that the model needs, and the feature `client`.
    Keep,
}

/// A value that Cargo or a registry wouldn't accept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mistake {
    /// The key of the value in a `Cargo.toml`, such as `version`, `git` or `tag`.
    pub key: &'static str,
    /// A description of the problem.
    pub message: String,
    /// A suggestion for solving it.
    pub hint: String,
}

impl Mistake {
    fn new(key: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { key, message: message.into(), hint: hint.into() }
    }
}

impl From<Mistake> for Error {
    fn from(mistake: Mistake) -> Self {
        Self::Selection { message: mistake.message, hint: Some(mistake.hint) }
    }
}

/// Fails with the first mistake, if there is any.
pub(crate) fn refuse(mistakes: impl IntoIterator<Item = Mistake>) -> Result<(), Error> {
    mistakes.into_iter().next().map_or(Ok(()), |mistake| Err(mistake.into()))
}
