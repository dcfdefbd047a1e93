//! The error of JSON that can't be read.

use std::fmt;

use crate::codec::pace::Pace;
use crate::formats::position::line_and_column;

/// The error of a JSON text that can't be read.
///
/// It holds the position of the problem. It holds nothing of the text itself, which may be secret.
///
/// ```
/// use farrier::formats::json::JsonReader;
///
/// let error = JsonReader::new(b"{\"a\": \"\xff\"}").err();
/// let error = error.map(|error| error.to_string());
/// assert_eq!(error.as_deref(), Some("invalid UTF-8 at line 1, column 8 (byte 7)"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct JsonError {
    /// The number of bytes before the problem. It is the length of the text if the text ends too
    /// early.
    pub offset: usize,
    /// The line of the problem. The first line is 1.
    pub line: usize,
    /// The column of the problem in characters. The first column is 1.
    pub column: usize,
    /// A description of the problem.
    pub problem: &'static str,
}

impl JsonError {
    /// Creates an error. Its line and column are computed only now, so that reading doesn't have to
    /// count them.
    #[cold]
    pub(super) fn at(text: &[u8], offset: usize, problem: &'static str, pace: &Pace) -> Self {
        let (line, column) = line_and_column(text, offset, pace);
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
