//! A position in an XML text, which moves over everything around and between elements and records
//! the first fault.
//!
//! Tags and text have files of their own. A cursor knows nothing of members or of Rust's types.

use super::attributes::Attributes;
use super::characters::{FORBIDDEN, first_control};
use crate::codec::pace::{LATE, Pace, STEP};
use crate::codec::reader::{Failed, ReadResult};

/// The problem with a text that ends too early.
const TOO_SHORT: &str = "the text ends too early";

/// A position in a text that is valid UTF-8.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// The number of elements that may still be opened.
    pub(super) depth: usize,
    fault: Option<(usize, &'static str)>,
    pace: Pace,
}

/// The kind of markup or text at a position.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// A start tag: `<name`.
    Start,
    /// An end tag: `</`.
    End,
    /// Characters or a reference.
    Text,
    /// A CDATA section: `<![CDATA[`.
    CData,
    /// A comment: `<!--`.
    Comment,
    /// A processing instruction: `<?`.
    Instruction,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, depth: usize) -> Self {
        Self { text, at: 0, depth, fault: None, pace: Pace::default() }
    }

    /// Returns a cursor without a fault at an earlier position in the same element.
    pub(super) fn restart(&self, at: usize) -> Self {
        let mut again = Self { at, fault: None, ..*self };
        again.pace.rewind(at);
        again
    }

    /// Sets when the cursor looks at the clock.
    pub(super) fn set_pace(&mut self, pace: Pace) {
        self.pace = pace;
    }

    /// Returns when the cursor looks at the clock.
    pub(super) fn pace(&self) -> &Pace {
        &self.pace
    }

    /// Fails if the time for reading is over. It is called for each element of a list or map, for each structure and
    /// for each of its members that isn't in the order of the model, and wherever else a text may go on
    /// without end.
    #[inline]
    pub(super) fn on_time(&mut self) -> ReadResult {
        if self.pace.is_due(self.at) { self.look_at_clock() } else { Ok(()) }
    }

    #[cold]
    #[inline(never)]
    fn look_at_clock(&mut self) -> ReadResult {
        if self.pace.is_over(self.at) { Err(self.fault(self.at, LATE)) } else { Ok(()) }
    }

    /// Returns the position as the number of bytes before it.
    #[inline]
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Returns the text from the position to its end.
    #[inline]
    pub(super) fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Returns the next byte. At the end it is 0, which is not valid anywhere in XML.
    #[inline]
    pub(super) fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Returns true after the last byte.
    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// Moves on by a number of bytes that the caller has checked.
    #[inline]
    pub(super) fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Moves to a position where the cursor was before.
    pub(super) fn move_to(&mut self, at: usize) {
        self.at = at;
        self.pace.rewind(at);
    }

    /// Returns the text from `start` to the position.
    #[inline]
    pub(super) fn since(&mut self, start: usize) -> ReadResult<&'a str> {
        // What is read begins and ends at ASCII characters, so this never fails.
        self.text.get(start..self.at).ok_or_else(|| self.fault(start, "a character is cut"))
    }

    /// Records a problem and its offset. Only the first fault is kept, because it causes the
    /// others.
    #[cold]
    pub(super) fn fault(&mut self, offset: usize, problem: &'static str) -> Failed {
        self.fault.get_or_insert((offset, problem));
        Failed
    }

    /// Records a problem with the next byte, or that the text ends too early.
    #[cold]
    pub(super) fn unexpected(&mut self, problem: &'static str) -> Failed {
        let problem = if self.is_at_end() { TOO_SHORT } else { problem };
        self.fault(self.at, problem)
    }

    /// Forgets the fault.
    #[cold]
    pub(super) fn clear_fault(&mut self) {
        self.fault = None;
    }

    /// Returns the first fault, if there is one.
    pub(super) fn recorded(&self) -> Option<(usize, &'static str)> {
        self.fault
    }

    /// Skips white space.
    #[inline]
    pub(super) fn space(&mut self) {
        if matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.skip_space();
        }
    }

    #[inline(never)]
    fn skip_space(&mut self) {
        // If the time is over, whatever reads on at white space finds that, too.
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') && self.on_time().is_ok() {
            self.at += 1;
        }
    }

    /// Skips `byte`, which must be next.
    #[inline]
    pub(super) fn expect(&mut self, byte: u8, problem: &'static str) -> ReadResult {
        if self.peek() != byte {
            return Err(self.unexpected(problem));
        }
        self.at += 1;
        Ok(())
    }

    /// Returns what is next. This is where document types are refused.
    #[inline]
    pub(super) fn next(&mut self) -> ReadResult<Next> {
        let rest = self.rest();
        match (rest.first(), rest.get(1)) {
            (None, _) | (Some(b'<'), None) => Err(self.fault(self.text.len(), TOO_SHORT)),
            (Some(b'<'), Some(b'/')) => Ok(Next::End),
            (Some(b'<'), Some(b'?')) => Ok(Next::Instruction),
            (Some(b'<'), Some(b'!')) => self.declaration(),
            (Some(b'<'), _) => Ok(Next::Start),
            _ => Ok(Next::Text),
        }
    }

    #[inline(never)]
    fn declaration(&mut self) -> ReadResult<Next> {
        let rest = self.rest();
        if rest.starts_with(b"<!--") {
            return Ok(Next::Comment);
        }
        if rest.starts_with(b"<![CDATA[") {
            return Ok(Next::CData);
        }
        if b"<!--".starts_with(rest) || b"<![CDATA[".starts_with(rest) {
            return Err(self.fault(self.text.len(), TOO_SHORT));
        }
        Err(self.fault(self.at, "a document type is not allowed"))
    }

    /// Skips `open`, which must be next, and `close`. Returns the text between them.
    pub(super) fn enclosed(&mut self, open: &str, close: &str) -> ReadResult<&'a str> {
        let start = self.at + open.len();
        let is_close = |bytes: &[u8]| bytes == close.as_bytes();
        self.at = start;
        let end = loop {
            self.on_time()?;
            let rest = self.rest();
            // What begins in this piece may end in the next one.
            let piece = rest.get(..STEP).unwrap_or(rest);
            if let Some(length) = piece.windows(close.len()).position(is_close) {
                break self.at + length;
            }
            if piece.len() == rest.len() {
                return Err(self.fault(self.text.len(), TOO_SHORT));
            }
            self.at += piece.len() - (close.len() - 1);
        };
        self.at = start;
        while self.at < end {
            self.on_time()?;
            let until = end.min(self.at + STEP);
            let piece = self.text.as_bytes().get(self.at..until).unwrap_or_default();
            if let Some(at) = first_control(piece) {
                return Err(self.fault(self.at + at, FORBIDDEN));
            }
            self.at = until;
        }
        let inner = self.since(start)?;
        self.at = end + close.len();
        Ok(inner)
    }

    /// Skips a comment.
    pub(super) fn comment(&mut self) -> ReadResult {
        self.enclosed("<!--", "-->").map(drop)
    }

    /// Skips a processing instruction.
    pub(super) fn instruction(&mut self) -> ReadResult {
        self.enclosed("<?", "?>").map(drop)
    }

    /// Skips everything before the root. Fails if the XML declaration names another encoding than
    /// UTF-8.
    pub(super) fn prolog(&mut self) -> ReadResult {
        if self.text.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
        let rest = self.rest();
        if rest.starts_with(b"<?xml") && rest.get(5).is_some_and(u8::is_ascii_whitespace) {
            self.xml_declaration()?;
        }
        self.skip_around_root()?;
        match self.next()? {
            Next::Start => Ok(()),
            _ => Err(self.unexpected("expected an element")),
        }
    }

    fn xml_declaration(&mut self) -> ReadResult {
        let start = self.at;
        let declared = self.enclosed("<?xml", "?>")?;
        for (name, value) in Attributes::new(declared) {
            if name == "encoding" && !["utf-8", "us-ascii"].contains(&&*value.to_ascii_lowercase())
            {
                return Err(self.fault(start, "the encoding is not UTF-8"));
            }
        }
        Ok(())
    }

    /// Skips comments, instructions and white space outside the root.
    fn skip_around_root(&mut self) -> ReadResult {
        loop {
            self.on_time()?;
            self.space();
            if self.is_at_end() {
                return Ok(());
            }
            match self.next()? {
                Next::Comment => self.comment()?,
                Next::Instruction => self.instruction()?,
                _ => return Ok(()),
            }
        }
    }

    /// Checks that only comments, instructions and white space follow the root.
    pub(super) fn end(&mut self) -> ReadResult {
        self.skip_around_root()?;
        if self.is_at_end() {
            return Ok(());
        }
        Err(self.fault(self.at, "the root is followed by something else"))
    }
}
