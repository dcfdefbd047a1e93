//! The reader of JSON.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;

use super::Dialect;
use super::cursor::{ARRAY, Cursor, OBJECT};
use super::error::JsonError;
use crate::codec::heap::{BLOB, EXCEEDED};
use crate::codec::limits::Limits;
use crate::codec::pace::Pace;
use crate::codec::reader::{Failed, ReadList, ReadMap, ReadResult, ReadStruct, ReadValue, Reader};
use crate::codec::required::{MISSING, SeenMembers};
use crate::codec::responses::{self, NULL_ENTRY, NULL_ITEM, Place, Reading};
use crate::formats::base64;
use crate::number::float;
use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

static ROOT: Member = Member::item();

const NOT_ONE_MEMBER: &str = "a union has exactly one member";

/// Reads one value from a JSON text.
///
/// - Members that the type doesn't know are skipped, but must be valid JSON. Members that are null
///   are left unchanged. Lists and maps may have nulls only if they are sparse.
/// - If a name occurs twice, the last value that isn't null replaces the others. A structure that
///   occurs twice keeps the members of both.
/// - A union must have exactly one member that is not null. A member `__type` beside it is ignored.
/// - Integers may be written as `1.0` or `1e0`. Floating-point numbers may be the strings `"NaN"`,
///   `"Infinity"` and `"-Infinity"`, and numbers beyond the range of `f64` are refused.
/// - Timestamps are numbers of seconds, unless the schema of the member names another format.
/// - Blobs are base64, with or without padding.
///
/// ```
/// use farrier::Member;
/// use farrier::codec::ReadValue;
/// use farrier::formats::json::JsonReader;
///
/// let mut list = Vec::<i32>::blank();
/// JsonReader::new(b"[1, 2]")?.read_value(&Member::item(), &mut list)?;
/// assert_eq!(list, [1, 2]);
/// # Ok::<(), farrier::formats::json::JsonError>(())
/// ```
pub struct JsonReader<'a> {
    cursor: Cursor<'a>,
    body: &'a [u8],
    /// The offset of the value that is being read. Problems that its type finds are reported there.
    value: usize,
    dialect: Dialect,
    reading: Reading,
}

impl<'a> JsonReader<'a> {
    /// Creates a reader of `body` with the default [`Limits`]. Fails if the body isn't UTF-8.
    pub fn new(body: &'a [u8]) -> Result<Self, JsonError> {
        Self::with_limits(body, Limits::default())
    }

    /// Creates a reader of `body` with these limits. Fails if the body is too large or isn't UTF-8.
    pub fn with_limits(body: &'a [u8], limits: Limits) -> Result<Self, JsonError> {
        if body.len() > limits.size {
            let problem = "the text is larger than the limit";
            return Err(JsonError::at(body, limits.size, problem, &Pace::default()));
        }
        let reader = Self::open(body, limits.depth, Pace::default())?;
        Ok(reader.reading(Reading::default().max_heap(limits.heap)))
    }

    /// Creates a reader as [`new`](Self::new) does, which looks at the clock from the beginning.
    pub(crate) fn at_pace(body: &'a [u8], pace: Pace) -> Result<Self, JsonError> {
        Self::open(body, Limits::default().depth, pace)
    }

    fn open(body: &'a [u8], depth: usize, pace: Pace) -> Result<Self, JsonError> {
        let text = std::str::from_utf8(body)
            .map_err(|error| JsonError::at(body, error.valid_up_to(), "invalid UTF-8", &pace))?;
        let cursor = Cursor::new(text, depth);
        let (dialect, reading) = (Dialect::default(), Reading::default());
        Ok(Self { cursor, body, value: 0, dialect, reading })
    }

    /// Sets the dialect. The default is [`Dialect::Aws`].
    #[must_use]
    pub fn dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = dialect;
        self
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

    /// Reads the whole text as a structure. Fails if anything but white space follows.
    pub fn read_root(&mut self, value: &mut dyn ReadStruct) -> Result<(), JsonError> {
        self.root(|reader| reader.structure(&ROOT, value))
    }

    /// Reads the whole text as a value of any type. Fails if anything but white space follows, or
    /// if the text is null and the type has no null.
    pub fn read_value(
        &mut self,
        member: &Member,
        value: &mut dyn ReadValue,
    ) -> Result<(), JsonError> {
        self.root(|reader| {
            if reader.cursor.null()? {
                let taken = value.read_null();
                return if taken { Ok(()) } else { Err(reader.fail("null can't stand here")) };
            }
            value.read(member, reader)
        })
    }

    /// Reads the whole text by calling `read` once. Fails if anything but white space follows.
    pub fn read_with(
        &mut self,
        read: &mut dyn FnMut(&mut dyn Reader) -> ReadResult,
    ) -> Result<(), JsonError> {
        self.root(|reader| read(reader))
    }

    /// Reads a value that has nothing but white space around it.
    fn root(&mut self, read: impl FnOnce(&mut Self) -> ReadResult) -> Result<(), JsonError> {
        self.cursor.space();
        self.value = self.cursor.at();
        let counted = self.grow(0, self.body.len());
        let read = counted.and_then(|()| read(self)).and_then(|()| self.cursor.end());
        read.map_err(|Failed| self.error())
    }

    fn error(&self) -> JsonError {
        let unknown = (self.cursor.at(), "the value can't be read");
        let (offset, problem) = self.cursor.recorded().unwrap_or(unknown);
        JsonError::at(self.body, offset, problem, self.cursor.pace())
    }

    /// Reads the name of a member and the colon. Returns the index of the member in `members`, or
    /// the name if there is no such member.
    ///
    /// Members mostly come in the order of the model, so the member at `expected` is tried first,
    /// together with its quotes and colon.
    #[inline]
    fn name(
        &mut self,
        members: &'static [Member],
        expected: usize,
    ) -> ReadResult<Result<usize, Cow<'a, str>>> {
        if let Some(member) = members.get(expected) {
            let key = member.json_key().as_bytes().get(1..).unwrap_or_default();
            if !key.is_empty() && self.cursor.rest().starts_with(key) {
                self.cursor.advance(key.len());
                self.cursor.space();
                return Ok(Ok(expected));
            }
        }
        self.cursor.on_time()?;
        let name = self.cursor.string()?;
        self.cursor.colon()?;
        let (before, after) = members.split_at(expected.min(members.len()));
        let is_named =
            |member: &Member| names_equal(member.wire_name().as_bytes(), name.as_bytes());
        let found = match after.iter().position(is_named) {
            Some(index) => Some(before.len() + index),
            None => before.iter().position(is_named),
        };
        Ok(found.ok_or(name))
    }

    /// Reads the members of an object. Returns the number of those that are neither null nor an
    /// unknown `__type`, and fails if there are more than `most`.
    fn members(&mut self, value: &mut dyn ReadStruct, most: usize) -> ReadResult<usize> {
        let members = value.members();
        let mut expected = 0;
        let mut count = 0;
        let mut before = self.reading.left_out();
        self.cursor.on_time()?;
        let mut more = self.cursor.open(OBJECT)?;
        while more {
            let name = self.name(members, expected)?;
            let null = self.begin()?;
            if let Ok(index) = name {
                expected = index + 1;
            }
            match name {
                _ if null => {}
                Err(name) if name == "__type" => {
                    self.cursor.skip()?;
                    value.has_type();
                }
                _ if count == most => return Err(self.fail(NOT_ONE_MEMBER)),
                Ok(index) => {
                    count += 1;
                    let outcome = value.read_member(index, self);
                    self.reading.within(Place::Member(members, index), &mut before, outcome)?;
                }
                Err(name) => {
                    count += 1;
                    self.cursor.skip()?;
                    value.unknown_member(&name);
                }
            }
            more = self.cursor.another(OBJECT)?;
        }
        Ok(count)
    }

    /// Reads again, after a failure, a value that is a string where another kind of value should be. Fails
    /// as before if that isn't allowed or doesn't help.
    #[cold]
    fn quoted<T>(
        &mut self,
        failed: Failed,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> ReadResult<T> {
        let mut again = self.cursor.restart(self.value);
        if !self.reading.is_lenient() || again.peek() != b'"' {
            return Err(failed);
        }
        let value = again.string().ok().and_then(|text| parse(&text)).ok_or(failed)?;
        self.cursor = again;
        Ok(value)
    }

    /// Reads a number or a boolean as a text. It has a function of its own, so that reading a string needs no frame.
    #[cold]
    #[inline(never)]
    fn scalar(&mut self) -> ReadResult<Cow<'a, str>> {
        self.cursor.scalar_text().map(Cow::Borrowed)
    }

    /// Begins to read a value. Returns true if it is null; it is skipped then.
    #[inline]
    fn begin(&mut self) -> ReadResult<bool> {
        self.value = self.cursor.at();
        self.cursor.null()
    }
}

/// Compares two names. Most comparisons end at the length or the first byte, which takes no
/// function call.
#[inline]
fn names_equal(name: &[u8], other: &[u8]) -> bool {
    name.len() == other.len() && name.first() == other.first() && name == other
}

/// Shows the position and nothing of the text, which may be secret.
impl fmt::Debug for JsonReader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut reader = f.debug_struct("JsonReader");
        reader.field("at", &self.cursor.at());
        reader.finish_non_exhaustive()
    }
}

impl Reader for JsonReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.cursor.fault(self.value, problem)
    }

    fn forgive(&mut self, member: &Member) -> bool {
        let Some((offset, problem)) = self.cursor.recorded() else { return false };
        let mut again = self.cursor.restart(self.value);
        let may_leave_out = self.reading.may_leave_out(member);
        if !may_leave_out || again.skip().is_err() {
            return false;
        }
        self.cursor = again;
        let raw = self.body.get(self.value..self.cursor.at()).unwrap_or_default();
        // Counting lines for each value would take time in the square of the length.
        self.reading.leave_out(member, || format!("{problem} at byte {offset}"), raw);
        true
    }

    fn grow(&mut self, from: usize, to: usize) -> ReadResult {
        if self.reading.heap.grow(from, to) { Ok(()) } else { Err(self.fail(EXCEEDED)) }
    }

    fn skip(&mut self) -> ReadResult {
        self.cursor.skip()
    }

    fn text_or_skip(&mut self, _: &Member) -> ReadResult<Option<Cow<'_, str>>> {
        if self.cursor.peek() == b'"' {
            return self.cursor.string().map(Some);
        }
        self.cursor.skip()?;
        Ok(None)
    }

    fn boolean(&mut self, _: &Member) -> ReadResult<bool> {
        self.cursor.boolean().or_else(|failed| self.quoted(failed, |text| text.parse().ok()))
    }

    fn integer(&mut self, _: &Member) -> ReadResult<i64> {
        self.cursor.integer().or_else(|failed| self.quoted(failed, |text| text.parse().ok()))
    }

    fn float(&mut self, _: &Member) -> ReadResult<f64> {
        if self.cursor.peek() != b'"' {
            return self.cursor.double();
        }
        match self.cursor.string()?.as_ref() {
            "NaN" => Ok(f64::NAN),
            "Infinity" => Ok(f64::INFINITY),
            "-Infinity" => Ok(f64::NEG_INFINITY),
            _ => {
                let failed = self.fail("expected a number, 'NaN', 'Infinity' or '-Infinity'");
                self.quoted(failed, float::parse)
            }
        }
    }

    fn number(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        let quoted = self.dialect == Dialect::RpcV2 || self.reading.is_lenient();
        if quoted && self.cursor.peek() == b'"' {
            return self.cursor.string();
        }
        self.cursor.number_text("expected a number").map(Cow::Borrowed)
    }

    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        if self.cursor.peek() != b'"' && self.reading.is_lenient() {
            return self.scalar();
        }
        self.cursor.string()
    }

    fn blob(&mut self, _: &Member) -> ReadResult<Bytes> {
        let text = self.cursor.string()?;
        self.grow(0, BLOB)?;
        base64::read(&text, self.cursor.pace()).map_err(|problem| self.fail(problem))
    }

    fn timestamp(&mut self, member: &Member) -> ReadResult<Timestamp> {
        let format = self.dialect.timestamp_format(member);
        if format == TimestampFormat::EpochSeconds
            && let Some((timestamp, length)) = timestamp::parse_common_seconds(self.cursor.rest())
        {
            self.cursor.advance(length);
            return Ok(timestamp);
        }
        let is_lenient = self.reading.is_lenient();
        let is_quoted = self.cursor.peek() == b'"';
        let seconds = !is_quoted || format == TimestampFormat::EpochSeconds;
        let text = match is_quoted {
            true if is_lenient || format != TimestampFormat::EpochSeconds => {
                self.cursor.string()?
            }
            false if is_lenient => Cow::Borrowed(self.cursor.scalar_text()?),
            false if format != TimestampFormat::EpochSeconds => self.cursor.string()?,
            _ => Cow::Borrowed(self.cursor.number_text("expected a number of seconds")?),
        };
        let read = timestamp::parse(&text, format);
        read.or_else(|problem| {
            let other = if is_lenient { responses::timestamp(&text, seconds) } else { None };
            other.ok_or_else(|| self.fail(problem))
        })
    }

    #[cfg(feature = "document")]
    fn document(&mut self, _: &Member) -> ReadResult<crate::codec::document::Document> {
        self.cursor.document(&mut self.reading.heap)
    }

    fn structure(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        if !self.reading.requires_some(value.members()) {
            return self.members(value, usize::MAX).map(drop);
        }
        let start = self.cursor.at();
        let mut value = SeenMembers::new(value);
        self.members(&mut value, usize::MAX)?;
        let Some((_, member)) = value.missing(|_| true) else { return Ok(()) };
        self.reading.miss(member);
        Err(self.cursor.fault(start, MISSING))
    }

    fn union(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        let start = self.cursor.at();
        match self.members(value, 1)? {
            0 => Err(self.cursor.fault(start, NOT_ONE_MEMBER)),
            _ => Ok(()),
        }
    }

    fn list(&mut self, member: &Member, value: &mut dyn ReadList) -> ReadResult {
        let mut more = self.cursor.open(ARRAY)?;
        let mut index = 0;
        let mut before = self.reading.left_out();
        while more {
            self.cursor.on_time()?;
            if self.begin()? {
                let taken = value.null_item(self)?;
                if !self.reading.allows_null(taken) {
                    let refused = Err(self.fail(NULL_ITEM));
                    return self.reading.within(Place::Item(index), &mut before, refused);
                }
            } else {
                let outcome = value.read_item(member.element(), self);
                self.reading.within(Place::Item(index), &mut before, outcome)?;
            }
            index += 1;
            more = self.cursor.another(ARRAY)?;
        }
        Ok(())
    }

    fn map(&mut self, member: &Member, value: &mut dyn ReadMap) -> ReadResult {
        let mut more = self.cursor.open(OBJECT)?;
        let mut before = self.reading.left_out();
        while more {
            self.cursor.on_time()?;
            let key = self.cursor.string()?;
            self.cursor.colon()?;
            if self.begin()? {
                let taken = value.null_entry(&key, self)?;
                if !self.reading.allows_null(taken) {
                    let refused = Err(self.fail(NULL_ENTRY));
                    return self.reading.within(Place::Entry, &mut before, refused);
                }
            } else {
                let outcome = value.read_entry(&key, member.element(), self);
                self.reading.within(Place::Entry, &mut before, outcome)?;
            }
            more = self.cursor.another(OBJECT)?;
        }
        Ok(())
    }
}
