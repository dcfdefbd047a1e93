//! Reading of text: characters, references, CDATA sections and the values of attributes.
//!
//! Every line break is read as `\n`, however it is written (XML 1.0, section 2.11).

use std::borrow::Cow;

use super::characters::{FORBIDDEN, is_referable};
use super::cursor::{Cursor, Next};
use super::tag::Element;
use crate::codec::reader::ReadResult;
use crate::formats::scan::plain_length;

/// A part of a text.
pub(super) enum Piece<'a> {
    /// Characters that mean themselves.
    Text(&'a str),
    /// The character that a reference means.
    Reference(char),
}

/// The most bytes of a reference's name.
const LONGEST_REFERENCE: usize = 64;

impl<'a> Cursor<'a> {
    /// Reads the text of an element without children, and its end tag. It borrows from the document
    /// if it is plain characters.
    #[inline]
    pub(super) fn content(&mut self, element: &Element<'a>) -> ReadResult<Cow<'a, str>> {
        if element.empty {
            return Ok(Cow::Borrowed(""));
        }
        let start = self.at();
        self.advance(plain_length::<b'<', b'&'>(self.rest()));
        if self.rest().starts_with(b"</") {
            let text = self.since(start)?;
            self.end_tag(element)?;
            return Ok(Cow::Borrowed(text));
        }
        self.pieces(element, start).map(Cow::Owned)
    }

    /// Reads the text of an element that isn't plain characters. The text from `start` to the
    /// position is.
    #[inline(never)]
    fn pieces(&mut self, element: &Element<'a>, start: usize) -> ReadResult<String> {
        // The text is never longer than it is written, so it doesn't grow.
        let mut text = String::with_capacity(self.end_of_content(element) - start);
        text.push_str(self.since(start)?);
        loop {
            self.on_time()?;
            match self.next()? {
                Next::Text => match self.piece()? {
                    Piece::Text(plain) => text.push_str(plain),
                    Piece::Reference(character) => text.push(character),
                },
                Next::CData => push_lines(self.cdata()?, &mut text),
                Next::Comment => self.comment()?,
                Next::Instruction => self.instruction()?,
                Next::End => return self.end_tag(element).map(|()| text),
                Next::Start => return Err(self.unexpected("expected text, not an element")),
            }
        }
    }

    /// Returns the offset of the end tag of an element without children, or of what can't be read.
    fn end_of_content(&self, element: &Element<'a>) -> usize {
        let rest = self.rest();
        let length = rest.iter().position(|byte| *byte == b'<').unwrap_or(rest.len());
        if rest.get(length..).is_some_and(|rest| rest.starts_with(b"</")) {
            return self.at() + length;
        }
        // It holds sections or comments, in which an end tag means nothing.
        let mut ahead = *self;
        if ahead.skip(element).is_ok() { ahead.at() } else { self.at() }
    }

    /// Reads plain characters up to the next one with a meaning, or a single one with a meaning.
    pub(super) fn piece(&mut self) -> ReadResult<Piece<'a>> {
        match self.peek() {
            b'&' => self.reference().map(Piece::Reference),
            b'\r' => {
                let both = self.rest().starts_with(b"\r\n");
                self.advance(if both { 2 } else { 1 });
                Ok(Piece::Text("\n"))
            }
            b'\n' | b'\t' => {
                let start = self.at();
                self.advance(1);
                self.since(start).map(Piece::Text)
            }
            b' '.. => {
                let start = self.at();
                self.advance(plain_length::<b'<', b'&'>(self.rest()));
                self.since(start).map(Piece::Text)
            }
            _ => Err(self.unexpected("a control character can't stand here")),
        }
    }

    /// Reads the content of a CDATA section.
    pub(super) fn cdata(&mut self) -> ReadResult<&'a str> {
        self.enclosed("<![CDATA[", "]]>")
    }

    /// Reads a reference to one of the five predefined entities or to a character by its number,
    /// and returns the character. NUL and what is no character can't be referred to.
    pub(super) fn reference(&mut self) -> ReadResult<char> {
        let start = self.at();
        self.advance(1);
        let rest = self.rest();
        let rest = rest.get(..LONGEST_REFERENCE).unwrap_or(rest);
        let named = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
        self.advance(rest.iter().position(|byte| !named(byte)).unwrap_or(rest.len()));
        let name = self.since(start + 1)?;
        self.expect(b';', "expected ';' at the end of the reference")?;
        match name {
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "amp" => Ok('&'),
            "apos" => Ok('\''),
            "quot" => Ok('"'),
            _ => match number(name) {
                Some(character) if is_referable(character) => Ok(character),
                Some(_) => Err(self.fault(start, FORBIDDEN)),
                None => Err(self.fault(start, "there is no such entity")),
            },
        }
    }
}

/// Returns the character of a numeric reference such as `#13` or `#xD`.
fn number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    char::from_u32(code.ok()?)
}

/// Appends the content of a CDATA section, with its line breaks as `\n`.
fn push_lines(mut text: &str, out: &mut String) {
    while let Some((line, rest)) = text.split_once('\r') {
        out.push_str(line);
        out.push('\n');
        text = rest.strip_prefix('\n').unwrap_or(rest);
    }
    out.push_str(text);
}

/// Returns the text of an attribute's value, which was checked together with its tag. White space
/// that isn't written as a reference is read as spaces (XML 1.0, section 3.3.3).
pub(super) fn attribute_text(written: &str) -> ReadResult<Cow<'_, str>> {
    if plain_length::<b'&', b'&'>(written.as_bytes()) == written.len() {
        return Ok(Cow::Borrowed(written));
    }
    let mut cursor = Cursor::new(written, 0);
    let mut text = String::with_capacity(written.len());
    while !cursor.is_at_end() {
        match cursor.piece()? {
            Piece::Text("\n" | "\t") => text.push(' '),
            Piece::Text(plain) => text.push_str(plain),
            Piece::Reference(character) => text.push(character),
        }
    }
    Ok(Cow::Owned(text))
}
