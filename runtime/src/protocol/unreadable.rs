//! The error for a body that can't be read.

use std::fmt;

use crate::codec::responses::Reading;
use crate::error::wire::DeserializeError;

/// Makes the error of a protocol of what a format says. If a required member is missing, it tells which.
pub(super) fn unreadable(error: impl fmt::Display, reading: &Reading) -> DeserializeError {
    let problem = match reading.missing() {
        Some(path) => format!("{path}: {error}"),
        None => error.to_string(),
    };
    DeserializeError::new("body", problem)
}
