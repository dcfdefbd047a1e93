//! Reading of tags and their attributes, and the way from an element to its children.

use super::attributes::Attributes;
use super::cursor::{Cursor, Next};
use crate::codec::reader::ReadResult;

/// An element whose start tag was read.
#[derive(Clone, Copy)]
pub(super) struct Element<'a> {
    /// The name with its prefix.
    pub(super) name: &'a str,
    /// The text of the attributes, which was checked to be well formed.
    attributes: &'a str,
    /// The offset of the start tag.
    pub(super) start: usize,
    /// Whether the tag is an empty one, such as `<name/>`, which has neither content nor an end
    /// tag.
    pub(super) empty: bool,
}

impl<'a> Element<'a> {
    /// Returns the attributes with their values as they are written.
    #[inline]
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes::new(self.attributes)
    }

    /// Returns true for `xsi:nil="true"`, which marks an element without a value (XML Schema Part
    /// 1, section 2.6.2).
    #[inline]
    pub(super) fn is_nil(&self) -> bool {
        !self.attributes.is_empty()
            && self.attributes().any(|(name, value)| {
                name.split_once(':').is_some_and(|(_, name)| name == "nil")
                    && matches!(value, "true" | "1")
            })
    }
}

/// Returns true if two names are equal apart from their prefixes.
#[inline]
pub(super) fn is_named(name: &str, wanted: &str) -> bool {
    name == wanted || local(name) == local(wanted)
}

/// Returns a name without its prefix.
#[inline]
pub(super) fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, name)| name)
}

impl<'a> Cursor<'a> {
    /// Reads a start tag. The caller has seen its `<`.
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

    /// Reads the end tag of an element. The caller has seen its `</`.
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
        self.unusual_end_tag(element)
    }

    /// Reads an end tag with white space in it, or reports that it belongs to another element.
    #[cold]
    fn unusual_end_tag(&mut self, element: &Element<'_>) -> ReadResult {
        self.advance(2);
        let start = self.at();
        let name = self.name("expected the name of an element")?;
        if name != element.name && !self.is_at_end() {
            return Err(self.fault(start, "the end tag doesn't match the start tag"));
        }
        self.space();
        self.expect(b'>', "expected '>'")
    }

    /// Reads a name. `expected` is the problem that is reported if something else is next.
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

    /// Checks the attributes of a tag and returns their text. The position is left at `>` or `/`.
    #[inline(never)]
    fn attributes(&mut self) -> ReadResult<&'a str> {
        let start = self.at();
        let mut names = Names::default();
        loop {
            let before = self.at();
            self.space();
            if matches!(self.peek(), b'>' | b'/') {
                return self.since(start);
            }
            if self.at() == before {
                return Err(self.unexpected("expected white space, '/' or '>'"));
            }
            let at = self.at();
            let name = self.name("expected the name of an attribute")?;
            names.add(name).map_err(|problem| self.fault(at, problem))?;
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
            self.on_time()?;
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

    /// Reads the start tag of an element's next child and skips everything before it. Returns
    /// `None` after the end tag of the element.
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
            self.on_time()?;
        }
    }

    /// Reads the start tag of the next sibling, if only white space precedes it and it has exactly
    /// this name.
    pub(super) fn sibling(&mut self, name: &str) -> ReadResult<Option<Element<'a>>> {
        self.space();
        let rest = self.rest();
        let same = rest.first() == Some(&b'<')
            && rest.get(1..).is_some_and(|rest| rest.starts_with(name.as_bytes()))
            && rest.get(1 + name.len()).is_some_and(|byte| !is_name_byte(*byte));
        if same { self.start_tag().map(Some) } else { Ok(None) }
    }

    /// Skips the content and the end tag of an element. They are checked as strictly as an element
    /// that is read.
    pub(super) fn skip(&mut self, element: &Element<'a>) -> ReadResult {
        while let Some(child) = self.child(element)? {
            self.on_time()?;
            self.skip(&child)?;
        }
        Ok(())
    }
}

/// The most attributes that a tag may have. Each is compared with all others.
const MOST_ATTRIBUTES: usize = 100;

/// The names of a tag's attributes. Most tags have one attribute or none, which takes no heap.
#[derive(Default)]
struct Names<'a> {
    first: Option<&'a str>,
    others: Vec<&'a str>,
}

impl<'a> Names<'a> {
    /// Adds a name. Fails if it is there already, or if there are too many.
    fn add(&mut self, name: &'a str) -> Result<(), &'static str> {
        let Some(first) = self.first else {
            self.first = Some(name);
            return Ok(());
        };
        if first == name || self.others.contains(&name) {
            return Err("the attribute occurs twice");
        }
        if self.others.len() + 1 == MOST_ATTRIBUTES {
            return Err("the element has too many attributes");
        }
        self.others.push(name);
        Ok(())
    }
}

/// Returns true if a byte may be part of a name. Names may hold any characters beyond ASCII, of
/// which XML allows only some.
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
