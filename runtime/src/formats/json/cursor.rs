//! A position in a JSON text, which moves over the punctuation of objects and arrays and records
//! the first fault.
//!
//! Strings, numbers and literals have files of their own. A cursor knows nothing of members or of
//! Rust's types.
//!
//! Every method that reads a value expects the position at the value's first byte, and leaves it
//! right after the last.

use crate::codec::pace::{LATE, Pace};
use crate::codec::reader::{Failed, ReadResult};

/// The problem with a text that ends too early.
const TOO_SHORT: &str = "the text ends too early";

/// A position in a text that is valid UTF-8.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// The number of containers that may still be opened.
    depth: usize,
    fault: Option<(usize, &'static str)>,
    pace: Pace,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, depth: usize) -> Self {
        Self { text, at: 0, depth, fault: None, pace: Pace::default() }
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

    /// Returns the next byte. At the end it is 0, which is not valid anywhere in JSON.
    #[inline]
    pub(super) fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Moves on by a number of bytes that the caller has checked.
    #[inline]
    pub(super) fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Moves back to a position where the cursor was before.
    pub(super) fn back_to(&mut self, at: usize) {
        self.at = at;
        self.pace.rewind(at);
    }

    /// Returns the text from `start` to the position.
    #[inline]
    pub(super) fn since(&mut self, start: usize) -> ReadResult<&'a str> {
        // Tokens begin and end at ASCII characters, so this never fails.
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
        let problem = if self.at < self.text.len() { problem } else { TOO_SHORT };
        self.fault(self.at, problem)
    }

    /// Returns a cursor at an earlier position without a fault. Only the value of a scalar may lie between the
    /// two, so that the depth is the same.
    #[cold]
    pub(super) fn restart(&self, at: usize) -> Self {
        let mut again = Self { at, fault: None, ..*self };
        again.pace.rewind(at);
        again
    }

    /// Returns the text of a number or of a boolean, as it is written.
    #[cold]
    pub(super) fn scalar_text(&mut self) -> ReadResult<&'a str> {
        match self.peek() {
            b't' => self.literal("true").map(|()| "true"),
            b'f' => self.literal("false").map(|()| "false"),
            _ => self.number_text("expected a string"),
        }
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
        // No value begins with white space, so reading ends if the time is over.
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') && self.on_time().is_ok() {
            self.at += 1;
        }
    }

    /// Skips `byte`, which must be next, and the white space after it.
    #[inline]
    pub(super) fn punctuation(&mut self, byte: u8, problem: &'static str) -> ReadResult {
        if self.peek() != byte {
            return Err(self.unexpected(problem));
        }
        self.at += 1;
        self.space();
        Ok(())
    }

    /// Opens an object or array. Returns true if an element follows, and false if the container is
    /// empty; it is closed then.
    #[inline]
    pub(super) fn open(&mut self, brackets: Brackets) -> ReadResult<bool> {
        let start = self.at;
        self.punctuation(brackets.open, brackets.expected)?;
        if self.depth == 0 {
            return Err(self.fault(start, "nested too deeply"));
        }
        self.depth -= 1;
        if self.peek() == brackets.close {
            return Ok(self.close());
        }
        Ok(true)
    }

    /// Continues after an element. Returns true if another element follows, and false if the
    /// container ends; it is closed then.
    #[inline]
    pub(super) fn another(&mut self, brackets: Brackets) -> ReadResult<bool> {
        if self.peek() != b',' {
            self.space();
        }
        match self.peek() {
            b',' => {
                self.at += 1;
                self.space();
                Ok(true)
            }
            byte if byte == brackets.close => Ok(self.close()),
            _ => Err(self.unexpected(brackets.separator)),
        }
    }

    fn close(&mut self) -> bool {
        self.at += 1;
        self.depth += 1;
        false
    }

    /// Checks that nothing but white space follows.
    pub(super) fn end(&mut self) -> ReadResult {
        self.space();
        if self.at < self.text.len() {
            return Err(self.fault(self.at, "the value is followed by something else"));
        }
        Ok(())
    }

    /// Skips the colon after a key and the white space around it.
    #[inline]
    pub(super) fn colon(&mut self) -> ReadResult {
        self.space();
        self.punctuation(b':', "expected ':' after the name")
    }

    /// Skips a value. It is checked as strictly as a value that is read.
    pub(super) fn skip(&mut self) -> ReadResult {
        match self.peek() {
            b'"' => self.skip_string(),
            b'{' => self.skip_object(),
            b'[' => self.skip_array(),
            b't' => self.literal("true"),
            b'f' => self.literal("false"),
            b'n' => self.literal("null"),
            b'-' | b'0'..=b'9' => self.number_text("expected a value").map(drop),
            _ => Err(self.unexpected("expected a value")),
        }
    }

    fn skip_object(&mut self) -> ReadResult {
        let mut more = self.open(OBJECT)?;
        while more {
            self.on_time()?;
            self.skip_string()?;
            self.colon()?;
            self.skip()?;
            more = self.another(OBJECT)?;
        }
        Ok(())
    }

    fn skip_array(&mut self) -> ReadResult {
        let mut more = self.open(ARRAY)?;
        while more {
            self.on_time()?;
            self.skip()?;
            more = self.another(ARRAY)?;
        }
        Ok(())
    }
}

/// The punctuation of a container, and the problems that are reported if it is missing.
#[derive(Clone, Copy)]
pub(super) struct Brackets {
    open: u8,
    close: u8,
    expected: &'static str,
    separator: &'static str,
}

/// The brackets of objects.
pub(super) const OBJECT: Brackets = Brackets {
    open: b'{',
    close: b'}',
    expected: "expected an object",
    separator: "expected ',' or '}'",
};

/// The brackets of arrays.
pub(super) const ARRAY: Brackets = Brackets {
    open: b'[',
    close: b']',
    expected: "expected an array",
    separator: "expected ',' or ']'",
};
