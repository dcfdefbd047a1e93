//! The traits for writing values.

use crate::codec::open_enum::OpenEnum;
use crate::number::BigNumber;
use crate::schema::member::Member;
use crate::timestamp::Timestamp;

/// Writes values in some format. Each method takes the schema of the member that is written, and its
/// value.
///
/// The methods don't fail. A writer that meets a value which it can't write, such as a line break in
/// a header, remembers the problem and reports it at the end.
///
/// Every method has a default, so a writer of a single position, such as a header, implements only
/// the kinds of values that can stand there. The others call [`unsupported`](Self::unsupported). No
/// feature of the crate adds a method that must be implemented.
///
/// ```
/// use farrier::Member;
/// use farrier::codec::{WriteValue, Writer};
///
/// /// Writes one string, and remembers that a value of another kind was left out.
/// #[derive(Default)]
/// struct StringWriter {
///     text: String,
///     problem: Option<&'static str>,
/// }
///
/// impl Writer for StringWriter {
///     fn string(&mut self, _: &Member, value: &str) {
///         self.text = value.to_owned();
///     }
///
///     fn unsupported(&mut self, _: &Member, problem: &'static str) {
///         self.problem.get_or_insert(problem);
///     }
/// }
///
/// let mut writer = StringWriter::default();
/// "cat".to_owned().write(&Member::item(), &mut writer);
/// assert_eq!((writer.text.as_str(), writer.problem), ("cat", None));
/// true.write(&Member::item(), &mut writer);
/// assert_eq!(writer.problem, Some("a boolean can't stand here"));
/// ```
pub trait Writer {
    /// Reports a value that this writer can't write. The methods that a writer doesn't implement call
    /// it with a description of the problem.
    ///
    /// By default the value is left out, and a warning with the member's name is logged through
    /// `tracing`. A writer that must not lose values overrides this method to remember the problem. A
    /// writer that selects a few of many values overrides it to do nothing.
    fn unsupported(&mut self, member: &Member, problem: &'static str) {
        warn_unsupported(member, problem);
    }

    /// Writes a null. Only elements of sparse lists and values of sparse maps are null.
    fn null(&mut self, member: &Member) {
        self.unsupported(member, "a null can't stand here");
    }

    /// Writes a boolean.
    fn boolean(&mut self, member: &Member, _: bool) {
        self.unsupported(member, "a boolean can't stand here");
    }

    /// Writes an integer of at most 64 bits.
    fn integer(&mut self, member: &Member, _: i64) {
        self.unsupported(member, "an integer can't stand here");
    }

    /// Writes a single-precision floating-point number.
    fn float(&mut self, member: &Member, _: f32) {
        self.unsupported(member, "a number can't stand here");
    }

    /// Writes a double-precision floating-point number.
    fn double(&mut self, member: &Member, _: f64) {
        self.unsupported(member, "a number can't stand here");
    }

    /// Writes a decimal number of any size.
    fn number(&mut self, member: &Member, _: &BigNumber) {
        self.unsupported(member, "a number can't stand here");
    }

    /// Writes an integer of any size. By default it is written as [`number`](Self::number), which
    /// suits formats that don't distinguish the two.
    fn big_integer(&mut self, member: &Member, value: &BigNumber) {
        self.number(member, value);
    }

    /// Writes a string.
    fn string(&mut self, member: &Member, _: &str) {
        self.unsupported(member, "a string can't stand here");
    }

    /// Writes a blob.
    fn blob(&mut self, member: &Member, _: &[u8]) {
        self.unsupported(member, "a blob can't stand here");
    }

    /// Writes a timestamp.
    fn timestamp(&mut self, member: &Member, _: &Timestamp) {
        self.unsupported(member, "a timestamp can't stand here");
    }

    /// Writes a document.
    #[cfg(feature = "document")]
    fn document(&mut self, member: &Member, _: &crate::codec::document::Document) {
        self.unsupported(member, "a document can't stand here");
    }

    /// Writes a structure or a union.
    fn structure(&mut self, member: &Member, _: &dyn WriteStruct) {
        self.unsupported(member, "a structure can't stand here");
    }

    /// Writes a list.
    fn list(&mut self, member: &Member, _: &dyn WriteList) {
        self.unsupported(member, "a list can't stand here");
    }

    /// Writes a map.
    fn map(&mut self, member: &Member, _: &dyn WriteMap) {
        self.unsupported(member, "a map can't stand here");
    }

    /// Writes the key of a map's next entry, whose value follows. By default it does nothing, because
    /// only [`map`](Self::map) leads to keys.
    fn key(&mut self, _: &str) {}

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

/// Logs that a value was left out. It is one function for all writers.
#[cold]
fn warn_unsupported(member: &Member, problem: &str) {
    tracing::warn!(member = member.name(), "a value was left out: {problem}");
}

/// A value that can be written.
///
/// Generated types implement it by the macros of this crate.
pub trait WriteValue {
    /// Writes the value to `w`, or nothing if the value is absent.
    fn write(&self, member: &Member, w: &mut dyn Writer);

    /// Writes the value as an element of a list or as a value of a map. There an absent value is
    /// written as null. Only optional values override the default, which calls
    /// [`write`](Self::write).
    #[doc(hidden)]
    fn write_item(&self, member: &Member, w: &mut dyn Writer) {
        self.write(member, w);
    }
}

/// A structure or union, whose members are written one by one.
///
/// Generated types implement it.
pub trait WriteStruct {
    /// Returns the schemas of the members, in the order of the model.
    fn members(&self) -> &'static [Member];

    /// Writes the members that are present, in the order of the model.
    fn write_members(&self, w: &mut dyn Writer);
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
