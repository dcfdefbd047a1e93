//! The writer of forms.

use std::fmt;

use bytes::Bytes;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use super::{Dialect, key_segment, map_segment, value_segment};
use crate::codec::refused::Refused;
use crate::codec::uniform::numbers_as_text;
use crate::codec::writer::{WriteList, WriteMap, WriteStruct, Writer};
use crate::error::wire::SerializeError;
use crate::formats::base64;
use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

/// All characters except the unreserved ones of RFC 3986 (section 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Writes values as the pairs of a form.
///
/// Keys and values are percent-encoded (RFC 3986, section 2.1). Blobs are base64 with padding.
/// Timestamps are RFC 3339, unless the schema of the member names another format. Null elements of
/// lists and entries of maps whose value is null are left out, because forms have no null.
/// Documents are left out too.
///
/// ```
/// use farrier::codec::WriteValue;
/// use farrier::formats::query::{Dialect, QueryWriter};
/// use farrier::member;
///
/// let mut writer = QueryWriter::new(Dialect::Aws);
/// writer.pair("Action", "TagUser");
/// vec!["a b".to_owned(), "c".to_owned()].write(&member!("Tags"), &mut writer);
/// assert_eq!(writer.finish()?, "Action=TagUser&Tags.member.1=a%20b&Tags.member.2=c");
/// # Ok::<(), farrier::error::SerializeError>(())
/// ```
pub struct QueryWriter {
    dialect: Dialect,
    out: Vec<u8>,
    /// The percent-encoded key of the container whose parts are being written.
    path: Vec<u8>,
    /// A buffer for a text that is encoded next.
    scratch: Vec<u8>,
    next: Next,
    refused: Refused,
}

/// The kind of value that is written next, which decides its segment of the path.
#[derive(Clone, Copy)]
enum Next {
    /// A member of a structure follows. The segment is its name.
    Member,
    /// An element of a list follows. The segment is its number, which is one more than the number
    /// of elements that were written.
    Element { written: usize },
    /// The key of a map's entry follows. The number of entries that were written is `written`.
    Key { written: usize, key: &'static str, value: &'static str },
    /// The value of an entry follows, and the path ends with the number of the entry. `before`
    /// holds the length of the form before the entry's key, and the length of the map's path.
    Value { written: usize, key: &'static str, value: &'static str, before: (usize, usize) },
}

impl QueryWriter {
    /// Creates a writer.
    pub fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            out: Vec::with_capacity(256),
            path: Vec::with_capacity(64),
            scratch: Vec::new(),
            next: Next::Member,
            refused: Refused::default(),
        }
    }

    /// Writes a pair that is not a member, such as `Action=TagUser`.
    pub fn pair(&mut self, name: &str, value: &str) {
        self.separate();
        encode(name.as_bytes(), &mut self.out);
        self.out.push(b'=');
        encode(value.as_bytes(), &mut self.out);
    }

    /// Returns the form that was written.
    ///
    /// # Errors
    /// Fails with the first value that a form can't hold, such as a date after the year 9999.
    pub fn finish(self) -> Result<Bytes, SerializeError> {
        let Self { out, refused, .. } = self;
        refused.or(|| out.into())
    }

    fn separate(&mut self) {
        if !self.out.is_empty() {
            self.out.push(b'&');
        }
    }

    /// Appends the segment of a value to the path. Returns the state that [`leave`](Self::leave)
    /// restores.
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

    /// Restores the state from before [`enter`](Self::enter).
    fn leave(&mut self, (length, next): (usize, Next)) {
        self.path.truncate(length);
        self.next = next;
    }

    /// Writes the key of a scalar and `=`. Its text follows.
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

    /// Writes a scalar, whose text is appended by `make`.
    fn made(&mut self, member: &Member, make: impl FnOnce(&mut Vec<u8>)) {
        self.scalar(member);
        self.scratch.clear();
        make(&mut self.scratch);
        encode(&self.scratch, &mut self.out);
    }
}

/// Appends a segment to a path.
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

/// Shows the size and nothing of the text, which may be secret.
impl fmt::Debug for QueryWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = f.debug_struct("QueryWriter");
        writer.field("dialect", &self.dialect).field("bytes", &self.out.len());
        writer.finish_non_exhaustive()
    }
}

impl Writer for QueryWriter {
    fn null(&mut self, _: &Member) {
        // The key of the entry was written already and is removed again.
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
        self.refused.check(member, value, format);
        self.made(member, |text| timestamp::write(value, format, text));
    }

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
            self.refused.within(member);
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
        self.refused.within(member);
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
