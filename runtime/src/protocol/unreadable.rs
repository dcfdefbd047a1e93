//! The error for a body that can't be read.

use std::fmt;

use crate::codec::responses::Reading;
use crate::error::wire::DeserializeError;

/// Makes the error of a protocol of what a format says, with the path of the value.
pub(super) fn unreadable(error: impl fmt::Display, reading: &Reading) -> DeserializeError {
    let path = reading.path();
    let problem = if path.is_empty() { error.to_string() } else { format!("{path}: {error}") };
    DeserializeError::new("body", problem)
}
