//! Values from XML.

mod containers;

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;

use super::cursor::Cursor;
use super::error::XmlError;
use super::tag::{Element, local};
use crate::codec::reader::{Failed, ReadList, ReadMap, ReadResult, ReadStruct, ReadValue, Reader};
use crate::formats::base64;
use crate::number::float;
use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

static ROOT: Member = Member::item();

/// The elements that may stand within one another by default. Each takes some hundred bytes of
/// stack. A list takes two, and a map three.
const DEPTH: usize = 256;

/// Reads one value from an XML text (smithy.io, XML bindings).
///
/// - The root may have any name: [`root_name`](Self::root_name) tells it.
/// - Elements are known by their name without a prefix, attributes by the whole of theirs. What
///   the type doesn't know is skipped (and checked as it is skipped), and so is text beside
///   elements.
/// - An element that comes twice keeps its last value, as far as the values replace what was there
///   before. The parts of a flattened list or map add up, with others between them or not.
/// - `xsi:nil="true"` is a null. An empty element is an empty string, blob, list, map or
///   structure.
/// - Unions have exactly one child.
/// - White space counts in strings and in nothing else.
/// - Timestamps are RFC 3339 unless their member says otherwise. Blobs are base64, with or without
///   padding.
///
/// ```
/// use farrier::Member;
/// use farrier::codec::ReadValue;
/// use farrier::formats::xml::XmlReader;
///
/// let mut list = Vec::<i32>::blank();
/// let mut reader = XmlReader::new(b"<Sizes><member>1</member><member>2</member></Sizes>")?;
/// reader.read_value(&Member::item(), &mut list)?;
/// assert_eq!(list, [1, 2]);
/// # Ok::<(), farrier::formats::xml::XmlError>(())
/// ```
pub struct XmlReader<'a> {
    cursor: Cursor<'a>,
    body: &'a [u8],
    /// What is read next.
    pending: Pending<'a>,
    /// Where the value begins that is being read, for faults that its type finds.
    value: usize,
    root: &'a str,
}

/// A value that is announced and not yet read.
enum Pending<'a> {
    Nothing,
    /// The content of an element, after its start tag.
    Element(Element<'a>),
    /// The value of an attribute, as it is written.
    Attribute(&'a str),
}

impl<'a> XmlReader<'a> {
    /// A reader of `body`. Fails if the body isn't UTF-8 or doesn't begin with an element, after a
    /// declaration, comments and white space.
    pub fn new(body: &'a [u8]) -> Result<Self, XmlError> {
        Self::with_depth(body, DEPTH)
    }

    /// The same with another limit to the elements that may stand within one another, which is
    /// 256 by default.
    pub fn with_depth(body: &'a [u8], depth: usize) -> Result<Self, XmlError> {
        let text = std::str::from_utf8(body)
            .map_err(|error| XmlError::at(body, error.valid_up_to(), "invalid UTF-8"))?;
        let cursor = Cursor::new(text, depth);
        let mut reader = Self { cursor, body, pending: Pending::Nothing, value: 0, root: "" };
        let root = reader.cursor.prolog().and_then(|()| reader.cursor.start_tag());
        let root = root.map_err(|Failed| reader.error())?;
        reader.root = local(root.name);
        reader.begin(root);
        Ok(reader)
    }

    /// The name of the root, without its prefix.
    pub fn root_name(&self) -> &'a str {
        self.root
    }

    /// Reads the root as one structure.
    pub fn read_root(&mut self, value: &mut dyn ReadStruct) -> Result<(), XmlError> {
        self.root(|reader| reader.structure(&ROOT, value))
    }

    /// Reads the root as one value of any kind.
    pub fn read_value(
        &mut self,
        member: &Member,
        value: &mut dyn ReadValue,
    ) -> Result<(), XmlError> {
        self.root(|reader| value.read(member, reader))
    }

    /// Reads the root as one value by `read`, which is called once.
    pub fn read_with(
        &mut self,
        read: &mut dyn FnMut(&mut dyn Reader) -> ReadResult,
    ) -> Result<(), XmlError> {
        self.root(|reader| read(reader))
    }

    /// Reads by `read` the element to which `path` leads: each name is that of a child of the one
    /// before, the first of the root's. `read` is called once if there is such an element (the
    /// first is taken), and else not at all, which is told. The rest of the text is checked.
    ///
    /// ```
    /// use farrier::Member;
    /// use farrier::formats::xml::XmlReader;
    ///
    /// let body = b"<FooResponse><FooResult>yes</FooResult><Meta/></FooResponse>";
    /// let mut text = String::new();
    /// let found = XmlReader::new(body)?.read_at(&["FooResult"], &mut |r| {
    ///     text = r.text(&Member::item())?.into_owned();
    ///     Ok(())
    /// })?;
    /// assert_eq!((found, text.as_str()), (true, "yes"));
    /// # Ok::<(), farrier::formats::xml::XmlError>(())
    /// ```
    pub fn read_at(
        &mut self,
        path: &[&str],
        read: &mut dyn FnMut(&mut dyn Reader) -> ReadResult,
    ) -> Result<bool, XmlError> {
        let mut found = false;
        self.root(|reader| {
            found = reader.descend(path, read)?;
            Ok(())
        })?;
        Ok(found)
    }

    /// Reads the root, and checks what follows it.
    fn root(&mut self, read: impl FnOnce(&mut Self) -> ReadResult) -> Result<(), XmlError> {
        let read = read(self).and_then(|()| self.finish()).and_then(|()| self.cursor.end());
        read.map_err(|Failed| self.error())
    }

    fn error(&self) -> XmlError {
        let unknown = (self.cursor.at(), "the value can't be read");
        let (offset, problem) = self.cursor.recorded().unwrap_or(unknown);
        XmlError::at(self.body, offset, problem)
    }

    /// Announces the content of an element.
    #[inline]
    fn begin(&mut self, element: Element<'a>) {
        self.value = self.cursor.at();
        self.pending = Pending::Element(element);
    }

    /// Passes over a value that was announced, and that nobody has read.
    #[inline]
    fn finish(&mut self) -> ReadResult {
        match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Element(element) => self.cursor.skip(&element),
            Pending::Attribute(_) | Pending::Nothing => Ok(()),
        }
    }

    /// The element that is read as a container.
    #[inline]
    fn element(&mut self) -> ReadResult<Element<'a>> {
        match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Element(element) => Ok(element),
            Pending::Attribute(_) => Err(self.fail("expected an element, not an attribute")),
            Pending::Nothing => Err(self.fail("there is no value")),
        }
    }

    /// The text of the element or attribute that is read as a scalar.
    #[inline]
    fn content(&mut self) -> ReadResult<Cow<'a, str>> {
        match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Element(element) => self.cursor.content(&element),
            Pending::Attribute(written) => super::text::attribute_text(written),
            Pending::Nothing => Err(self.fail("there is no value")),
        }
    }

    /// A value of a text that is not a string, where white space doesn't count.
    #[inline]
    fn parsed<T>(
        &mut self,
        parse: impl FnOnce(&str) -> Option<T>,
        problem: &'static str,
    ) -> ReadResult<T> {
        let text = self.content()?;
        parse(text.trim_ascii()).ok_or_else(|| self.fail(problem))
    }
}

/// Shows the position, and nothing of the text, which may be secret.
impl fmt::Debug for XmlReader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut reader = f.debug_struct("XmlReader");
        reader.field("at", &self.cursor.at());
        reader.finish_non_exhaustive()
    }
}

impl Reader for XmlReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.cursor.fault(self.value, problem)
    }

    fn skip(&mut self) -> ReadResult {
        self.finish()
    }

    fn text_or_skip(&mut self, member: &Member) -> ReadResult<Option<Cow<'_, str>>> {
        let Pending::Element(element) = self.pending else { return self.text(member).map(Some) };
        self.pending = Pending::Nothing;
        let before = self.cursor;
        if let Ok(text) = self.cursor.content(&element) {
            return Ok(Some(text));
        }
        self.cursor = before;
        self.cursor.skip(&element).map(|()| None)
    }

    fn boolean(&mut self, _: &Member) -> ReadResult<bool> {
        self.parsed(|text| text.parse().ok(), "expected true or false")
    }

    fn integer(&mut self, _: &Member) -> ReadResult<i64> {
        self.parsed(|text| text.parse().ok(), "expected a whole number of at most 64 bits")
    }

    fn float(&mut self, _: &Member) -> ReadResult<f64> {
        self.parsed(float::parse, "expected a number, 'NaN', 'Infinity' or '-Infinity'")
    }

    fn number(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        Ok(match self.content()? {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii()),
            Cow::Owned(text) => Cow::Owned(text.trim_ascii().to_owned()),
        })
    }

    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        self.content()
    }

    fn blob(&mut self, _: &Member) -> ReadResult<Bytes> {
        let mut text = self.content()?;
        if text.contains(|c: char| c.is_ascii_whitespace()) {
            text.to_mut().retain(|c| !c.is_ascii_whitespace());
        }
        base64::read(&text).map_err(|problem| self.fail(problem))
    }

    fn timestamp(&mut self, member: &Member) -> ReadResult<Timestamp> {
        let format = member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        let text = self.content()?;
        timestamp::parse(text.trim_ascii(), format).map_err(|problem| self.fail(problem))
    }

    fn structure(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        self.read_members(value, usize::MAX).map(drop)
    }

    fn union(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        self.read_union(value)
    }

    fn list(&mut self, member: &Member, value: &mut dyn ReadList) -> ReadResult {
        self.read_list(member, value)
    }

    fn map(&mut self, member: &Member, value: &mut dyn ReadMap) -> ReadResult {
        self.read_map(member, value)
    }
}
