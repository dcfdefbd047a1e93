//! The errors with which a service answers.

use std::fmt;

use crate::codec::reader::ReadStruct;
use crate::error::plain::write_plain;

/// An error that the model doesn't name, or whose members can't be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unhandled {
    /// The error's name, as the service gave it.
    pub code: Option<String>,
    /// The message for people, as the service gave it.
    pub message: Option<String>,
}

impl fmt::Display for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_error(f, self.code.as_deref().unwrap_or("unnamed error"), self.message.as_deref())
    }
}

impl std::error::Error for Unhandled {}

/// `code: message`, or `code` alone.
#[doc(hidden)]
pub fn write_error(f: &mut fmt::Formatter<'_>, code: &str, message: Option<&str>) -> fmt::Result {
    write_plain(f, code)?;
    match message {
        Some(message) if !message.is_empty() => {
            f.write_str(": ")?;
            write_plain(f, message)
        }
        _ => Ok(()),
    }
}

/// The name by which an error travels.
#[doc(hidden)]
pub trait ErrorCode {
    const CODE: &'static str;
}

/// A structure with the trait `@error`.
pub trait ModeledError: std::error::Error {
    /// The error's shape name, as it travels.
    fn code(&self) -> &'static str;

    /// The message for people, if the error has such a member.
    fn message(&self) -> Option<&str>;
}

/// The errors of one operation, which are generated.
pub trait OperationError: std::error::Error + Send + Sync + Sized + 'static {
    /// The blank error of this name, if the model names it.
    fn modeled(code: &str) -> Option<Self>;

    /// The error for what the model doesn't name.
    fn unhandled(error: Unhandled) -> Self;

    /// The members to read; `None` for the unhandled one.
    fn fields(&mut self) -> Option<&mut dyn ReadStruct>;

    /// The error that the model names, or else the unhandled one.
    fn kind(&self) -> Result<&dyn ModeledError, &Unhandled>;

    /// The error's name, if the service gave one.
    fn code(&self) -> Option<&str> {
        self.kind().map_or_else(|error| error.code.as_deref(), |error| Some(error.code()))
    }

    /// The message for people, if there is one.
    fn message(&self) -> Option<&str> {
        self.kind().map_or_else(|error| error.message.as_deref(), |error| error.message())
    }
}

/// What [`OperationError::kind`] gave, for people.
#[doc(hidden)]
pub fn write_operation_error(
    f: &mut fmt::Formatter<'_>,
    kind: Result<&dyn ModeledError, &Unhandled>,
) -> fmt::Result {
    match kind {
        Ok(error) => write!(f, "{error}"),
        Err(error) => write!(f, "{error}"),
    }
}

/// The text of an error's message member, which may be optional.
#[doc(hidden)]
pub fn error_text(message: &impl ErrorText) -> Option<&str> {
    message.error_text()
}

#[doc(hidden)]
pub trait ErrorText {
    fn error_text(&self) -> Option<&str>;
}

impl ErrorText for String {
    fn error_text(&self) -> Option<&str> {
        Some(self)
    }
}

impl ErrorText for Option<String> {
    fn error_text(&self) -> Option<&str> {
        self.as_deref()
    }
}
