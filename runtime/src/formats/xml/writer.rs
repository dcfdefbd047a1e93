//! Values as XML.

use std::fmt;

use bytes::Bytes;

use super::{escape, name_or};
use crate::codec::uniform::numbers_as_text;
use crate::codec::writer::{WriteList, WriteMap, WriteStruct, Writer};
use crate::formats::base64;
use crate::schema::member::{Member, Namespace};
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

mod attributes;

/// Writes one value as an XML document, without a declaration and without white space
/// (smithy.io, XML bindings).
///
/// The first value written is the root; its element has the name of the member that it is written
/// with. Timestamps are RFC 3339 unless their member says otherwise, blobs are base64 with padding.
/// A null in a sparse list or map is an empty element.
///
/// ```
/// use farrier::codec::WriteValue;
/// use farrier::{Member, formats::xml::XmlWriter};
///
/// let mut writer = XmlWriter::new();
/// vec!["a".to_owned(), "b&c".to_owned()].write(&Member::item().named("Names"), &mut writer);
/// let expected = "<Names><member>a</member><member>b&amp;c</member></Names>";
/// assert_eq!(writer.finish(), expected);
/// ```
pub struct XmlWriter {
    buf: Vec<u8>,
    /// What the next value is called.
    place: Place,
}

/// Where a value stands, which decides the name of its element.
#[derive(Clone, Copy)]
enum Place {
    /// At the root, whose namespace this is if its member has none.
    Root(Option<Namespace>),
    /// In a structure or union: the name is the member's own.
    Member,
    /// In a list, all of whose elements have this name.
    Item(Tag),
    /// In a map.
    Entry(Entries),
}

/// How an element is called.
#[derive(Clone, Copy)]
struct Tag {
    name: &'static str,
    namespace: Option<Namespace>,
}

/// How the parts of a map are called.
#[derive(Clone, Copy)]
struct Entries {
    entry: Tag,
    key: Tag,
    value: Tag,
    /// True between an entry's start and end.
    open: bool,
}

impl Default for XmlWriter {
    fn default() -> Self {
        Self::new()
    }
}

impl XmlWriter {
    /// A writer of an empty document.
    pub fn new() -> Self {
        Self { buf: Vec::with_capacity(256), place: Place::Root(None) }
    }

    /// A writer of an empty document whose root has this namespace if its member names none.
    pub fn with_namespace(namespace: Option<Namespace>) -> Self {
        Self { place: Place::Root(namespace), ..Self::new() }
    }

    /// The document that was written.
    pub fn finish(self) -> Bytes {
        self.buf.into()
    }

    /// What a value is called that is written with `member`.
    fn tag(&self, member: &Member) -> Tag {
        match self.place {
            Place::Item(tag) => tag,
            Place::Entry(entries) => entries.value,
            Place::Member => Tag::of(member),
            Place::Root(namespace) => {
                let tag = Tag::of(member);
                Tag { namespace: tag.namespace.or(namespace), ..tag }
            }
        }
    }

    /// Writes an element around what `content` writes.
    fn element(&mut self, tag: Tag, content: impl FnOnce(&mut Self)) {
        self.start(tag);
        self.buf.push(b'>');
        content(self);
        self.end(tag);
    }

    /// Writes the beginning of a start tag, to which attributes may be added.
    fn start(&mut self, tag: Tag) {
        self.buf.push(b'<');
        self.buf.extend_from_slice(tag.name.as_bytes());
        let Some(Namespace { prefix, uri }) = tag.namespace else { return };
        self.buf.extend_from_slice(b" xmlns");
        if let Some(prefix) = prefix {
            self.buf.push(b':');
            self.buf.extend_from_slice(prefix.as_bytes());
        }
        self.buf.extend_from_slice(b"=\"");
        escape::write(uri, &mut self.buf);
        self.buf.push(b'"');
    }

    fn end(&mut self, tag: Tag) {
        self.buf.extend_from_slice(b"</");
        self.buf.extend_from_slice(tag.name.as_bytes());
        self.buf.push(b'>');
    }

    /// Writes an element with a text of ASCII in it that needs no references.
    fn ascii(&mut self, member: &Member, text: &str) {
        self.scalar(member, |buf| buf.extend_from_slice(text.as_bytes()));
    }

    /// Writes an element without children. Attributes have been written with the start tag.
    fn scalar(&mut self, member: &Member, content: impl FnOnce(&mut Vec<u8>)) {
        if !member.is_attribute() {
            self.element(self.tag(member), |writer| content(&mut writer.buf));
        }
    }

    /// Writes values that stand at another place.
    fn within(&mut self, place: Place, write: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.place, place);
        write(self);
        self.place = outer;
    }

    /// Ends the entry of a map that was begun, if there is one.
    fn end_entry(&mut self) {
        if let Place::Entry(entries) = &mut self.place
            && std::mem::take(&mut entries.open)
        {
            let entry = entries.entry;
            self.end(entry);
        }
    }

    fn entries(&mut self, entries: Entries, member: &Member, value: &dyn WriteMap) {
        self.within(Place::Entry(entries), |writer| {
            value.write_entries(member.element(), writer);
            writer.end_entry();
        });
    }
}

impl Tag {
    /// What a member of a structure, or the root, is called.
    fn of(member: &Member) -> Self {
        Self::of_item(member, "member")
    }

    /// What a part of a list or map is called.
    fn of_item(item: &Member, default: &'static str) -> Self {
        Self { name: name_or(item, default), namespace: item.xml_namespace() }
    }
}

impl Entries {
    fn of(entry: Tag, member: &Member) -> Self {
        Self {
            entry,
            key: Tag::of_item(member.key(), "key"),
            value: Tag::of_item(member.element(), "value"),
            open: false,
        }
    }
}

/// Shows the size, and nothing of the text, which may be secret.
impl fmt::Debug for XmlWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = f.debug_struct("XmlWriter");
        writer.field("bytes", &self.buf.len());
        writer.finish_non_exhaustive()
    }
}

impl Writer for XmlWriter {
    fn null(&mut self, member: &Member) {
        self.ascii(member, "");
    }

    numbers_as_text!(ascii);

    fn string(&mut self, member: &Member, value: &str) {
        self.scalar(member, |buf| escape::write(value, buf));
    }

    fn blob(&mut self, member: &Member, value: &[u8]) {
        self.scalar(member, |buf| base64::write(value, buf));
    }

    fn timestamp(&mut self, member: &Member, value: &Timestamp) {
        let format = member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        self.scalar(member, |buf| timestamp::write(value, format, buf));
    }

    // XML has no documents, and the generator refuses them.
    #[cfg(feature = "document")]
    fn document(&mut self, _: &Member, _: &crate::codec::document::Document) {}

    fn structure(&mut self, member: &Member, value: &dyn WriteStruct) {
        let tag = self.tag(member);
        self.start(tag);
        attributes::write(value, &mut self.buf);
        self.buf.push(b'>');
        self.within(Place::Member, |writer| value.write_members(writer));
        self.end(tag);
    }

    fn list(&mut self, member: &Member, value: &dyn WriteList) {
        let tag = self.tag(member);
        let item = Tag::of_item(member.element(), "member");
        if member.is_flattened() {
            let namespace = item.namespace.or(tag.namespace);
            self.within(Place::Item(Tag { namespace, ..tag }), |writer| {
                value.write_items(member.element(), writer);
            });
        } else {
            self.element(tag, |writer| {
                writer.within(Place::Item(item), |writer| {
                    value.write_items(member.element(), writer);
                });
            });
        }
    }

    fn map(&mut self, member: &Member, value: &dyn WriteMap) {
        let tag = self.tag(member);
        if member.is_flattened() {
            self.entries(Entries::of(tag, member), member, value);
        } else {
            let entry = Tag { name: "entry", namespace: None };
            self.element(tag, |writer| writer.entries(Entries::of(entry, member), member, value));
        }
    }

    fn key(&mut self, key: &str) {
        self.end_entry();
        let Place::Entry(entries) = &mut self.place else { return };
        entries.open = true;
        let (entry, tag) = (entries.entry, entries.key);
        self.start(entry);
        self.buf.push(b'>');
        self.element(tag, |writer| escape::write(key, &mut writer.buf));
    }
}
