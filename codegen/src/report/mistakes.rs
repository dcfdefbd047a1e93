//! The mistakes in the model that don't keep it from being used, each with its place.

use std::fmt;

use farrier_smithy::Fault;
use serde::Serialize;

/// A mistake in the model. `Display` prints its place, its shape, what is wrong and a remedy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Mistake {
    /// The line in the model's file, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The id of the shape or member.
    pub shape: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

impl Mistake {
    /// Makes the mistake of a fault that the model has, for example of one of its warnings.
    pub fn of(fault: &Fault) -> Self {
        Self {
            line: fault.line,
            column: fault.column,
            shape: fault.shape.clone().unwrap_or_default(),
            message: fault.message.clone(),
            hint: fault.hint.clone().unwrap_or_default(),
        }
    }

    /// The mistake without its place.
    pub(super) fn text(&self) -> String {
        let Self { shape, message, hint, .. } = self;
        format!("{shape}: {message}; {hint}")
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.text())
    }
}
