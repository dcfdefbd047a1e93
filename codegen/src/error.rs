//! What can stop a generation.

use std::fmt;
use std::path::PathBuf;

/// Why nothing was generated.
///
/// `Debug` is `Display`, so that a build script's `fn main() -> Result<(), farrier_codegen::Error>` speaks
/// to people.
#[non_exhaustive]
pub enum Error {
    /// The model has faults.
    Model(farrier_smithy::Faults),
    /// What is asked for isn't there: no such model, service or operation, say.
    Selection {
        /// What is wrong.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
    /// The model asks for what the generator doesn't support.
    Unsupported {
        /// What, each with the shape's id.
        features: Vec<String>,
        /// What to do about it.
        hint: String,
    },
    /// A file can't be read or written.
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The emitted code isn't Rust: a fault of the generator.
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
