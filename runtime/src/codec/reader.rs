//! The traits for reading values.

pub(crate) mod format;

use std::borrow::Cow;

use bytes::Bytes;

use self::format::EventFormat;
use crate::body::stream::ByteStream;
use crate::schema::member::Member;
use crate::timestamp::Timestamp;

/// The error of a read that failed. The reader keeps the reason and the position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failed;

/// The result of reading one value.
pub type ReadResult<T = ()> = Result<T, Failed>;

/// Reads values in some format. Each method takes the schema of the member that is read.
///
/// Every method but [`fail`](Self::fail) has a default, so a reader of a single position, such as a
/// header, implements only the kinds of values that can stand there. By default the others fail.
pub trait Reader {
    /// Records a problem with the value that is being read, and returns the error to pass on. Only
    /// the first problem should be kept, because it causes the others.
    fn fail(&mut self, problem: &'static str) -> Failed;

    /// Leaves out the value of `member` that has just failed, if that is allowed, and returns true. The
    /// reader then stands behind the value, and the problem is no longer one. By default it isn't allowed.
    fn forgive(&mut self, member: &Member) -> bool {
        let _ = member;
        false
    }

    /// Accounts for memory on the heap that grows from `from` bytes to `to` bytes, before a list, a map or a
    /// box takes it. Fails if the value would take more than is allowed ([`Limits::heap`]). By default there
    /// is no limit.
    ///
    /// [`Limits::heap`]: crate::codec::Limits#structfield.heap
    fn grow(&mut self, from: usize, to: usize) -> ReadResult {
        let _ = (from, to);
        Ok(())
    }

    /// Skips the next value. By default there is nothing to skip.
    fn skip(&mut self) -> ReadResult {
        Ok(())
    }

    /// Reads a boolean.
    fn boolean(&mut self, _: &Member) -> ReadResult<bool> {
        Err(self.fail("a boolean can't stand here"))
    }

    /// Reads an integer of at most 64 bits.
    fn integer(&mut self, _: &Member) -> ReadResult<i64> {
        Err(self.fail("an integer can't stand here"))
    }

    /// Reads a floating-point number, which may be NaN or infinite.
    fn float(&mut self, _: &Member) -> ReadResult<f64> {
        Err(self.fail("a number can't stand here"))
    }

    /// Reads a number of any size as its decimal text.
    fn number(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        Err(self.fail("a number can't stand here"))
    }

    /// Reads a string.
    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        Err(self.fail("a string can't stand here"))
    }

    /// Reads a string, or skips a value of another kind and returns `None`. By default a value of
    /// another kind fails.
    fn text_or_skip(&mut self, member: &Member) -> ReadResult<Option<Cow<'_, str>>> {
        self.text(member).map(Some)
    }

    /// Reads a blob.
    fn blob(&mut self, _: &Member) -> ReadResult<Bytes> {
        Err(self.fail("a blob can't stand here"))
    }

    /// Takes the stream of the message.
    fn stream(&mut self, _: &Member) -> ReadResult<Streamed> {
        Err(self.fail("a stream can't stand here"))
    }

    /// Reads a timestamp.
    fn timestamp(&mut self, _: &Member) -> ReadResult<Timestamp> {
        Err(self.fail("a timestamp can't stand here"))
    }

    /// Reads a document, which is a value of any JSON type.
    #[cfg(feature = "document")]
    fn document(&mut self, _: &Member) -> ReadResult<crate::codec::document::Document> {
        Err(self.fail("a document can't stand here"))
    }

    /// Reads a structure into `value`. Members that are absent or null are left unchanged.
    fn structure(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        let _ = value;
        Err(self.fail("a structure can't stand here"))
    }

    /// Reads a union into `value`. Fails unless exactly one member is present and not null.
    fn union(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        let _ = value;
        Err(self.fail("a union can't stand here"))
    }

    /// Reads a list and appends its elements to `value`, which is empty before. A flattened list
    /// comes in several parts, so `value` may hold elements of an earlier one.
    fn list(&mut self, _: &Member, value: &mut dyn ReadList) -> ReadResult {
        let _ = value;
        Err(self.fail("a list can't stand here"))
    }

    /// Reads a map and adds its entries to `value`, which is empty before. A flattened map comes in
    /// several parts, so `value` may hold entries of an earlier one.
    fn map(&mut self, _: &Member, value: &mut dyn ReadMap) -> ReadResult {
        let _ = value;
        Err(self.fail("a map can't stand here"))
    }
}

/// The stream of a message and the format of its events.
#[derive(Debug)]
#[non_exhaustive]
pub struct Streamed {
    /// The bytes of the stream.
    pub body: ByteStream,
    /// The format of the events' payloads, or `None` if the protocol has no event streams.
    pub events: Option<EventFormat>,
}

impl Streamed {
    /// Creates it from the bytes of a stream and the format of the events' payloads, which is `None` if the
    /// protocol has no event streams.
    pub fn new(body: ByteStream, events: Option<EventFormat>) -> Self {
        Self { body, events }
    }
}

/// A value that can be read in place.
///
/// Generated types implement it by the macros of this crate.
pub trait ReadValue {
    /// Creates the value that a field has until it is read. It also stands for a required member
    /// that the service has left out. It is the default of the model, or else false, zero, an empty
    /// string, list or map, the Unix epoch, or an unknown variant (smithy.io, Type refinement
    /// traits, "Client error correction").
    fn blank() -> Self
    where
        Self: Sized;

    /// Reads the value from `r`, which stands at a value that is not null.
    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult;

    /// Returns true for types whose values have no parts: an optional member of such a type may be left out
    /// if its value can't be read ([`Reader::forgive`]). The default is false.
    fn is_simple() -> bool
    where
        Self: Sized,
    {
        false
    }

    /// Returns the number of bytes that a blank value takes on the heap. The default is 0.
    #[doc(hidden)]
    fn blank_heap() -> usize
    where
        Self: Sized,
    {
        0
    }

    /// Accepts a null and returns true, or returns false if the type has no null. This is the
    /// default.
    fn read_null(&mut self) -> bool {
        false
    }
}

/// A structure or union, whose members are read one by one.
///
/// Generated types implement it.
pub trait ReadStruct {
    /// Returns the schemas of the members, in the order of the model.
    fn members(&self) -> &'static [Member];

    /// Reads the member at `index` of [`members`](Self::members). An index out of bounds is
    /// ignored.
    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult;

    /// Reports a member that the model doesn't define. A union becomes its variant `Unknown`.
    /// Structures ignore the member, which is the default.
    fn unknown_member(&mut self, _name: &str) {}

    /// Reports that the name of a type stands beside the members (`__type`), and is none of them. Errors have one,
    /// and now and then outputs.
    #[doc(hidden)]
    fn has_type(&mut self) {}

    /// Returns true if the structure lacks something when `member` isn't read. The default is what the
    /// model says. Members that come from elsewhere aren't lacking in a body.
    #[doc(hidden)]
    fn requires(&self, member: &Member) -> bool {
        member.is_required()
    }
}

/// A list, whose elements are read one by one.
pub trait ReadList {
    /// Reads an element and appends it. Its schema is `member`.
    fn read_item(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult;

    /// Appends a null element and returns true, or returns false if the elements can't be null (`@sparse`).
    /// Fails if `r` allows no more memory.
    fn null_item(&mut self, r: &mut dyn Reader) -> ReadResult<bool>;
}

/// A map, whose entries are read one by one. A key that occurs twice keeps its last value.
pub trait ReadMap {
    /// Reads the value of an entry and adds the entry. The schema of the value is `member`.
    fn read_entry(&mut self, key: &str, member: &Member, r: &mut dyn Reader) -> ReadResult;

    /// Adds an entry whose value is null and returns true, or returns false if the values can't be null
    /// (`@sparse`). Fails if `r` allows no more memory.
    fn null_entry(&mut self, key: &str, r: &mut dyn Reader) -> ReadResult<bool>;
}
