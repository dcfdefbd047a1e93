//! Tags and their attributes, and the way from an element to its children.

use super::attributes::Attributes;
use super::cursor::{Cursor, Next};
use crate::codec::reader::ReadResult;

/// An element whose start tag was read.
#[derive(Clone, Copy)]
pub(super) struct Element<'a> {
    /// The name as it is written, with its prefix.
    pub(super) name: &'a str,
    /// The attributes as they are written; they are known to be well formed.
    attributes: &'a str,
    /// Where the tag begins.
    pub(super) start: usize,
    /// True for `<name/>`, which has neither content nor an end tag.
    pub(super) empty: bool,
}

impl<'a> Element<'a> {
    /// The attributes with their values as they are written.
    #[inline]
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes::new(self.attributes)
    }

    /// True for `xsi:nil="true"`, which says that there is no value (XML Schema, part 1).
    #[inline]
    pub(super) fn is_nil(&self) -> bool {
        !self.attributes.is_empty()
            && self.attributes().any(|(name, value)| {
                name.split_once(':').is_some_and(|(_, name)| name == "nil")
                    && matches!(value, "true" | "1")
            })
    }
}

/// True if `name` is that of the element `wanted`, whatever the prefixes.
#[inline]
pub(super) fn is_named(name: &str, wanted: &str) -> bool {
    name == wanted || local(name) == local(wanted)
}

/// A name without its prefix.
#[inline]
pub(super) fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, name)| name)
}

impl<'a> Cursor<'a> {
    /// Reads a start tag, which is known to begin here.
    pub(super) fn start_tag(&mut self) -> ReadResult<Element<'a>> {
        let start = self.at();
        self.advance(1);
        let name = self.name("expected the name of an element")?;
        let attributes = if self.peek() == b'>' { "" } else { self.attributes()? };
        let empty = self.peek() == b'/';
        if empty {
            self.advance(1);
        }
        self.expect(b'>', "expected '>'")?;
        if !empty {
            if self.depth == 0 {
                return Err(self.fault(start, "nested too deeply"));
            }
            self.depth -= 1;
        }
        Ok(Element { name, attributes, start, empty })
    }

    /// Reads the end tag of an element, which is known to begin here.
    #[inline]
    pub(super) fn end_tag(&mut self, element: &Element<'_>) -> ReadResult {
        self.depth += 1;
        let name = element.name.as_bytes();
        let rest = self.rest();
        if rest.get(2..).is_some_and(|rest| rest.starts_with(name))
            && rest.get(2 + name.len()) == Some(&b'>')
        {
            self.advance(name.len() + 3);
            return Ok(());
        }
        self.other_end_tag(element)
    }

    /// An end tag with white space, or a wrong one.
    #[cold]
    fn other_end_tag(&mut self, element: &Element<'_>) -> ReadResult {
        self.advance(2);
        let start = self.at();
        let name = self.name("expected the name of an element")?;
        if name != element.name && !self.is_at_end() {
            return Err(self.fault(start, "the end tag doesn't match the start tag"));
        }
        self.space();
        self.expect(b'>', "expected '>'")
    }

    /// Reads a name; `expected` is what is said of anything else.
    #[inline]
    fn name(&mut self, expected: &'static str) -> ReadResult<&'a str> {
        let rest = self.rest();
        let length = rest.iter().position(|byte| !is_name_byte(*byte)).unwrap_or(rest.len());
        if length == 0 || rest.first().is_some_and(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'.'))
        {
            return Err(self.unexpected(expected));
        }
        let start = self.at();
        self.advance(length);
        self.since(start)
    }

    /// Checks the attributes of a tag, and leaves `>` or `/` next.
    fn attributes(&mut self) -> ReadResult<&'a str> {
        let start = self.at();
        loop {
            let before = self.at();
            self.space();
            if matches!(self.peek(), b'>' | b'/') {
                return self.since(start);
            }
            if self.at() == before {
                return Err(self.unexpected("expected white space, '/' or '>'"));
            }
            self.name("expected the name of an attribute")?;
            self.space();
            self.expect(b'=', "expected '=' after the name")?;
            self.space();
            self.attribute_value()?;
        }
    }

    fn attribute_value(&mut self) -> ReadResult {
        let quote = self.peek();
        if !matches!(quote, b'"' | b'\'') {
            return Err(self.unexpected("expected a value in quotes"));
        }
        self.advance(1);
        loop {
            match self.peek() {
                byte if byte == quote => break,
                b'<' => return Err(self.unexpected("'<' must be escaped")),
                b'&' => drop(self.reference()?),
                b'\t' | b'\n' | b'\r' | b' '.. => self.advance(1),
                _ => return Err(self.unexpected("a control character can't stand here")),
            }
        }
        self.advance(1);
        Ok(())
    }

    /// Goes to the next child of an element whose content is read, past everything else; `None`
    /// after the element's end tag.
    #[inline]
    pub(super) fn child(&mut self, parent: &Element<'a>) -> ReadResult<Option<Element<'a>>> {
        if parent.empty {
            return Ok(None);
        }
        loop {
            self.space();
            match self.next()? {
                Next::Start => return self.start_tag().map(Some),
                Next::End => return self.end_tag(parent).map(|()| None),
                Next::Text => self.piece().map(drop)?,
                Next::CData => self.cdata().map(drop)?,
                Next::Comment => self.comment()?,
                Next::Instruction => self.instruction()?,
            }
        }
    }

    /// Reads the start tag of the next sibling if it follows at once and has that very name.
    pub(super) fn sibling(&mut self, name: &str) -> ReadResult<Option<Element<'a>>> {
        self.space();
        let rest = self.rest();
        let same = rest.first() == Some(&b'<')
            && rest.get(1..).is_some_and(|rest| rest.starts_with(name.as_bytes()))
            && rest.get(1 + name.len()).is_some_and(|byte| !is_name_byte(*byte));
        if same { self.start_tag().map(Some) } else { Ok(None) }
    }

    /// Passes over the content and the end of an element. What is skipped is checked like what is
    /// read.
    pub(super) fn skip(&mut self, element: &Element<'a>) -> ReadResult {
        while let Some(child) = self.child(element)? {
            self.skip(&child)?;
        }
        Ok(())
    }
}

/// True for what may stand in a name. What XML says of characters outside ASCII is not checked.
#[inline]
const fn is_name_byte(byte: u8) -> bool {
    NAME_BYTES[byte as usize]
}

static NAME_BYTES: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "less than 256")]
        let b = byte as u8;
        table[byte] = b.is_ascii_alphanumeric() || matches!(b, b'_' | b':' | b'-' | b'.' | 0x80..);
        byte += 1;
    }
    table
};
