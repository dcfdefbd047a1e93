//! The traits for writing values.

use crate::codec::open_enum::OpenEnum;
use crate::number::BigNumber;
use crate::schema::member::Member;
use crate::timestamp::Timestamp;

/// Writes values in some format. Each method takes the schema of the member that is written, and
/// its value.
///
/// The methods don't fail. A writer that meets a value which it can't write, such as a line break
/// in a header, remembers the problem and reports it at the end.
pub trait Writer {
    /// Writes a null. Only elements of sparse lists and values of sparse maps are null.
    fn null(&mut self, member: &Member);
    /// Writes a boolean.
    fn boolean(&mut self, member: &Member, value: bool);
    /// Writes an integer of at most 64 bits.
    fn integer(&mut self, member: &Member, value: i64);
    /// Writes a single-precision floating-point number.
    fn float(&mut self, member: &Member, value: f32);
    /// Writes a double-precision floating-point number.
    fn double(&mut self, member: &Member, value: f64);
    /// Writes a decimal number of any size.
    fn number(&mut self, member: &Member, value: &BigNumber);
    /// Writes an integer of any size. By default it is written as [`number`](Self::number), which
    /// suits formats that don't distinguish the two.
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
    /// Writes the key of a map's next entry, whose value follows.
    fn key(&mut self, key: &str);

    /// Announces an enum. Its text or number is written next. Writers that validate values override
    /// this method, which does nothing by default.
    fn open_enum(&mut self, _: &Member, _: &dyn OpenEnum) {}
    /// Announces an enum that is a key. Its text is written next as the key. Writers that validate
    /// values override this method, which does nothing by default.
    fn enum_key(&mut self, _: &dyn OpenEnum) {}
    /// Announces a union whose variant is unknown to the model, so that no member follows. Writers
    /// that validate values override this method, which does nothing by default.
    fn unknown_variant(&mut self) {}
}

/// A value that can be written.
pub trait WriteValue {
    /// Writes the value to `w`, or nothing if the value is absent.
    fn write(&self, member: &Member, w: &mut dyn Writer);

    /// Writes the value as an element of a list or as a value of a map. There an absent value is
    /// written as null.
    fn write_item(&self, member: &Member, w: &mut dyn Writer) {
        self.write(member, w);
    }
}

/// A structure or union, whose members are written one by one.
pub trait WriteStruct {
    /// Returns the schemas of the members, in the order of the model.
    fn members(&self) -> &'static [Member];

    /// Writes the members that are present, in the order of the model.
    fn write_members(&self, w: &mut dyn Writer);
}

/// Writes the fields of a structure, each with the schema at the same index.
#[doc(hidden)]
pub fn write_fields(members: &[Member], fields: &[&dyn WriteValue], w: &mut dyn Writer) {
    for (member, field) in members.iter().zip(fields) {
        field.write(member, w);
    }
}

/// A list, whose elements are written one by one.
pub trait WriteList {
    /// Returns the number of elements.
    fn len(&self) -> usize;

    /// Returns true if the list has no elements.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes the elements in order. Their schema is `member`.
    fn write_items(&self, member: &Member, w: &mut dyn Writer);
}

/// A map, whose entries are written one by one.
pub trait WriteMap {
    /// Returns the number of entries.
    fn len(&self) -> usize;

    /// Returns true if the map has no entries.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes each entry as a [`key`](Writer::key) and a value, in the order of the keys. The
    /// schema of the values is `member`.
    fn write_entries(&self, member: &Member, w: &mut dyn Writer);
}
