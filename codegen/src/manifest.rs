//! What is to stand in a generated crate's `Cargo.toml` and isn't in the model.
//!
//! Knows which values Cargo takes, not how a manifest is written. Values are plain until a crate is
//! generated; what Cargo wouldn't take is refused then, and is told before by `mistakes`, so that a
//! tool can show the place where it read the value.

mod dependency;
mod name;
mod package;
mod value;

pub use dependency::{Dependency, GitReference, Source};
pub use name::check_crate_name;
pub use package::{Package, Publish};

use crate::error::Error;

/// Whose the generated crate's `Cargo.toml` is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ManifestMode {
    /// It is generated each time, as all other files are.
    #[default]
    Generate,
    /// It belongs to its user: one is written where there is none, and the one that is there is left
    /// alone, which is no drift. So anything can be said in it. What the client needs of it is for its
    /// user to keep then: the dependency `farrier` with the features that the model needs, and the
    /// feature `client`.
    Keep,
}

/// A value that Cargo wouldn't take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The key that has the value, as Cargo calls it: `version`, `git`, `tag`.
    pub key: &'static str,
    /// What is wrong with the value.
    pub message: String,
    /// What to do about it.
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

/// An error with the first of some mistakes, if there is any.
pub(crate) fn refuse(mistakes: impl IntoIterator<Item = Mistake>) -> Result<(), Error> {
    mistakes.into_iter().next().map_or(Ok(()), |mistake| Err(mistake.into()))
}
