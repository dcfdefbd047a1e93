//! The seam between generated types and formats.
//!
//! A type knows how to hand its members to a [`Writer`] and how to fill them from a [`Reader`];
//! a format knows how to write and read each kind of value. Both sides meet in object-safe
//! traits, so each format and each type is compiled once: shapes + formats, never shapes ×
//! formats.
//!
//! Values are read **in place**: a container pushes a blank element and reads into it. The error
//! that travels is zero-sized; what went wrong and where stays in the reader.

use std::borrow::Cow;

use bytes::Bytes;

use crate::protocol::Protocol;
use crate::validate::OpenEnum;
use crate::{BigNumber, ByteStream, Member, Timestamp};

/// Reading failed; the reader knows why and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failed;

/// The outcome of reading one value.
pub type ReadResult<T = ()> = Result<T, Failed>;

/// What the reader of a body puts up with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The containers that may stand within one another. Each takes some hundred bytes of stack,
    /// so a limit far beyond the usual 128 needs a thread with a large one.
    pub depth: usize,
    /// The bytes that a body may have. By default there is no limit, for the body is in memory
    /// already. A value may take much more: in a list, the three bytes `{},` of JSON and the one
    /// byte of an empty map in CBOR are one structure, with room for all its members.
    pub size: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 128, size: usize::MAX }
    }
}

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
    fn document(&mut self, _: &Member) -> ReadResult<crate::Document> {
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
    /// The protocol that the message is in.
    pub protocol: &'static dyn Protocol,
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

/// A sink for values in some format. Methods take the schema of the member that is written.
///
/// Writing can't fail half-way: a writer that meets a value which its position can't carry
/// (a header with a line break, say) remembers that and says so at the end.
pub trait Writer {
    /// Writes a null; only the elements of sparse lists and maps are ever null.
    fn null(&mut self, member: &Member);
    /// Writes a boolean.
    fn boolean(&mut self, member: &Member, value: bool);
    /// Writes an integer.
    fn integer(&mut self, member: &Member, value: i64);
    /// Writes a single-precision number.
    fn float(&mut self, member: &Member, value: f32);
    /// Writes a double-precision number.
    fn double(&mut self, member: &Member, value: f64);
    /// Writes a number of any size.
    fn number(&mut self, member: &Member, value: &BigNumber);
    /// Writes a whole number of any size, where the format tells it from others.
    fn big_integer(&mut self, member: &Member, value: &BigNumber) {
        self.number(member, value);
    }
    /// Writes a string.
    fn string(&mut self, member: &Member, value: &str);
    /// Writes a blob.
    fn blob(&mut self, member: &Member, value: &[u8]);
    /// Writes a timestamp.
    fn timestamp(&mut self, member: &Member, value: &Timestamp);
    /// Writes a document.
    #[cfg(feature = "document")]
    fn document(&mut self, member: &Member, value: &crate::Document);
    /// Writes a structure or a union.
    fn structure(&mut self, member: &Member, value: &dyn WriteStruct);
    /// Writes a list.
    fn list(&mut self, member: &Member, value: &dyn WriteList);
    /// Writes a map.
    fn map(&mut self, member: &Member, value: &dyn WriteMap);
    /// Writes the key of a map's next entry; its value follows.
    fn key(&mut self, key: &str);

    /// Hears of the enum whose text or number comes next. For those who check.
    fn open_enum(&mut self, _: &Member, _: &dyn OpenEnum) {}
    /// Hears of the enum whose text comes next as a key.
    fn enum_key(&mut self, _: &dyn OpenEnum) {}
    /// Hears that a union's member is one that the model doesn't name.
    fn unknown_variant(&mut self) {}
}

/// A value that can be written.
pub trait WriteValue {
    /// Writes the value, or nothing if it is absent.
    fn write(&self, member: &Member, w: &mut dyn Writer);

    /// Writes the value as an element of a list or map, where an absent one is null.
    fn write_item(&self, member: &Member, w: &mut dyn Writer) {
        self.write(member, w);
    }
}

/// A structure or union that is written member by member.
pub trait WriteStruct {
    /// The members, in the model's order.
    fn members(&self) -> &'static [Member];

    /// Writes the members that are there, in the model's order.
    fn write_members(&self, w: &mut dyn Writer);
}

/// Writes the fields of a structure, each with its member.
#[doc(hidden)]
pub fn write_fields(members: &[Member], fields: &[&dyn WriteValue], w: &mut dyn Writer) {
    for (member, field) in members.iter().zip(fields) {
        field.write(member, w);
    }
}

/// A list that is written element by element.
pub trait WriteList {
    /// The number of elements.
    fn len(&self) -> usize;

    /// True if there is no element.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes the elements in order.
    fn write_items(&self, member: &Member, w: &mut dyn Writer);
}

/// A map that is written entry by entry.
pub trait WriteMap {
    /// The number of entries.
    fn len(&self) -> usize;

    /// True if there is no entry.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes the entries in the order of their keys.
    fn write_entries(&self, member: &Member, w: &mut dyn Writer);
}
