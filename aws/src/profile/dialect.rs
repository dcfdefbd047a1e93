//! The dialect of INI in which the files are written, line by line.
//!
//! - `[…]` opens a section. A comment may follow.
//! - `key = text` sets a text. A comment begins with `#` or `;` after a blank. Keys have no case.
//! - A line that begins with a blank continues the text of the line above, comments included. If there is no text
//!   after the `=` above, each such line is a key and a text of a nested group.
//! - Blank lines, and lines that are a comment and nothing else, don't count.
//! - Keys with other characters than [`is_name`] allows are left out, with what continues them.

use std::fmt;

use super::section::Section;

/// A section as a file has it: `[header]`.
pub(crate) struct Raw {
    /// What stands in the brackets.
    pub(crate) header: String,
    pub(crate) section: Section,
}

/// Why a text isn't a file of profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// A section has no `]` at the end of its line.
    OpenSection,
    /// A key stands before the first section.
    NoSection,
    /// A line within a section has no `=`.
    NoEquals,
    /// There is nothing before the `=`.
    NoName,
    /// A line of a nested group has no `=`.
    NestedNoEquals,
    /// There is nothing before the `=` in a nested group.
    NestedNoName,
    /// A line begins with a blank, and there is nothing above that it could continue.
    NothingToContinue,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = match self.problem {
            Problem::OpenSection => "opens a section with `[` and doesn't close it with `]`",
            Problem::NoSection => {
                "stands before the first section: a section such as `[default]` must come before it"
            }
            Problem::NoEquals => "has no `=`: lines of a section are of the form `key = value`",
            Problem::NoName => "has no name before its `=`",
            Problem::NestedNoEquals => {
                "has no `=`: it begins with a blank, so it belongs to the group above, whose lines are of the \
                 form `key = value`"
            }
            Problem::NestedNoName => "has no name before its `=` in the group above",
            Problem::NothingToContinue => {
                "begins with a blank, which continues the value above, and there is none: remove the blank"
            }
        };
        write!(f, "line {} {problem}", self.line)
    }
}

impl std::error::Error for ParseError {}

/// Splits a text into its sections, in their order.
pub(crate) fn parse(text: &str) -> Result<Vec<Raw>, ParseError> {
    let mut reader = Reader { sections: Vec::new(), key: Key::None };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, line) in text.lines().enumerate() {
        reader.line(line).map_err(|problem| ParseError { line: index + 1, problem })?;
    }
    Ok(reader.sections)
}

/// Whether a text can be a name or a key.
pub(crate) fn is_name(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-_/.%@:+".contains(c);
    !text.is_empty() && text.chars().all(allowed)
}

struct Reader {
    sections: Vec<Raw>,
    key: Key,
}

/// What a line that begins with a blank continues.
enum Key {
    None,
    /// A key that is left out.
    LeftOut,
    Text(String),
    /// A key without a text, whose lines are a group.
    Group(String),
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), Problem> {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with(['#', ';']) {
            return Ok(());
        }
        if line.starts_with(char::is_whitespace) {
            return self.continuation(trimmed);
        }
        match trimmed.strip_prefix('[') {
            Some(after) => self.header(after),
            None => self.property(trimmed),
        }
    }

    fn header(&mut self, after: &str) -> Result<(), Problem> {
        let header = after.split(['#', ';']).next().unwrap_or_default().trim_end();
        let header = header.strip_suffix(']').ok_or(Problem::OpenSection)?.trim();
        self.key = Key::None;
        self.sections.push(Raw { header: header.to_owned(), section: Section::new("") });
        Ok(())
    }

    fn property(&mut self, line: &str) -> Result<(), Problem> {
        let raw = self.sections.last_mut().ok_or(Problem::NoSection)?;
        let (key, text) = without_comment(line).split_once('=').ok_or(Problem::NoEquals)?;
        let (key, text) = (key.trim().to_ascii_lowercase(), text.trim());
        if key.is_empty() {
            return Err(Problem::NoName);
        }
        if !is_name(&key) {
            self.key = Key::LeftOut;
            return Ok(());
        }
        raw.section.set(&key, text);
        self.key = if text.is_empty() { Key::Group(key) } else { Key::Text(key) };
        Ok(())
    }

    fn continuation(&mut self, line: &str) -> Result<(), Problem> {
        let key = match &self.key {
            Key::None => return Err(Problem::NothingToContinue),
            Key::LeftOut => return Ok(()),
            Key::Text(key) => key,
            Key::Group(key) => {
                let (name, _) = line.split_once('=').ok_or(Problem::NestedNoEquals)?;
                if name.trim().is_empty() {
                    return Err(Problem::NestedNoName);
                }
                key
            }
        };
        if let Some(raw) = self.sections.last_mut() {
            raw.section.continue_with(key, line);
        }
        Ok(())
    }
}

/// A line up to the first `#` or `;` after a blank.
fn without_comment(line: &str) -> &str {
    let mut before = ' ';
    for (index, c) in line.char_indices() {
        if matches!(c, '#' | ';') && before.is_whitespace() {
            return &line[..index];
        }
        before = c;
    }
    line
}
