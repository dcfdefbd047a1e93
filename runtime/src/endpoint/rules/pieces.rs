//! Texts that are split into lists. They are split again each time a piece is asked for, which takes no memory.

use std::borrow::Cow;
use std::ops::Range;

use crate::aws::part::part;

/// A list of the pieces of a text.
#[derive(Debug, Clone)]
pub(super) struct Pieces<'a> {
    text: Cow<'a, str>,
    delimiter: Delimiter<'a>,
    /// The most pieces, the last of which is then the rest.
    most: usize,
}

#[derive(Debug, Clone)]
enum Delimiter<'a> {
    /// A colon or a slash.
    OfResource,
    Text(Cow<'a, str>),
}

impl<'a> Pieces<'a> {
    /// The parts of a resource in an ARN.
    pub(super) fn of_resource(text: Cow<'a, str>) -> Self {
        Self { text, delimiter: Delimiter::OfResource, most: usize::MAX }
    }

    /// `split`: at most `limit` pieces, or any number if the limit isn't above zero. `None` without a delimiter.
    pub(super) fn new(text: Cow<'a, str>, delimiter: Cow<'a, str>, limit: i32) -> Option<Self> {
        let most = usize::try_from(limit).ok().filter(|most| *most > 0).unwrap_or(usize::MAX);
        let delimiter = Some(delimiter).filter(|delimiter| !delimiter.is_empty())?;
        Some(Self { text, delimiter: Delimiter::Text(delimiter), most })
    }

    /// The piece of a number, which is counted from the end if it is below zero.
    pub(super) fn get(&self, index: i32) -> Option<Cow<'a, str>> {
        let index = if index < 0 {
            self.ranges().count().checked_sub(usize::try_from(index.unsigned_abs()).ok()?)?
        } else {
            usize::try_from(index).ok()?
        };
        self.ranges().nth(index).map(|range| part(&self.text, range))
    }

    fn ranges(&self) -> Ranges<'_> {
        Ranges { text: &self.text, delimiter: &self.delimiter, start: Some(0), left: self.most }
    }
}

/// The places of pieces.
struct Ranges<'p> {
    text: &'p str,
    delimiter: &'p Delimiter<'p>,
    /// Where the next piece begins.
    start: Option<usize>,
    /// How many more pieces there may be.
    left: usize,
}

impl Iterator for Ranges<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.start?;
        self.left = self.left.saturating_sub(1);
        let rest = self.text.get(start..).unwrap_or_default();
        let found = match self.delimiter {
            _ if self.left == 0 => None,
            Delimiter::OfResource => rest.find([':', '/']).map(|at| (at, 1)),
            Delimiter::Text(delimiter) => rest.find(&**delimiter).map(|at| (at, delimiter.len())),
        };
        self.start = found.map(|(at, length)| start + at + length);
        Some(start..found.map_or(self.text.len(), |(at, _)| start + at))
    }
}

#[cfg(test)]
mod tests {
    use super::Pieces;

    #[test]
    fn pieces_are_counted_from_either_end() {
        for (text, limit, index, expected) in [
            ("a--b--c", 0, 0, Some("a")),
            ("a--b--c", 0, -1, Some("c")),
            ("a--b--c", 0, -3, Some("a")),
            ("a--b--c", 0, -4, None),
            ("a--b--c", 0, 3, None),
            ("a--b--c", 2, 1, Some("b--c")),
            ("a--b--c", 1, 0, Some("a--b--c")),
            ("", 0, 0, Some("")),
            ("----", 0, 2, Some("")),
            ("a---b", 0, 1, Some("-b")),
            ("a", 0, i32::MIN, None),
        ] {
            let pieces = Pieces::new(text.into(), "--".into(), limit).unwrap();
            assert_eq!(pieces.get(index).as_deref(), expected, "{text} {limit} {index}");
        }
        assert!(Pieces::new("a".into(), "".into(), 0).is_none());
    }
}
