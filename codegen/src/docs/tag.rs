//! Cuts HTML into tags and text, tolerantly: what isn't a tag is text.
//!
//! Knows the spelling of tags only, not what they mean. Each byte is looked at a bounded number of
//! times, whatever the input.

/// No tag is longer, in bytes: a bound on the search for its end.
const MAX_LENGTH: usize = 4096;

/// A piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text, its character references not yet decoded.
    Text(&'a str),
    /// A tag.
    Tag(Tag<'a>),
}

/// `<name attributes>` or `</name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// As it stands in the source, from `<` to `>`.
    pub(super) source: &'a str,
    /// As it is written, maybe in capitals.
    pub(super) name: &'a str,
    /// What stands behind the name.
    pub(super) attributes: &'a str,
    /// Whether it is an end tag.
    pub(super) closes: bool,
}

impl<'a> Tag<'a> {
    /// The value of an attribute, its character references not yet decoded.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((before, after)) = rest.split_once('=') {
            let (value, after) = attribute_value(after.trim_start());
            let key =
                before.rsplit(|c: char| c.is_ascii_whitespace()).find(|word| !word.is_empty());
            if key.is_some_and(|key| key.eq_ignore_ascii_case(name)) {
                return Some(value.trim());
            }
            rest = after;
        }
        None
    }
}

/// The value at the start of a text, and what comes after it.
fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(text) = text.strip_prefix(quote) {
            return text.split_once(quote).unwrap_or((text, ""));
        }
    }
    let end = text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len());
    text.split_at(end)
}

/// Cuts a text into pieces, in order. Comments, doctypes and processing instructions are left out.
pub(super) fn pieces(source: &str) -> Pieces<'_> {
    Pieces { rest: source }
}

/// See [`pieces`].
#[derive(Debug, Clone)]
pub(super) struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        while !self.rest.is_empty() {
            if let Some(after) = skip_markup(self.rest) {
                self.rest = after;
                continue;
            }
            if let Some(tag) = tag(self.rest) {
                self.rest = self.rest.get(tag.source.len()..).unwrap_or_default();
                return Some(Piece::Tag(tag));
            }
            // The first character is text even if it is a `<`.
            let end = self.rest.bytes().skip(1).position(|byte| byte == b'<');
            let (text, rest) = self.rest.split_at(end.map_or(self.rest.len(), |end| end + 1));
            self.rest = rest;
            return Some(Piece::Text(text));
        }
        None
    }
}

/// What comes after the comment, doctype or instruction at the start of a text, if there is one.
fn skip_markup(text: &str) -> Option<&str> {
    if let Some(comment) = text.strip_prefix("<!--") {
        // As in HTML, a comment that isn't closed goes to the end.
        return Some(comment.split_once("-->").map_or("", |(_, after)| after));
    }
    if text.starts_with("<!") || text.starts_with("<?") {
        let rest = text.get(1..)?;
        let end = rest.bytes().take(MAX_LENGTH).position(|byte| matches!(byte, b'<' | b'>'))?;
        return rest.get(end..)?.strip_prefix('>');
    }
    None
}

/// The tag at the start of a text.
fn tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    let (closes, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let length = end_of_tag(inner)?;
    let inner = inner.get(..length)?;
    let source = text.get(..length + if closes { 3 } else { 2 })?;
    let end = inner.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(end);
    Some(Tag { source, name, attributes, closes })
}

/// Where the `>` is that ends a tag, which may have others in its quotes.
fn end_of_tag(inner: &str) -> Option<usize> {
    let mut quote = None;
    let mut first = None;
    for (index, byte) in inner.bytes().enumerate().take(MAX_LENGTH) {
        match (byte, quote) {
            (b'>', None) => return Some(index),
            (b'<', None) => return None,
            (b'>', Some(_)) => first = first.or(Some(index)),
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    // A quote that is never closed doesn't count.
    first
}
