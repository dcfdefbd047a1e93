//! The position in a JSON text: punctuation, nesting, and what went wrong.
//!
//! Knows the grammar of objects and arrays; strings, numbers and literals have files of their
//! own. Knows nothing of members or of Rust's types.
//!
//! Whoever reads a value stands at its first byte, and leaves right after its last.

use crate::codec::reader::{Failed, ReadResult};

/// What is said of a text that ends too early.
const TOO_SHORT: &str = "the text ends too early";

/// A position in a text that is valid UTF-8.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// The containers that may still be opened.
    depth: usize,
    fault: Option<(usize, &'static str)>,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, depth: usize) -> Self {
        Self { text, at: 0, depth, fault: None }
    }

    /// Bytes before the position.
    #[inline]
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The text from the position to its end.
    #[inline]
    pub(super) fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next byte, or 0 at the end: a byte that stands nowhere in JSON.
    #[inline]
    pub(super) fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Goes on by so many bytes, which the caller has looked at.
    #[inline]
    pub(super) fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// The text since `start`.
    #[inline]
    pub(super) fn since(&mut self, start: usize) -> ReadResult<&'a str> {
        // Tokens begin and end at ASCII characters, so this never fails.
        self.text.get(start..self.at).ok_or_else(|| self.fault(start, "a character is cut"))
    }

    /// Records what is wrong, and where. The first fault is kept, for it is the cause of others.
    #[cold]
    pub(super) fn fault(&mut self, offset: usize, problem: &'static str) -> Failed {
        self.fault.get_or_insert((offset, problem));
        Failed
    }

    /// Records that the next byte is wrong, or that there is none.
    #[cold]
    pub(super) fn unexpected(&mut self, problem: &'static str) -> Failed {
        let problem = if self.at < self.text.len() { problem } else { TOO_SHORT };
        self.fault(self.at, problem)
    }

    /// The first fault, if there was any.
    pub(super) fn recorded(&self) -> Option<(usize, &'static str)> {
        self.fault
    }

    /// Skips white space.
    #[inline]
    pub(super) fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Skips a byte that must come next, and the white space after it.
    #[inline]
    pub(super) fn punctuation(&mut self, byte: u8, problem: &'static str) -> ReadResult {
        if self.peek() != byte {
            return Err(self.unexpected(problem));
        }
        self.at += 1;
        self.space();
        Ok(())
    }

    /// Opens an object or array. True if it has a first element, which comes next; false if it
    /// was empty and is closed again.
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

    /// After an element: true if there is another, which comes next; false if the container is
    /// closed.
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

    /// Skips the colon after a key, and white space around it.
    #[inline]
    pub(super) fn colon(&mut self) -> ReadResult {
        self.space();
        self.punctuation(b':', "expected ':' after the name")
    }

    /// Reads and drops a value. What is skipped is checked like what is read.
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
            self.skip()?;
            more = self.another(ARRAY)?;
        }
        Ok(())
    }
}

/// How a container is written, and what is said when it isn't.
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
