//! The reader of CBOR.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;

use super::cursor::Cursor;
use super::error::CborError;
use super::head::Head;
use crate::codec::heap::{BLOB, EXCEEDED};
use crate::codec::limits::Limits;
use crate::codec::reader::{Failed, ReadList, ReadMap, ReadResult, ReadStruct, ReadValue, Reader};
use crate::codec::required::{MISSING, SeenMembers};
use crate::codec::responses::{NULL_ENTRY, NULL_ITEM, Place, Reading};
use crate::schema::member::Member;
use crate::timestamp::Timestamp;

static ROOT: Member = Member::item();

const NOT_A_NAME: &str = "expected the name of a member, which is text";
const NOT_ONE_MEMBER: &str = "a union has exactly one member";

/// Reads one value from CBOR.
///
/// - Strings, blobs, lists, maps and structures may have a length or end with a break.
/// - Members that the type doesn't know are skipped, but must be valid CBOR. Members that are null
///   or undefined are left unchanged. Lists and maps may have nulls only if they are sparse.
/// - If a name occurs twice, the last value that isn't null replaces the others. A structure that
///   occurs twice keeps the members of both.
/// - A union must have exactly one member that is not null. A member `__type` beside it is ignored.
/// - Integers may be written as floats with an integral value. Floating-point numbers may be
///   written as integers or as floats of any size.
/// - Timestamps are numbers of seconds with tag 1, whatever format the schema of the member names.
///   They are rounded to the millisecond.
/// - Big numbers are integers, floats, bignums of at most 512 bytes, or decimal fractions.
///
/// ```
/// use farrier::Member;
/// use farrier::formats::cbor::CborReader;
/// use farrier::codec::ReadValue;
///
/// let mut list = Vec::<i32>::blank();
/// CborReader::new(&[0x82, 0x01, 0x18, 0x2a]).read_value(&Member::item(), &mut list)?;
/// assert_eq!(list, [1, 42]);
/// # Ok::<(), farrier::formats::cbor::CborError>(())
/// ```
pub struct CborReader<'a> {
    cursor: Cursor<'a>,
    /// The offset of the value that is being read. Problems that its type finds are reported there.
    value: usize,
    reading: Reading,
}

impl<'a> CborReader<'a> {
    /// Creates a reader of `body` with the default [`Limits`].
    pub fn new(body: &'a [u8]) -> Self {
        Self::at_start(Cursor::new(body, Limits::default().depth))
    }

    /// Creates a reader of `body` with these limits. Fails if the body is too large.
    pub fn with_limits(body: &'a [u8], limits: Limits) -> Result<Self, CborError> {
        if body.len() > limits.size {
            let problem = "the body is larger than the limit";
            return Err(CborError { offset: limits.size, problem });
        }
        let reading = Reading::default().max_heap(limits.heap);
        Ok(Self::at_start(Cursor::new(body, limits.depth)).reading(reading))
    }

    fn at_start(cursor: Cursor<'a>) -> Self {
        Self { cursor, value: 0, reading: Reading::default() }
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

    /// Reads the whole body as a structure. Fails if anything follows.
    pub fn read_root(&mut self, value: &mut dyn ReadStruct) -> Result<(), CborError> {
        self.root(|reader| reader.structure(&ROOT, value))
    }

    /// Reads the whole body as a value of any type. Fails if anything follows, or if the body is
    /// null and the type has no null.
    pub fn read_value(
        &mut self,
        member: &Member,
        value: &mut dyn ReadValue,
    ) -> Result<(), CborError> {
        self.root(|reader| {
            if reader.cursor.null() {
                let taken = value.read_null();
                return if taken { Ok(()) } else { Err(reader.fail("null can't stand here")) };
            }
            value.read(member, reader)
        })
    }

    /// Reads the whole body by calling `read` once. Fails if anything follows.
    pub fn read_with(
        &mut self,
        read: &mut dyn FnMut(&mut dyn Reader) -> ReadResult,
    ) -> Result<(), CborError> {
        self.root(|reader| read(reader))
    }

    /// Reads a value that nothing follows.
    fn root(&mut self, read: impl FnOnce(&mut Self) -> ReadResult) -> Result<(), CborError> {
        self.value = self.cursor.at();
        let counted = self.grow(0, self.cursor.rest().len());
        let read = counted.and_then(|()| read(self)).and_then(|()| self.cursor.end());
        read.map_err(|Failed| self.error())
    }

    fn error(&self) -> CborError {
        let unknown = (self.cursor.at(), "the value can't be read");
        let (offset, problem) = self.cursor.recorded().unwrap_or(unknown);
        CborError { offset, problem }
    }

    /// Reads the name of a member. Returns the index of the member in `members`, or the name if
    /// there is no such member.
    ///
    /// Members mostly come in the order of the model, so the member at `expected` is tried first,
    /// before anything is decoded.
    #[inline]
    fn name(
        &mut self,
        members: &'static [Member],
        expected: usize,
    ) -> ReadResult<Result<usize, Cow<'a, str>>> {
        if let Some(member) = members.get(expected)
            && self.cursor.skip_exact_text(member.wire_name())
        {
            return Ok(Ok(expected));
        }
        self.cursor.on_time()?;
        let name = self.cursor.text(NOT_A_NAME)?;
        let (before, after) = members.split_at(expected.min(members.len()));
        let is_named = |member: &Member| member.wire_name() == name;
        let found = match after.iter().position(is_named) {
            Some(index) => Some(before.len() + index),
            None => before.iter().position(is_named),
        };
        Ok(found.ok_or(name))
    }

    /// Reads the members of a structure or union. Returns the number of those that are neither null
    /// nor an unknown `__type`, and fails if there are more than `most`.
    fn members(&mut self, value: &mut dyn ReadStruct, most: usize) -> ReadResult<usize> {
        let members = value.members();
        let mut expected = 0;
        let mut count = 0;
        let mut before = self.reading.left_out();
        self.cursor.on_time()?;
        let mut items = self.cursor.map()?;
        while self.cursor.another(&mut items)? {
            let name = self.name(members, expected)?;
            let null = self.begin();
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
        }
        Ok(count)
    }

    /// Begins to read a value. Returns true if it is null; it is skipped then.
    #[inline]
    fn begin(&mut self) -> bool {
        self.value = self.cursor.at();
        self.cursor.null()
    }
}

/// Shows the position and nothing of the bytes, which may be secret.
impl fmt::Debug for CborReader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut reader = f.debug_struct("CborReader");
        reader.field("at", &self.cursor.at());
        reader.finish_non_exhaustive()
    }
}

impl Reader for CborReader<'_> {
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
        let raw = self.cursor.between(self.value);
        self.reading.leave_out(member, || CborError { offset, problem }.to_string(), raw);
        true
    }

    fn grow(&mut self, from: usize, to: usize) -> ReadResult {
        if self.reading.heap.grow(from, to) { Ok(()) } else { Err(self.fail(EXCEEDED)) }
    }

    fn skip(&mut self) -> ReadResult {
        self.cursor.skip()
    }

    fn text_or_skip(&mut self, _: &Member) -> ReadResult<Option<Cow<'_, str>>> {
        let start = self.cursor.at();
        if let Head::Text(length) = self.cursor.head()? {
            return self.cursor.text_of(length).map(Some);
        }
        self.cursor.back_to(start);
        self.cursor.skip()?;
        Ok(None)
    }

    fn boolean(&mut self, _: &Member) -> ReadResult<bool> {
        self.cursor.boolean()
    }

    fn integer(&mut self, _: &Member) -> ReadResult<i64> {
        self.cursor.integer("expected a whole number")
    }

    fn float(&mut self, _: &Member) -> ReadResult<f64> {
        self.cursor.double()
    }

    fn number(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        let text = self.cursor.number()?;
        self.grow(0, text.len())?;
        Ok(Cow::Owned(text))
    }

    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        self.cursor.text("expected a string")
    }

    fn blob(&mut self, _: &Member) -> ReadResult<Bytes> {
        self.grow(0, BLOB)?;
        self.cursor.blob()
    }

    fn timestamp(&mut self, _: &Member) -> ReadResult<Timestamp> {
        self.cursor.timestamp()
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
        let mut items = self.cursor.array()?;
        let mut index = 0;
        let mut before = self.reading.left_out();
        while self.cursor.another(&mut items)? {
            self.cursor.on_time()?;
            if self.begin() {
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
        }
        Ok(())
    }

    fn map(&mut self, member: &Member, value: &mut dyn ReadMap) -> ReadResult {
        let mut items = self.cursor.map()?;
        let mut before = self.reading.left_out();
        while self.cursor.another(&mut items)? {
            self.cursor.on_time()?;
            let key = self.cursor.text("expected a key, which is text")?;
            if self.begin() {
                let taken = value.null_entry(&key, self)?;
                if !self.reading.allows_null(taken) {
                    let refused = Err(self.fail(NULL_ENTRY));
                    return self.reading.within(Place::Entry, &mut before, refused);
                }
            } else {
                let outcome = value.read_entry(&key, member.element(), self);
                self.reading.within(Place::Entry, &mut before, outcome)?;
            }
        }
        Ok(())
    }
}
