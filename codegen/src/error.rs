//! The error of a generation.

use std::fmt;
use std::path::PathBuf;

use crate::text::visible;

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
    /// The model needs something that the generator doesn't support, or names no protocol.
    Unsupported {
        /// The unsupported features, each with its place in the model and the shape's id.
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
        // Models and paths may have anything in them.
        f.write_str(&visible(&self.text()))
    }
}

impl Error {
    /// The same for a wrong setting: with the method that sets it, and the model for which it is.
    pub(crate) fn of_setting(self, method: &str, model: &str) -> Self {
        match self {
            Self::Selection { message, hint } => {
                Self::Selection { message: format!("`.{method}` for {model}: {message}"), hint }
            }
            other => other,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Model(faults) => faults.to_string(),
            Self::Selection { message, hint } => {
                let hint = hint.as_ref().map(|hint| format!("\n  hint: {hint}"));
                format!("{message}{}", hint.unwrap_or_default())
            }
            Self::Unsupported { features, hint } => {
                let features = features.join("\n  - ");
                format!(
                    "no client can be generated from the model:\n  - {features}\n  hint: {hint}"
                )
            }
            Self::Io { path, source } => format!("{}: {source}", path.display()),
            Self::Internal(message) => {
                format!("the generator has a fault, please report it: {message}")
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
