//! The half of the codec that reads.

pub(crate) mod format;

use std::borrow::Cow;

use bytes::Bytes;

use self::format::EventFormat;
use crate::body::stream::ByteStream;
use crate::schema::member::Member;
use crate::timestamp::Timestamp;

/// Reading failed; the reader knows why and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failed;

/// The outcome of reading one value.
pub type ReadResult<T = ()> = Result<T, Failed>;

/// A source of values in some format. Methods take the schema of the member that is read.
///
/// A reader of one position only (a header, say) implements the kinds that can stand there; the
/// rest refuse.
pub trait Reader {
    /// Records what is wrong at the current position and returns the error to pass on.
    fn fail(&mut self, problem: &'static str) -> Failed;

    /// Passes over the value that comes next.
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

    /// Reads a floating-point number, NaN and the infinities included.
    fn float(&mut self, _: &Member) -> ReadResult<f64> {
        Err(self.fail("a number can't stand here"))
    }

    /// Reads a number of any size, as its decimal text.
    fn number(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        Err(self.fail("a number can't stand here"))
    }

    /// Reads a string.
    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        Err(self.fail("a string can't stand here"))
    }

    /// Reads a string, or passes over what is none.
    fn text_or_skip(&mut self, member: &Member) -> ReadResult<Option<Cow<'_, str>>> {
        self.text(member).map(Some)
    }

    /// Reads a blob.
    fn blob(&mut self, _: &Member) -> ReadResult<Bytes> {
        Err(self.fail("a blob can't stand here"))
    }

    /// Takes the stream that a message carries.
    fn stream(&mut self, _: &Member) -> ReadResult<Streamed> {
        Err(self.fail("a stream can't stand here"))
    }

    /// Reads a timestamp.
    fn timestamp(&mut self, _: &Member) -> ReadResult<Timestamp> {
        Err(self.fail("a timestamp can't stand here"))
    }

    /// Reads a document, which is any JSON-like value.
    #[cfg(feature = "document")]
    fn document(&mut self, _: &Member) -> ReadResult<crate::codec::document::Document> {
        Err(self.fail("a document can't stand here"))
    }

    /// Reads a structure into `value`. Absent and null members are left as they are.
    fn structure(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        let _ = value;
        Err(self.fail("a structure can't stand here"))
    }

    /// Reads a union into `value`: exactly one member that is not null.
    fn union(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        let _ = value;
        Err(self.fail("a union can't stand here"))
    }

    /// Reads a list into `value`, which is empty; or one part of a flattened list, whose parts add
    /// up, into what was read before.
    fn list(&mut self, _: &Member, value: &mut dyn ReadList) -> ReadResult {
        let _ = value;
        Err(self.fail("a list can't stand here"))
    }

    /// Reads a map into `value`, which is empty; or one part of a flattened map.
    fn map(&mut self, _: &Member, value: &mut dyn ReadMap) -> ReadResult {
        let _ = value;
        Err(self.fail("a map can't stand here"))
    }
}

/// The stream of a message, with what it takes to read it.
#[derive(Debug)]
pub struct Streamed {
    /// The bytes.
    pub body: ByteStream,
    /// The format of the events in them, if the protocol of the message has events.
    pub events: Option<EventFormat>,
}

/// A value that can be read in place.
pub trait ReadValue {
    /// What stands for the value until it is read, and for a required value that the server
    /// left out: the default of the model, else zero, empty, the epoch or an unknown variant
    /// (smithy.io, client error correction).
    fn blank() -> Self
    where
        Self: Sized;

    /// Reads the value. The reader stands at a value that is not null.
    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult;

    /// Takes a null in a sparse list or map; false where null has no place.
    fn read_null(&mut self) -> bool {
        false
    }
}

/// A structure or union that is read member by member.
pub trait ReadStruct {
    /// The members, in the model's order.
    fn members(&self) -> &'static [Member];

    /// Reads the member at `index` of [`members`](Self::members). An index beyond is ignored.
    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult;

    /// Hears of a member that the model doesn't know. Structures ignore it; a union becomes its
    /// `Unknown` variant.
    fn unknown_member(&mut self, _name: &str) {}
}

/// Reads the value of a union's variant. A frame of its own for each: that of a union would
/// otherwise hold the values of all variants, and nested ones would exhaust the stack.
#[doc(hidden)]
#[inline(never)]
pub fn read_variant<T: ReadValue>(
    member: &Member,
    r: &mut dyn Reader,
    put: impl FnOnce(T),
) -> ReadResult {
    let mut value = T::blank();
    value.read(member, r)?;
    put(value);
    Ok(())
}

/// A list that is read element by element.
pub trait ReadList {
    /// Reads one more element.
    fn read_item(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult;

    /// Takes a null element; a dense list drops it.
    fn null_item(&mut self);
}

/// A map that is read entry by entry. An entry that comes twice keeps its last value.
pub trait ReadMap {
    /// Reads the value of one more entry.
    fn read_entry(&mut self, key: &str, member: &Member, r: &mut dyn Reader) -> ReadResult;

    /// Takes an entry whose value is null; a dense map drops it.
    fn null_entry(&mut self, key: &str);
}
