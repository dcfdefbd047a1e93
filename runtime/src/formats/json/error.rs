//! What is wrong with a JSON text, and where.

use std::fmt;

use crate::formats::position::line_and_column;

/// A JSON text that can't be read. It has none of the text in it, which may be secret.
///
/// ```
/// use farrier::formats::json::JsonReader;
///
/// let error = JsonReader::new(b"{\"a\": \"\xff\"}").err();
/// let error = error.map(|error| error.to_string());
/// assert_eq!(error.as_deref(), Some("invalid UTF-8 at line 1, column 8 (byte 7)"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonError {
    /// Bytes before the fault; the text's length if the text ends too early.
    pub offset: usize,
    /// The line of the fault, from 1.
    pub line: usize,
    /// The column of the fault in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub problem: &'static str,
}

impl JsonError {
    /// Finds the line and column of a fault, which is left until there is one.
    #[cold]
    pub(super) fn at(text: &[u8], offset: usize, problem: &'static str) -> Self {
        let (line, column) = line_and_column(text, offset);
        Self { offset, line, column, problem }
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { offset, line, column, problem } = self;
        write!(f, "{problem} at line {line}, column {column} (byte {offset})")
    }
}

impl std::error::Error for JsonError {}
