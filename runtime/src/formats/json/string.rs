//! Reading and writing of strings in JSON.

use std::borrow::Cow;

use super::cursor::Cursor;
use crate::codec::reader::{Failed, ReadResult};
use crate::formats::scan;

/// Counts the bytes before the first quote, backslash or control character.
#[inline]
fn plain_length(bytes: &[u8]) -> usize {
    scan::plain_length::<b'"', b'\\'>(bytes)
}

const LONE_SURROGATE: &str = "half a surrogate pair";

impl<'a> Cursor<'a> {
    /// Reads a string. It borrows from the text if it has no escapes.
    #[inline]
    pub(super) fn string(&mut self) -> ReadResult<Cow<'a, str>> {
        if self.peek() != b'"' {
            return Err(self.unexpected("expected a string"));
        }
        self.advance(1);
        let start = self.at();
        self.advance(plain_length(self.rest()));
        if self.peek() == b'"' {
            let text = self.since(start)?;
            self.advance(1);
            return Ok(Cow::Borrowed(text));
        }
        self.escaped(start).map(Cow::Owned)
    }

    /// Reads a string with escapes. The text from `start` to the position has none.
    #[inline(never)]
    fn escaped(&mut self, start: usize) -> ReadResult<String> {
        // The text is never longer than it is written, so it doesn't grow.
        let mut text = String::with_capacity(self.written_length(start)?);
        text.push_str(self.since(start)?);
        while let Some(character) = self.escape_or_end()? {
            text.push(character);
            self.on_time()?;
            let start = self.at();
            self.advance(plain_length(self.rest()));
            text.push_str(self.since(start)?);
        }
        Ok(text)
    }

    /// Returns the number of bytes from `start` to the closing quote, or to what can't stand in a string.
    fn written_length(&mut self, start: usize) -> ReadResult<usize> {
        let text = self.at();
        while self.peek() == b'\\' {
            self.on_time()?;
            // The text may end at the backslash.
            self.advance(self.rest().len().min(2));
            self.advance(plain_length(self.rest()));
        }
        let length = self.at() - start;
        self.back_to(text);
        Ok(length)
    }

    /// Skips a string.
    pub(super) fn skip_string(&mut self) -> ReadResult {
        if self.peek() != b'"' {
            return Err(self.unexpected("expected a string"));
        }
        self.advance(1);
        self.advance(plain_length(self.rest()));
        loop {
            self.on_time()?;
            // Half a surrogate pair is no text, but it can be skipped.
            let is_unicode = self.rest().starts_with(b"\\u");
            if is_unicode {
                self.advance(2);
                self.code_unit()?;
            } else if self.escape_or_end()?.is_none() {
                return Ok(());
            }
            self.advance(plain_length(self.rest()));
        }
    }

    /// Reads an escape and returns its character, or skips the closing quote and returns `None`.
    fn escape_or_end(&mut self) -> ReadResult<Option<char>> {
        match self.peek() {
            b'"' => {
                self.advance(1);
                Ok(None)
            }
            b'\\' => self.escape().map(Some),
            _ => Err(self.unexpected("a control character must be escaped")),
        }
    }

    fn escape(&mut self) -> ReadResult<char> {
        let start = self.at();
        self.advance(1);
        let character = match self.peek() {
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.advance(1);
                return self.unicode(start);
            }
            _ => return Err(self.unexpected("there is no such escape")),
        };
        self.advance(1);
        Ok(character)
    }

    /// Reads the digits of an escape such as `\u00e9`, or of a surrogate pair such as
    /// `\ud83d\ude00`. The escape begins at `start`.
    fn unicode(&mut self, start: usize) -> ReadResult<char> {
        let mut code = self.code_unit()?;
        if (0xd800..0xdc00).contains(&code) {
            if !self.rest().starts_with(b"\\u") {
                return Err(self.unpaired(start));
            }
            self.advance(2);
            let low = self.code_unit()?;
            if !(0xdc00..0xe000).contains(&low) {
                return Err(self.fault(start, LONE_SURROGATE));
            }
            code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        }
        char::from_u32(code).ok_or_else(|| self.fault(start, LONE_SURROGATE))
    }

    fn unpaired(&mut self, start: usize) -> Failed {
        if matches!(self.rest(), b"" | b"\\") {
            self.advance(self.rest().len());
            return self.unexpected(LONE_SURROGATE);
        }
        self.fault(start, LONE_SURROGATE)
    }

    /// Reads four hexadecimal digits.
    fn code_unit(&mut self) -> ReadResult<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            let Some(digit) = char::from(self.peek()).to_digit(16) else {
                return Err(self.unexpected("expected four hexadecimal digits"));
            };
            unit = unit * 16 + digit;
            self.advance(1);
        }
        Ok(unit)
    }
}

/// Appends a string in quotes. Only the characters that JSON requires are escaped.
#[inline]
pub(super) fn write(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let bytes = text.as_bytes();
    let end = plain_length(bytes);
    out.extend_from_slice(bytes.get(..end).unwrap_or_default());
    if end < bytes.len() {
        write_escaped(bytes.get(end..).unwrap_or_default(), out);
    }
    out.push(b'"');
}

/// Appends text whose first character must be escaped.
#[inline(never)]
fn write_escaped(mut bytes: &[u8], out: &mut Vec<u8>) {
    while let Some((byte, rest)) = bytes.split_first() {
        write_escape(*byte, out);
        let (text, rest) = rest.split_at(plain_length(rest));
        out.extend_from_slice(text);
        bytes = rest;
    }
}

fn write_escape(byte: u8, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        0x0c => b'f',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ => {
            out.extend_from_slice(b"\\u00");
            out.push(HEX[usize::from(byte >> 4)]);
            out.push(HEX[usize::from(byte & 15)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}
