//! Texts and places in them.
//!
//! Every name and value of a model remembers where it was written, as a slice of
//! its source. Lines and columns are worked out only for faults.

use std::sync::Arc;

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
