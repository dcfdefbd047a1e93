//! The error of a generation.

use std::fmt;
use std::path::PathBuf;

/// The error of a generation.
///
/// `Debug` prints the same text as `Display`, so that a build script with
/// `fn main() -> Result<(), farrier_codegen::Error>` prints a readable message.
#[non_exhaustive]
pub enum Error {
    /// The model has faults.
    Model(farrier_smithy::Faults),
    /// A setting is wrong, for example because there is no such model, service or operation.
    Selection {
        /// A description of the problem.
        message: String,
        /// A suggestion for solving it.
        hint: Option<String>,
    },
    /// The model needs something that the generator doesn't support.
    Unsupported {
        /// The unsupported features, each with the shape's id.
        features: Vec<String>,
        /// A suggestion for solving the problem.
        hint: String,
    },
    /// A file can't be read or written.
    Io {
        /// The path of the file.
        path: PathBuf,
        /// The error of the operating system.
        source: std::io::Error,
    },
    /// The generator has a bug, for example because the emitted code isn't Rust.
    Internal(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Model(faults) => faults.fmt(f),
            Self::Selection { message, hint } => {
                f.write_str(message)?;
                hint.as_ref().map_or(Ok(()), |hint| write!(f, "\n  hint: {hint}"))
            }
            Self::Unsupported { features, hint } => {
                f.write_str("the model needs what is not supported yet:")?;
                features.iter().try_for_each(|feature| write!(f, "\n  - {feature}"))?;
                write!(f, "\n  hint: {hint}")
            }
            Self::Io { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Internal(message) => {
                write!(f, "the generator has a fault, please report it: {message}")
            }
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<farrier_smithy::Faults> for Error {
    fn from(faults: farrier_smithy::Faults) -> Self {
        Self::Model(faults)
    }
}
