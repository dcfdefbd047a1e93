//! The writer of JSON.

use std::fmt;

use bytes::Bytes;

use super::{Dialect, string};
use crate::codec::refused::Refused;
use crate::codec::writer::{WriteList, WriteMap, WriteStruct, Writer};
use crate::error::wire::SerializeError;
use crate::formats::base64;
use crate::number::BigNumber;
use crate::number::float::special;
use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

/// Writes one value as JSON, without white space.
///
/// The first value that is written is the root. It has no name, whatever its schema says.
/// Timestamps are numbers of seconds, unless the schema of the member names another format. NaN and
/// the infinities are the strings `"NaN"`, `"Infinity"` and `"-Infinity"`. Blobs are base64 with
/// padding.
///
/// ```
/// use farrier::codec::WriteValue;
/// use farrier::{Member, formats::json::JsonWriter};
///
/// let mut writer = JsonWriter::new();
/// vec!["a".to_owned(), "b\n".to_owned()].write(&Member::item(), &mut writer);
/// assert_eq!(writer.finish()?, r#"["a","b\n"]"#);
/// # Ok::<(), farrier::error::SerializeError>(())
/// ```
#[derive(Default)]
pub struct JsonWriter {
    buf: Vec<u8>,
    dialect: Dialect,
    refused: Refused,
}

impl JsonWriter {
    /// Creates a writer.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a writer with room for `bytes` bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { buf: Vec::with_capacity(bytes), ..Self::default() }
    }

    /// Sets the dialect. The default is [`Dialect::Aws`].
    #[must_use]
    pub fn dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = dialect;
        self
    }

    /// Returns the text that was written.
    ///
    /// # Errors
    /// Fails with the first value that JSON can't hold, such as a date after the year 9999.
    pub fn finish(self) -> Result<Bytes, SerializeError> {
        let Self { buf, refused, .. } = self;
        refused.or(|| buf.into())
    }

    /// Writes what precedes a value: a comma if it is needed, and the name of the member if it has
    /// one.
    ///
    /// The last byte tells whether a comma is needed. It is a bracket if a container was just
    /// opened, and a colon if the value belongs to a key of a map.
    #[inline]
    fn begin(&mut self, member: &Member) {
        let key = member.json_key().as_bytes();
        match self.buf.last() {
            None => {}
            Some(b'{') => self.buf.extend_from_slice(key.get(1..).unwrap_or_default()),
            Some(b'[' | b':') if key.is_empty() => {}
            Some(_) if key.is_empty() => self.buf.push(b','),
            Some(_) => self.buf.extend_from_slice(key),
        }
    }

    fn ascii(&mut self, member: &Member, text: &str) {
        self.begin(member);
        self.buf.extend_from_slice(text.as_bytes());
    }
}

/// Shows the size and nothing of the text, which may be secret.
impl fmt::Debug for JsonWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = f.debug_struct("JsonWriter");
        writer.field("bytes", &self.buf.len());
        writer.finish_non_exhaustive()
    }
}

impl Writer for JsonWriter {
    fn null(&mut self, member: &Member) {
        self.ascii(member, "null");
    }

    fn boolean(&mut self, member: &Member, value: bool) {
        self.ascii(member, if value { "true" } else { "false" });
    }

    fn integer(&mut self, member: &Member, value: i64) {
        self.ascii(member, itoa::Buffer::new().format(value));
    }

    fn float(&mut self, member: &Member, value: f32) {
        match special(value.into()) {
            Some(name) => self.string(member, name),
            None => self.ascii(member, zmij::Buffer::new().format_finite(value)),
        }
    }

    fn double(&mut self, member: &Member, value: f64) {
        match special(value) {
            Some(name) => self.string(member, name),
            None => self.ascii(member, zmij::Buffer::new().format_finite(value)),
        }
    }

    fn number(&mut self, member: &Member, value: &BigNumber) {
        match self.dialect {
            Dialect::Aws => self.ascii(member, value.as_str()),
            Dialect::RpcV2 => self.string(member, value.as_str()),
        }
    }

    fn string(&mut self, member: &Member, value: &str) {
        self.begin(member);
        string::write(value, &mut self.buf);
    }

    fn blob(&mut self, member: &Member, value: &[u8]) {
        self.begin(member);
        self.buf.push(b'"');
        base64::write(value, &mut self.buf);
        self.buf.push(b'"');
    }

    fn timestamp(&mut self, member: &Member, value: &Timestamp) {
        self.begin(member);
        let format = self.dialect.timestamp_format(member);
        self.refused.check(member, value, format);
        let quoted = format != TimestampFormat::EpochSeconds;
        if quoted {
            self.buf.push(b'"');
        }
        timestamp::write(value, format, &mut self.buf);
        if quoted {
            self.buf.push(b'"');
        }
    }

    #[cfg(feature = "document")]
    fn document(&mut self, member: &Member, value: &crate::codec::document::Document) {
        self.begin(member);
        super::document::write(value, &mut self.buf);
    }

    fn structure(&mut self, member: &Member, value: &dyn WriteStruct) {
        self.begin(member);
        self.buf.push(b'{');
        value.write_members(self);
        self.buf.push(b'}');
    }

    fn list(&mut self, member: &Member, value: &dyn WriteList) {
        self.begin(member);
        self.buf.push(b'[');
        value.write_items(member.element(), self);
        self.refused.within(member);
        self.buf.push(b']');
    }

    fn map(&mut self, member: &Member, value: &dyn WriteMap) {
        self.begin(member);
        self.buf.push(b'{');
        value.write_entries(member.element(), self);
        self.refused.within(member);
        self.buf.push(b'}');
    }

    fn key(&mut self, key: &str) {
        if self.buf.last() != Some(&b'{') {
            self.buf.push(b',');
        }
        string::write(key, &mut self.buf);
        self.buf.push(b':');
    }
}
