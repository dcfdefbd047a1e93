//! The reader of XML.

mod containers;

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;

use super::characters::FORBIDDEN;
use super::cursor::Cursor;
use super::error::XmlError;
use super::tag::{Element, local};
use crate::codec::heap::{BLOB, EXCEEDED};
use crate::codec::limits::Limits;
use crate::codec::pace::{LATE, Pace, STEP};
use crate::codec::reader::{Failed, ReadList, ReadMap, ReadResult, ReadStruct, ReadValue, Reader};
use crate::codec::required::{MISSING, SeenMembers};
use crate::codec::responses::{self, Reading};
use crate::formats::base64;
use crate::number::float;
use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

/// Values of maps that come before their keys are read a second time, and so are the values within: this often at
/// most, on average over the body. So the time stays in proportion to the body.
const READ_AGAIN: usize = 16;

static ROOT: Member = Member::item();

/// The default for the number of elements that may be nested in one another. Each level takes some
/// hundred bytes of stack. A list takes two levels and a map three.
const DEPTH: usize = 256;

/// Reads one value from an XML text (smithy.io, XML bindings).
///
/// - The root may have any name, which [`root_name`](Self::root_name) returns.
/// - Elements are identified by their name without a prefix, and attributes by their full name.
///   Elements and attributes that the type doesn't know are skipped, but must be well formed. Text
///   between elements is skipped too.
/// - If an element occurs twice, the last value replaces the first. The parts of a flattened list
///   or map are appended, whether or not other elements stand between them.
/// - An element with `xsi:nil="true"` is null. An empty element is an empty string, blob, list, map
///   or structure.
/// - A union must have exactly one child.
/// - White space is significant in strings only.
/// - Timestamps are RFC 3339, unless the schema of the member names another format. Blobs are
///   base64, with or without padding.
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
    /// The value that is read next.
    pending: Pending<'a>,
    /// The offset of the value that is being read. Problems that its type finds are reported there.
    value: usize,
    root: &'a str,
    /// Whether the type of a value found the problem, and not the cursor.
    refused: bool,
    /// What is known of the members of the root, once it was read as a structure.
    members: RootMembers,
    reading: Reading,
    /// The element whose text could not be read.
    unread: Option<Element<'a>>,
    /// The number of bytes that may still be read a second time.
    again: usize,
}

/// The elements and attributes of a root that is a structure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RootMembers {
    /// The root was not read as a structure.
    NotRead,
    /// There are none, or they are being read.
    None,
    /// The type knows none of them.
    Strange,
    /// The type knows one of them at least.
    Known,
}

/// A value whose beginning was read, but not its content.
enum Pending<'a> {
    Nothing,
    /// The start tag of this element was read.
    Element(Element<'a>),
    /// The attribute has this value, as it is written.
    Attribute(&'a str),
}

impl<'a> XmlReader<'a> {
    /// Creates a reader of `body` with the default [`Limits`], except that 256 elements may be nested in
    /// one another. Fails if the body isn't UTF-8, or if it doesn't begin with an element. An XML
    /// declaration, comments and white space may precede the element.
    pub fn new(body: &'a [u8]) -> Result<Self, XmlError> {
        Self::with_limits(body, Limits::new().depth(DEPTH))
    }

    /// Creates a reader of `body` with these limits. Here [`depth`](Limits#structfield.depth) is the
    /// number of elements that may be nested in one another, of which a list takes two and a map three.
    /// Fails as [`new`](Self::new) does, and if the body is too large.
    pub fn with_limits(body: &'a [u8], limits: Limits) -> Result<Self, XmlError> {
        if body.len() > limits.size {
            let problem = "the text is larger than the limit";
            return Err(XmlError::at(body, limits.size, problem, &Pace::default()));
        }
        let reader = Self::open(body, limits.depth, Pace::default())?;
        Ok(reader.reading(Reading::default().max_heap(limits.heap)))
    }

    /// Creates a reader as [`new`](Self::new) does, which looks at the clock from the beginning.
    pub(crate) fn at_pace(body: &'a [u8], pace: Pace) -> Result<Self, XmlError> {
        Self::open(body, DEPTH, pace)
    }

    fn open(body: &'a [u8], depth: usize, pace: Pace) -> Result<Self, XmlError> {
        let text = std::str::from_utf8(body)
            .map_err(|error| XmlError::at(body, error.valid_up_to(), "invalid UTF-8", &pace))?;
        let mut cursor = Cursor::new(text, depth);
        cursor.set_pace(pace);
        let mut reader = Self {
            cursor,
            body,
            pending: Pending::Nothing,
            value: 0,
            root: "",
            refused: false,
            members: RootMembers::NotRead,
            reading: Reading::default(),
            unread: None,
            again: body.len().saturating_mul(READ_AGAIN),
        };
        let root = reader.cursor.prolog().and_then(|()| reader.cursor.start_tag());
        let root = root.map_err(|Failed| reader.error())?;
        reader.root = local(root.name);
        reader.begin(root);
        Ok(reader)
    }

    /// Sets how strictly values are read.
    #[must_use]
    pub(crate) fn reading(mut self, reading: Reading) -> Self {
        self.cursor.set_pace(reading.pace());
        self.reading = reading;
        self
    }

    /// Returns what was learned on the way.
    pub(crate) fn into_reading(self) -> Reading {
        self.reading
    }

    /// Returns the name of the root without its prefix.
    pub fn root_name(&self) -> &'a str {
        self.root
    }

    /// Returns true if the root has elements or attributes, unless it was not read as a structure.
    pub(crate) fn root_has_elements(&self) -> bool {
        matches!(self.members, RootMembers::Strange | RootMembers::Known)
    }

    /// Returns true if the root has an element or attribute that its type knows, or was not read as a
    /// structure.
    pub(crate) fn root_is_known(&self) -> bool {
        matches!(self.members, RootMembers::Known | RootMembers::NotRead)
    }

    /// Reads the root as a structure. Fails if another element or text follows.
    pub fn read_root(&mut self, value: &mut dyn ReadStruct) -> Result<(), XmlError> {
        self.root(|reader| reader.structure(&ROOT, value))
    }

    /// Reads the root as a value of any type. Fails if another element or text follows.
    pub fn read_value(
        &mut self,
        member: &Member,
        value: &mut dyn ReadValue,
    ) -> Result<(), XmlError> {
        self.root(|reader| value.read(member, reader))
    }

    /// Reads the root by calling `read` once. Fails if another element or text follows.
    pub fn read_with(
        &mut self,
        read: &mut dyn FnMut(&mut dyn Reader) -> ReadResult,
    ) -> Result<(), XmlError> {
        self.root(|reader| read(reader))
    }

    /// Reads the element at `path` by calling `read`. The first name of the path is a child of the
    /// root, and each further name is a child of the element before. If there are several such
    /// elements, the first one is read.
    ///
    /// Returns true if the element exists. Otherwise `read` is not called. Fails if any part of the
    /// text isn't well formed, or if another element or text follows the root.
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

    /// Reads the root and checks that nothing else follows.
    fn root(&mut self, read: impl FnOnce(&mut Self) -> ReadResult) -> Result<(), XmlError> {
        let counted = self.check_characters().and_then(|()| self.grow(0, self.body.len()));
        let read = counted.and_then(|()| read(self));
        let read = read.and_then(|()| self.finish()).and_then(|()| self.cursor.end());
        read.map_err(|Failed| self.error())
    }

    /// Refuses the two characters beyond ASCII that no XML may have. Control characters are refused where they
    /// stand.
    fn check_characters(&mut self) -> ReadResult {
        if self.body.is_ascii() {
            return Ok(());
        }
        let found = |bytes: &[u8]| matches!(bytes, b"\xef\xbf\xbe" | b"\xef\xbf\xbf");
        for start in (0..self.body.len()).step_by(STEP) {
            if self.cursor.pace().has_ended() {
                return Err(self.cursor.fault(start, LATE));
            }
            // The last two begin what may end in the next piece.
            let end = self.body.len().min(start + STEP + 2);
            let piece = self.body.get(start..end).unwrap_or_default();
            if let Some(offset) = piece.windows(3).position(found) {
                return Err(self.cursor.fault(start + offset, FORBIDDEN));
            }
        }
        Ok(())
    }

    fn error(&self) -> XmlError {
        let unknown = (self.cursor.at(), "the value can't be read");
        let (offset, problem) = self.cursor.recorded().unwrap_or(unknown);
        XmlError::at(self.body, offset, problem, self.cursor.pace())
    }

    /// Makes the content of an element the next value.
    #[inline]
    fn begin(&mut self, element: Element<'a>) {
        self.value = self.cursor.at();
        self.pending = Pending::Element(element);
    }

    /// Skips the next value if it was not read.
    #[inline]
    fn finish(&mut self) -> ReadResult {
        match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Element(element) => self.cursor.skip(&element),
            Pending::Attribute(_) | Pending::Nothing => Ok(()),
        }
    }

    /// Takes the next value as an element that is a container.
    #[inline]
    fn element(&mut self) -> ReadResult<Element<'a>> {
        match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Element(element) => Ok(element),
            Pending::Attribute(_) => Err(self.fail("expected an element, not an attribute")),
            Pending::Nothing => Err(self.fail("there is no value")),
        }
    }

    /// Takes the next value as the text of a scalar.
    #[inline]
    fn content(&mut self) -> ReadResult<Cow<'a, str>> {
        match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Element(element) => {
                self.cursor.content(&element).inspect_err(|_| self.unread = Some(element))
            }
            Pending::Attribute(written) => super::text::attribute_text(written),
            Pending::Nothing => Err(self.fail("there is no value")),
        }
    }

    /// Takes the next value as a scalar that is not a string. White space around its text is
    /// ignored.
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

/// Shows the position and nothing of the text, which may be secret.
impl fmt::Debug for XmlReader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut reader = f.debug_struct("XmlReader");
        reader.field("at", &self.cursor.at());
        reader.finish_non_exhaustive()
    }
}

impl Reader for XmlReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.refused = true;
        self.cursor.fault(self.value, problem)
    }

    /// The text of a scalar was read to its end before its type refused it. If it wasn't, because there are
    /// elements in it, the element is skipped now.
    fn forgive(&mut self, member: &Member) -> bool {
        let Some((offset, problem)) = self.cursor.recorded() else { return false };
        if !self.reading.may_leave_out(member) {
            return false;
        }
        match self.unread.take() {
            Some(element) => {
                let mut again = self.cursor.restart(self.value);
                if again.skip(&element).is_err() {
                    return false;
                }
                self.cursor = again;
            }
            None if self.refused => self.cursor.clear_fault(),
            None => return false,
        }
        self.refused = false;
        let raw = self.body.get(self.value..self.cursor.at()).unwrap_or_default();
        // Counting lines for each value would take time in the square of the length.
        self.reading.leave_out(member, || format!("{problem} at byte {offset}"), raw);
        true
    }

    fn grow(&mut self, from: usize, to: usize) -> ReadResult {
        if self.reading.heap.grow(from, to) {
            Ok(())
        } else {
            Err(self.cursor.fault(self.value, EXCEEDED))
        }
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
        self.grow(0, BLOB)?;
        if text.contains(|c: char| c.is_ascii_whitespace()) {
            text.to_mut().retain(|c| !c.is_ascii_whitespace());
        }
        base64::read(&text, self.cursor.pace()).map_err(|problem| self.fail(problem))
    }

    fn timestamp(&mut self, member: &Member) -> ReadResult<Timestamp> {
        let format = member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        let text = self.content()?;
        let text = text.trim_ascii();
        timestamp::parse(text, format).or_else(|problem| {
            if !self.reading.is_lenient() {
                return Err(self.fail(problem));
            }
            let seconds = format == TimestampFormat::EpochSeconds;
            responses::timestamp(text, seconds).ok_or_else(|| self.fail(problem))
        })
    }

    fn structure(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        if !self.reading.requires_some(value.members()) {
            return self.read_members(value, usize::MAX).map(drop);
        }
        let start = self.value;
        let mut value = SeenMembers::new(value);
        self.read_members(&mut value, usize::MAX)?;
        // There are no elements of an empty list that is flattened.
        let missing = value.missing(|member| !member.is_flattened());
        let Some((_, member)) = missing else { return Ok(()) };
        self.reading.miss(member);
        Err(self.cursor.fault(start, MISSING))
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
