//! The writer of XML.

use std::fmt;

use bytes::Bytes;

use super::escape;
use super::names::name_or_default;
use crate::codec::refused::Refused;
use crate::codec::uniform::numbers_as_text;
use crate::codec::writer::{WriteList, WriteMap, WriteStruct, Writer};
use crate::error::wire::SerializeError;
use crate::formats::base64;
use crate::schema::member::{Member, Namespace};
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

mod attributes;

/// Writes one value as an XML document, without a declaration and without white space
/// (smithy.io, XML bindings).
///
/// The first value that is written is the root. Its element has the name of its schema. Timestamps
/// are RFC 3339, unless the schema of the member names another format. Blobs are base64 with
/// padding. A null element of a list or a null value of a map is an empty element. Documents are left
/// out, because XML has none.
///
/// ```
/// use farrier::codec::WriteValue;
/// use farrier::{Member, formats::xml::XmlWriter};
///
/// let mut writer = XmlWriter::new();
/// vec!["a".to_owned(), "b&c".to_owned()].write(&Member::item().named("Names"), &mut writer);
/// let expected = "<Names><member>a</member><member>b&amp;c</member></Names>";
/// assert_eq!(writer.finish()?, expected);
/// # Ok::<(), farrier::error::SerializeError>(())
/// ```
pub struct XmlWriter {
    buf: Vec<u8>,
    /// The place of the next value.
    place: Place,
    refused: Refused,
}

/// The place of a value, which decides the name of its element.
#[derive(Clone, Copy)]
enum Place {
    /// The value is the root. Its element has this namespace unless its schema names one.
    Root(Option<Namespace>),
    /// The value is a member of a structure or union. Its schema names the element.
    Member,
    /// The value is an element of a list. All of them have this name.
    Item(Tag),
    /// The value belongs to an entry of a map.
    Entry(Entries),
}

/// The name and the namespace of an element.
#[derive(Clone, Copy)]
struct Tag {
    name: &'static str,
    namespace: Option<Namespace>,
}

/// The names of the parts of a map.
#[derive(Clone, Copy)]
struct Entries {
    entry: Tag,
    key: Tag,
    value: Tag,
    /// Whether the start tag of an entry was written, but not its end tag.
    open: bool,
}

impl Default for XmlWriter {
    fn default() -> Self {
        Self::new()
    }
}

impl XmlWriter {
    /// Creates a writer.
    pub fn new() -> Self {
        Self { buf: Vec::with_capacity(256), place: Place::Root(None), refused: Refused::default() }
    }

    /// Creates a writer of a document whose root has this namespace, unless its schema names one.
    pub fn with_namespace(namespace: Option<Namespace>) -> Self {
        Self { place: Place::Root(namespace), ..Self::new() }
    }

    /// Returns the document that was written.
    ///
    /// # Errors
    /// Fails with the first value that XML can't hold, such as a date after the year 9999.
    pub fn finish(self) -> Result<Bytes, SerializeError> {
        let Self { buf, refused, .. } = self;
        refused.or(|| buf.into())
    }

    /// Returns the name of the next value's element. `member` is the schema of the value.
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

    /// Writes an element, whose content is written by `content`.
    fn element(&mut self, tag: Tag, content: impl FnOnce(&mut Self)) {
        self.start(tag);
        self.buf.push(b'>');
        content(self);
        self.end(tag);
    }

    /// Writes a start tag without its `>`, so that attributes can follow.
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

    /// Writes an element whose content is `text`, which needs no references.
    fn ascii(&mut self, member: &Member, text: &str) {
        self.scalar(member, |buf| buf.extend_from_slice(text.as_bytes()));
    }

    /// Writes an element without children. Attributes are skipped, because they were written with
    /// the start tag.
    fn scalar(&mut self, member: &Member, content: impl FnOnce(&mut Vec<u8>)) {
        if !member.is_attribute() {
            self.element(self.tag(member), |writer| content(&mut writer.buf));
        }
    }

    /// Calls `write` with another place, and restores the place afterwards.
    fn within(&mut self, place: Place, write: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.place, place);
        write(self);
        self.place = outer;
    }

    /// Writes the end tag of an entry, if one is open.
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
    /// Returns the name of a member of a structure, or of the root.
    fn of(member: &Member) -> Self {
        Self::of_item(member, "member")
    }

    /// Returns the name of an element of a list, or of a key or value of a map. It is `default` if
    /// the model names none.
    fn of_item(item: &Member, default: &'static str) -> Self {
        Self { name: name_or_default(item, default), namespace: item.xml_namespace() }
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

/// Shows the size and nothing of the text, which may be secret.
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
        self.refused.check(member, value, format);
        self.scalar(member, |buf| timestamp::write(value, format, buf));
    }

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
        self.refused.within(member);
    }

    fn map(&mut self, member: &Member, value: &dyn WriteMap) {
        let tag = self.tag(member);
        if member.is_flattened() {
            self.entries(Entries::of(tag, member), member, value);
        } else {
            let entry = Tag { name: "entry", namespace: None };
            self.element(tag, |writer| writer.entries(Entries::of(entry, member), member, value));
        }
        self.refused.within(member);
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
