//! The accumulator of faults: place first, message second.
//!
//! Turns byte offsets into lines and columns, once, when the list is complete.

use std::fmt::Display;
use std::sync::Arc;

use crate::fault::{Fault, Faults, Span};
use crate::source::{Place, Text};

/// More faults than anybody reads; what is beyond is counted, not kept.
const LIMIT: usize = 10_000;

/// The same for the bytes of their texts, which may repeat long ones of the model.
const LIMIT_OF_TEXT: usize = 4_000_000;

/// Faults, as they are found.
#[derive(Default)]
pub(crate) struct Report {
    found: Vec<Found>,
    /// The bytes of what was found.
    text: usize,
    omitted: usize,
}

struct Found {
    place: Place,
    shape: Option<String>,
    message: String,
    hint: String,
}

impl Report {
    /// Adds a fault of a shape or member.
    pub(crate) fn fault(
        &mut self,
        place: &Place,
        shape: impl Display,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let (message, hint) = (message.into(), hint.into());
        self.push(Found { place: place.clone(), shape: Some(shape.to_string()), message, hint });
    }

    /// Adds a fault of a file.
    pub(crate) fn file(
        &mut self,
        place: &Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let (message, hint) = (message.into(), hint.into());
        self.push(Found { place: place.clone(), shape: None, message, hint });
    }

    fn push(&mut self, found: Found) {
        let shape = found.shape.as_ref().map_or(0, String::len);
        let text = self.text + shape + found.message.len() + found.hint.len();
        if self.found.is_empty() || (self.found.len() < LIMIT && text <= LIMIT_OF_TEXT) {
            self.text = text;
            self.found.push(found);
        } else {
            self.omitted += 1;
        }
    }

    /// `Err` if there is any fault.
    pub(crate) fn finish(self, texts: &[Arc<Text>]) -> Result<(), Faults> {
        if self.found.is_empty() {
            return Ok(());
        }
        let omitted = self.omitted;
        let sources = texts.iter().map(|text| text.source.clone()).collect();
        Err(Faults { list: self.into_list(), sources, omitted })
    }

    /// What was found, in the order of the sources.
    pub(crate) fn into_list(mut self) -> Vec<Fault> {
        self.found.sort_by(|a, b| {
            let key = |f: &Found| (f.place.text.index, f.place.offset);
            key(a).cmp(&key(b)).then_with(|| (&a.shape, &a.message).cmp(&(&b.shape, &b.message)))
        });
        self.found.into_iter().map(locate).collect()
    }
}

/// A fault with its line and column.
fn locate(found: Found) -> Fault {
    let Found { place, shape, message, hint } = found;
    let (line, column) = place.text.position(place.offset);
    Fault {
        source: place.text.source.name.clone(),
        line,
        column,
        span: Span { offset: place.offset, len: place.len },
        shape,
        message,
        hint: Some(hint).filter(|hint| !hint.is_empty()),
    }
}
