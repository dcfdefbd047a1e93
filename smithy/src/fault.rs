//! What is wrong with a model, and where: the public face of every error.
//!
//! Knows texts and positions, nothing of Smithy's rules.

use std::fmt;

use crate::source::Source;
use crate::text::visible;

/// A fault of a model.
///
/// `Display` prints `file:line:column: shape: message` and, on a line of its own,
/// the hint. Characters of the model that [are invisible](crate::text::is_invisible) are written out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The name of the source.
    pub source: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The same position in bytes, for renderers of snippets.
    pub span: Span,
    /// The id of the shape or member concerned.
    pub shape: Option<String>,
    /// A description of the problem.
    pub message: String,
    /// A suggestion for solving it.
    pub hint: Option<String>,
}

/// A range of bytes in a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Span {
    /// The first byte.
    pub offset: usize,
    /// The number of bytes.
    pub len: usize,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: ", line(&self.source), self.line, self.column)?;
        if let Some(shape) = &self.shape {
            write!(f, "{}: ", line(shape))?;
        }
        f.write_str(&line(&self.message))?;
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {}", line(hint)),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Fault {}

/// A text in which nothing is invisible, line breaks included: a model must not make up lines of its own.
fn line(text: &str) -> String {
    visible(text).replace('\n', "\\u{a}")
}

/// All faults of a model. There is at least one [`Fault`], and they are ordered by
/// source, position and message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults {
    pub(crate) list: Vec<Fault>,
    pub(crate) sources: Vec<Source>,
    pub(crate) omitted: usize,
}

impl Faults {
    /// Returns the faults, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.list.iter()
    }

    /// Returns the number of faults, which is never 0.
    #[allow(clippy::len_without_is_empty, reason = "faults are never empty")]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns the sources that the faults name, for a renderer that shows snippets.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// How many more faults there were than are kept: a broken model of
    /// hundreds of megabytes must not fill the memory with complaints.
    pub fn omitted(&self) -> usize {
        self.omitted
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Faults {
    type Item = Fault;
    type IntoIter = std::vec::IntoIter<Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.list.iter().enumerate() {
            let end = if index == 0 { "" } else { "\n" };
            write!(f, "{end}{fault}")?;
        }
        if self.omitted > 0 {
            write!(f, "\nand {} more", self.omitted)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
