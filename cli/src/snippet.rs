//! The part of a text that a message shows: one line, or as much of it as fits on a screen.
//!
//! A model can have megabytes in a single line, and thousands of faults. Therefore a snippet is cut out when
//! it is made, and its cost depends on what is shown and not on the length of the text.

use std::ops::Range;

use crate::words::printable;

/// As many bytes of the line as are shown before the marked part.
const BEFORE: usize = 40;
/// As many bytes of the line as are shown from the start of the marked part on.
const AFTER: usize = 60;

/// A line of a file with a part of it marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Snippet {
    /// The file.
    pub(crate) path: String,
    /// The line, counted from 1.
    pub(crate) line: usize,
    /// The column of the marked part in characters, counted from 1.
    pub(crate) column: usize,
    /// The line, `…` where something is left out. What nobody would see is written out.
    pub(crate) text: String,
    /// The marked bytes of it.
    pub(crate) marked: Range<usize>,
}

impl Snippet {
    /// The line of `text` in which `span` starts; counts lines and columns.
    pub(crate) fn of(path: &str, text: &str, span: Range<usize>) -> Self {
        let before = text.get(..span.start).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = 1 + before.matches('\n').count();
        let column = 1 + before[start..].chars().count();
        Self::at(path, text, span, (line, column))
    }

    /// The same where line and column are known.
    pub(crate) fn at(
        path: &str,
        text: &str,
        span: Range<usize>,
        (line, column): (usize, usize),
    ) -> Self {
        let start = boundary(text, span.start);
        let (before, after) = text.split_at(start);
        let shown_before = end_of(before);
        let shown_after = start_of(after);
        let marked_len = span.len().min(shown_after.len());
        let marked_len = boundary(shown_after, marked_len);

        let clipped_before = !before[..before.len() - shown_before.len()].ends_with('\n')
            && before.len() > shown_before.len();
        let rest = &after[shown_after.len()..];
        let clipped_after = !(rest.is_empty() || rest.starts_with(['\n', '\r']));
        let (open, close) = (mark(clipped_before), mark(clipped_after));
        let (marked, rest) = shown_after.split_at(marked_len);
        let (before, marked, rest) = (visible(shown_before), visible(marked), visible(rest));
        let from = open.len() + before.len();
        Self {
            path: path.to_owned(),
            line,
            column,
            text: format!("{open}{before}{marked}{rest}{close}"),
            marked: from..from + marked.len(),
        }
    }

    /// Whether the start of the line isn't as it is in the file: something is left out or written out.
    pub(crate) fn is_clipped(&self) -> bool {
        self.text[..self.marked.start].chars().count() + 1 != self.column
    }
}

/// A part of a line with nothing in it that a terminal would obey. Tabs are indentation, mostly.
fn visible(text: &str) -> String {
    text.split('\t').map(printable).collect::<Vec<_>>().join("\t")
}

fn mark(clipped: bool) -> &'static str {
    if clipped { "…" } else { "" }
}

/// What stands at the end of `text` in its last line, not too much of it.
fn end_of(text: &str) -> &str {
    let near = &text[boundary(text, text.len().saturating_sub(BEFORE))..];
    near.rsplit('\n').next().unwrap_or_default()
}

/// What stands at the start of `text` in its first line, not too much of it.
fn start_of(text: &str) -> &str {
    let near = &text[..boundary(text, AFTER)];
    near.split(['\n', '\r']).next().unwrap_or_default()
}

/// The greatest boundary of characters that isn't beyond `index`.
fn boundary(text: &str, index: usize) -> usize {
    (0..=index.min(text.len())).rev().find(|&index| text.is_char_boundary(index)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Snippet;

    #[test]
    fn a_line_and_its_place() {
        let text = "one\n  two words\nthree";
        let snippet = Snippet::of("f", text, 6..9);
        assert_eq!((snippet.line, snippet.column), (2, 3));
        assert_eq!((&*snippet.text, snippet.marked), ("  two words", 2..5));
        let across = Snippet::of("f", text, 10..21);
        assert_eq!((&*across.text, across.marked), ("  two words", 6..11));
    }

    #[test]
    fn long_lines_are_clipped_around_the_mark() {
        let text = format!("{}MARK{}", "ä".repeat(1000), "é".repeat(1000));
        let snippet = Snippet::of("f", &text, 2000..2004);
        assert_eq!(snippet.column, 1001);
        assert_eq!(&snippet.text[snippet.marked], "MARK");
        assert!(snippet.text.starts_with("…ä") && snippet.text.ends_with("é…"));
        assert!(snippet.text.len() < 200);
    }

    #[test]
    fn what_nobody_sees_is_written_out() {
        let text = "\t\u{9b}1m \u{202e}MARK\u{0}\u{85} end";
        let snippet = Snippet::of("f", text, 6..13);
        assert_eq!(snippet.text, "\t\\u{9b}1m \\u{202e}MARK\\u{0}\\u{85} end");
        assert_eq!(&snippet.text[snippet.marked.clone()], "\\u{202e}MARK");
        assert!(snippet.is_clipped(), "its columns aren't those of the file");
    }

    #[test]
    fn no_span_is_too_odd() {
        let text = "aé\r\nb";
        for start in 0..9 {
            for end in start..9 {
                let snippet = Snippet::of("f", text, start..end);
                assert!(snippet.text.get(snippet.marked.clone()).is_some(), "{start}..{end}");
            }
        }
        let snippet = Snippet::of("f", "", 0..0);
        assert_eq!((&*snippet.text, snippet.line, snippet.column), ("", 1, 1));
    }
}
