//! Values as a form.

use std::fmt;

use bytes::Bytes;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use super::{Dialect, key_segment, map_segment, value_segment};
use crate::codec::uniform::numbers_as_text;
use crate::codec::writer::{WriteList, WriteMap, WriteStruct, Writer};
use crate::formats::base64;
use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

/// Everything but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Writes values as the pairs of a form.
///
/// Keys and values are percent-encoded as RFC 3986 has it, blobs are base64, timestamps are
/// `date-time` unless their member says otherwise. A null among a list's elements or a map's values
/// is passed over, for a form has nothing that would stand for it.
///
/// ```
/// use farrier::codec::WriteValue;
/// use farrier::formats::query::{Dialect, QueryWriter};
/// use farrier::member;
///
/// let mut writer = QueryWriter::new(Dialect::Aws);
/// writer.pair("Action", "TagUser");
/// vec!["a b".to_owned(), "c".to_owned()].write(&member!("Tags"), &mut writer);
/// assert_eq!(writer.finish(), "Action=TagUser&Tags.member.1=a%20b&Tags.member.2=c");
/// ```
pub struct QueryWriter {
    dialect: Dialect,
    out: Vec<u8>,
    /// The key of the container whose parts are being written, percent-encoded.
    path: Vec<u8>,
    /// A text on its way to be encoded.
    scratch: Vec<u8>,
    next: Next,
}

/// What is written next, and so how its path goes on.
#[derive(Clone, Copy)]
enum Next {
    /// A member of a structure: by its name.
    Member,
    /// An element of a list of which so many were written: by its number.
    Element { written: usize },
    /// The key of a map's entry; so many entries were written.
    Key { written: usize, key: &'static str, value: &'static str },
    /// The value of the entry whose number ends the path. `before` is where its key began in the
    /// form, and how long the map's own path is.
    Value { written: usize, key: &'static str, value: &'static str, before: (usize, usize) },
}

impl QueryWriter {
    /// A writer of an empty form.
    pub fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            out: Vec::with_capacity(256),
            path: Vec::with_capacity(64),
            scratch: Vec::new(),
            next: Next::Member,
        }
    }

    /// Writes a pair of its own, such as `Action=TagUser`.
    pub fn pair(&mut self, name: &str, value: &str) {
        self.separate();
        encode(name.as_bytes(), &mut self.out);
        self.out.push(b'=');
        encode(value.as_bytes(), &mut self.out);
    }

    /// The form that was written.
    pub fn finish(self) -> Bytes {
        self.out.into()
    }

    fn separate(&mut self) {
        if !self.out.is_empty() {
            self.out.push(b'&');
        }
    }

    /// Goes down to a value; the outcome is for [`leave`](Self::leave).
    fn enter(&mut self, member: &Member) -> (usize, Next) {
        let length = self.path.len();
        match self.next {
            Next::Member => segment(&mut self.path, self.dialect.name(member)),
            Next::Element { written } => {
                self.next = Next::Element { written: written + 1 };
                segment(&mut self.path, itoa::Buffer::new().format(written + 1));
            }
            // A value without its key has no place.
            Next::Key { value, .. } => segment(&mut self.path, value),
            Next::Value { written, key, value, before } => {
                self.next = Next::Key { written: written + 1, key, value };
                segment(&mut self.path, value);
                return (before.1, self.next);
            }
        }
        (length, self.next)
    }

    /// Goes up again.
    fn leave(&mut self, (length, next): (usize, Next)) {
        self.path.truncate(length);
        self.next = next;
    }

    /// Writes `key=` for a scalar, whose text follows.
    fn scalar(&mut self, member: &Member) {
        let outer = self.enter(member);
        self.key_of_path();
        self.leave(outer);
    }

    fn key_of_path(&mut self) {
        self.separate();
        self.out.extend_from_slice(&self.path);
        self.out.push(b'=');
    }

    fn ascii(&mut self, member: &Member, text: &str) {
        self.scalar(member);
        encode(text.as_bytes(), &mut self.out);
    }

    /// Writes a scalar whose text `make` appends.
    fn made(&mut self, member: &Member, make: impl FnOnce(&mut Vec<u8>)) {
        self.scalar(member);
        self.scratch.clear();
        make(&mut self.scratch);
        encode(&self.scratch, &mut self.out);
    }
}

/// Adds a segment to a path.
fn segment(path: &mut Vec<u8>, name: &str) {
    if !path.is_empty() {
        path.push(b'.');
    }
    encode(name.as_bytes(), path);
}

fn encode(text: &[u8], out: &mut Vec<u8>) {
    for part in percent_encode(text, RESERVED) {
        out.extend_from_slice(part.as_bytes());
    }
}

/// Shows the sizes, and nothing of the text, which may be secret.
impl fmt::Debug for QueryWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = f.debug_struct("QueryWriter");
        writer.field("dialect", &self.dialect).field("bytes", &self.out.len());
        writer.finish_non_exhaustive()
    }
}

impl Writer for QueryWriter {
    fn null(&mut self, _: &Member) {
        // The key of an entry without a value goes, too.
        if let Next::Value { written, key, value, before: (form, path) } = self.next {
            self.out.truncate(form);
            self.leave((path, Next::Key { written, key, value }));
        }
    }

    numbers_as_text!(ascii);

    fn string(&mut self, member: &Member, value: &str) {
        self.ascii(member, value);
    }

    fn blob(&mut self, member: &Member, value: &[u8]) {
        self.made(member, |text| base64::write(value, text));
    }

    fn timestamp(&mut self, member: &Member, value: &Timestamp) {
        let format = member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        self.made(member, |text| timestamp::write(value, format, text));
    }

    // The generator refuses documents: neither protocol defines them.
    #[cfg(feature = "document")]
    fn document(&mut self, _: &Member, _: &crate::codec::document::Document) {}

    fn structure(&mut self, member: &Member, value: &dyn WriteStruct) {
        let outer = self.enter(member);
        self.next = Next::Member;
        value.write_members(self);
        self.leave(outer);
    }

    fn list(&mut self, member: &Member, value: &dyn WriteList) {
        let outer = self.enter(member);
        if value.is_empty() {
            if self.dialect == Dialect::Aws {
                self.key_of_path();
            }
        } else {
            if let Some(name) = self.dialect.list_segment(member) {
                segment(&mut self.path, name);
            }
            self.next = Next::Element { written: 0 };
            value.write_items(member.element(), self);
        }
        self.leave(outer);
    }

    fn map(&mut self, member: &Member, value: &dyn WriteMap) {
        let outer = self.enter(member);
        if let Some(name) = map_segment(member) {
            segment(&mut self.path, name);
        }
        self.next =
            Next::Key { written: 0, key: key_segment(member), value: value_segment(member) };
        value.write_entries(member.element(), self);
        self.leave(outer);
    }

    fn key(&mut self, text: &str) {
        let Next::Key { written, key, value } = self.next else { return };
        let before = (self.out.len(), self.path.len());
        segment(&mut self.path, itoa::Buffer::new().format(written + 1));
        let entry = self.path.len();
        segment(&mut self.path, key);
        self.key_of_path();
        encode(text.as_bytes(), &mut self.out);
        self.path.truncate(entry);
        self.next = Next::Value { written, key, value, before };
    }
}
