//! Texts and places in them.
//!
//! Every name and value of a model remembers where it was written, as a slice of
//! its source. Lines and columns are worked out only for faults.

use std::sync::{Arc, OnceLock};

/// A model file: its name, as shown in faults, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// The file name that faults show.
    pub name: String,
    /// The JSON AST.
    pub text: String,
}

impl Source {
    /// Creates a source from the file's name, which faults show, and its text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }
}

/// A source and its place in the order of sources.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) index: usize,
    pub(crate) source: Source,
    /// The position of each [`STEP`]th byte, once somebody asks for one.
    marks: OnceLock<Vec<Position>>,
}

/// A line and a column in characters, counted from 1.
pub(crate) type Position = (usize, usize);

/// How many bytes are between the positions that are kept.
const STEP: usize = 1024;

impl Text {
    pub(crate) fn new(index: usize, source: Source) -> Self {
        Self { index, source, marks: OnceLock::new() }
    }

    /// The position of a byte. It is counted from the mark before, so that the positions of many bytes
    /// cost no more than those of the marks.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let bytes = self.source.text.as_bytes();
        let offset = offset.min(bytes.len());
        let marks = self.marks.get_or_init(|| {
            let mut marks = vec![(1, 1)];
            let chunks = bytes.chunks(STEP);
            marks.extend(chunks.scan((1, 1), |at, chunk| {
                *at = advance(*at, chunk);
                Some(*at)
            }));
            marks
        });
        let mark = offset / STEP;
        advance(marks[mark], &bytes[mark * STEP..offset])
    }
}

/// The position behind some bytes.
fn advance((line, column): Position, bytes: &[u8]) -> Position {
    let is_newline = |byte: &u8| *byte == b'\n';
    let is_start = |byte: &&u8| !(0x80..0xC0).contains(*byte);
    let lines = bytes.split(is_newline).count() - 1;
    let last = bytes.rsplit(is_newline).next().unwrap_or_default();
    let columns = last.iter().filter(is_start).count();
    (line + lines, if lines == 0 { column + columns } else { 1 + columns })
}

/// A range of a source, in bytes.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) text: Arc<Text>,
    pub(crate) offset: usize,
    pub(crate) len: usize,
}

impl Place {
    /// Where `part`, a slice of the text of `text`, stands in it.
    pub(crate) fn of(text: &Arc<Text>, part: &str) -> Self {
        let start = text.source.text.as_ptr().addr();
        let offset = part.as_ptr().addr().saturating_sub(start);
        Self { text: Arc::clone(text), offset, len: part.len() }
    }

    /// Where the key is whose value stands here; `None` if it isn't the value of a plain key.
    pub(crate) fn key(&self) -> Option<Self> {
        let before = self.text.source.text.get(..self.offset)?.trim_ascii_end();
        let before = before.strip_suffix(':')?.trim_ascii_end();
        let name = before.strip_suffix('"')?;
        let offset = name.rfind('"')?;
        Some(Self { text: Arc::clone(&self.text), offset, len: before.len() - offset })
    }

    /// The text at this place.
    pub(crate) fn slice(&self) -> &str {
        self.text.source.text.get(self.offset..self.offset + self.len).unwrap_or_default()
    }
}

/// A JSON value that stays text until somebody asks for its type.
#[derive(Clone, Debug)]
pub(crate) struct Json {
    /// Where the value stands, or what it was made from.
    pub(crate) place: Place,
    /// The value, where the loader made it up: the text at `place` is then only
    /// its origin.
    made: Option<Arc<str>>,
}

impl Json {
    /// The value at a place.
    pub(crate) fn at(place: Place) -> Self {
        Self { place, made: None }
    }

    /// A value that no source holds, for instance the default that the upgrade
    /// from Smithy 1.0 implies.
    pub(crate) fn made(value: &str, origin: Place) -> Self {
        Self { place: origin, made: Some(value.into()) }
    }

    /// Where the name of the trait is that has this value, or else the value itself, such as for a value
    /// that the loader made up.
    pub(crate) fn name_place(&self, id: &str) -> Place {
        let key = self.place.key();
        let is_name = |key: &Place| key.slice().trim_matches('"') == id;
        key.filter(is_name).unwrap_or_else(|| self.place.clone())
    }

    /// The JSON text.
    pub(crate) fn get(&self) -> &str {
        match &self.made {
            Some(value) => value,
            None => self.place.slice(),
        }
    }

    /// A part of this value: `part` is a slice of its text.
    pub(crate) fn part(&self, part: &str) -> Self {
        match &self.made {
            Some(_) => Self::made(part, self.place.clone()),
            None => Self::at(Place::of(&self.place.text, part)),
        }
    }

    /// Both arrays, one after the other; `None` if one isn't an array.
    pub(crate) fn concat(&self, other: &Self) -> Option<Self> {
        let first = self.get().strip_prefix('[')?.strip_suffix(']')?.trim();
        let second = other.get().strip_prefix('[')?.strip_suffix(']')?.trim();
        let comma = if first.is_empty() || second.is_empty() { "" } else { "," };
        Some(Self::made(&format!("[{first}{comma}{second}]"), other.place.clone()))
    }

    /// Whether both are the same value, however they are written.
    pub(crate) fn equals(&self, other: &Self) -> bool {
        self.get() == other.get()
            || match (parse(self.get()), parse(other.get())) {
                (Some(this), Some(that)) => this == that,
                _ => false,
            }
    }
}

fn parse(text: &str) -> Option<serde_json::Value> {
    serde_json::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::{Source, Text};

    #[test]
    fn positions_are_those_that_counting_from_the_start_finds() {
        let text = "one\n\u{e4}\u{4e16}\u{1f600}x\r\n".repeat(300) + &"long ä ".repeat(500);
        let source = Text::new(0, Source::new("f", text.clone()));
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..offset];
            let start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let line = 1 + before.matches('\n').count();
            assert_eq!(source.position(offset), (line, 1 + before[start..].chars().count()));
        }
    }
}
