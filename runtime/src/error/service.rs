//! The errors that a service returns.

use std::fmt;

use crate::codec::reader::ReadStruct;
use crate::error::plain::write_plain;

/// An error that the model doesn't define, or whose members can't be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unhandled {
    /// The error's name in the response, if there is one.
    pub code: Option<String>,
    /// The human-readable message in the response, if there is one.
    pub message: Option<String>,
}

impl fmt::Display for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_error(f, self.code.as_deref().unwrap_or("unnamed error"), self.message.as_deref())
    }
}

impl std::error::Error for Unhandled {}

/// Writes `code: message`, or `code` alone if there is no message.
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

/// The name that a modelled error has in responses, as a constant.
#[doc(hidden)]
pub trait ErrorCode {
    const CODE: &'static str;
}

/// A structure with the trait `@error`.
pub trait ModeledError: std::error::Error {
    /// Returns the error's name in responses, which is usually the name of its shape.
    fn code(&self) -> &'static str;

    /// Returns the human-readable message, or `None` if the error has no such member or it is absent.
    fn message(&self) -> Option<&str>;
}

/// The error enum of an operation. Generated enums implement it.
pub trait OperationError: std::error::Error + Send + Sync + Sized + 'static {
    /// Returns the modelled error with this name, whose members are still blank, or `None` if the model
    /// defines no such error for the operation.
    fn modeled(code: &str) -> Option<Self>;

    /// Wraps an error that the model doesn't define.
    fn unhandled(error: Unhandled) -> Self;

    /// Returns the modelled error, so that its members can be read from a response, or `None` for an
    /// unhandled error.
    fn fields(&mut self) -> Option<&mut dyn ReadStruct>;

    /// Returns the modelled error.
    ///
    /// # Errors
    /// Returns the unhandled error if the model doesn't define the error.
    fn kind(&self) -> Result<&dyn ModeledError, &Unhandled>;

    /// Returns the error's name, or `None` if the service gave none.
    fn code(&self) -> Option<&str> {
        self.kind().map_or_else(|error| error.code.as_deref(), |error| Some(error.code()))
    }

    /// Returns the human-readable message, if there is one.
    fn message(&self) -> Option<&str> {
        self.kind().map_or_else(|error| error.message.as_deref(), |error| error.message())
    }
}

/// Writes the error that [`OperationError::kind`] returned.
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

/// Returns the text of an error's message member, whether it is a `String` or an `Option<String>`.
#[doc(hidden)]
pub fn error_text<T: ErrorText>(message: &T) -> Option<&str> {
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
