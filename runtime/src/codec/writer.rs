//! The half of the codec that writes.

use crate::codec::open_enum::OpenEnum;
use crate::number::BigNumber;
use crate::schema::member::Member;
use crate::timestamp::Timestamp;

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
    fn document(&mut self, member: &Member, value: &crate::codec::document::Document);
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
