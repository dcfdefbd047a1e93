//! The writer of CBOR.

use std::fmt;

use bytes::Bytes;

use super::EPOCH;
use super::decimal::DecimalParts;
use super::head::{BREAK, DOUBLE, NULL, OPEN_MAP, encode, encode_length, major};
use super::scalar;
use crate::codec::writer::{WriteList, WriteMap, WriteStruct, Writer};
use crate::number::BigNumber;
use crate::schema::member::Member;
use crate::timestamp::Timestamp;

/// Writes one value as CBOR.
///
/// The first value that is written is the root. It has no name, whatever its schema says. Integers
/// and floats take as few bytes as possible, except that half precision is never used. Timestamps
/// are double-precision numbers with tag 1, whatever format the schema of the member names;
/// fractions of a millisecond are cut off. Big integers are bignums, and big decimals are decimal
/// fractions. Structures end with a break, because the number of their members isn't known before
/// they are written. Everything else has a length.
///
/// ```
/// use farrier::codec::WriteValue;
/// use farrier::{Member, formats::cbor::CborWriter};
///
/// let mut writer = CborWriter::new();
/// vec![1, -500].write(&Member::item(), &mut writer);
/// assert_eq!(writer.finish().as_ref(), [0x82, 0x01, 0x39, 0x01, 0xf3]);
/// ```
#[derive(Default)]
pub struct CborWriter {
    buf: Vec<u8>,
}

impl CborWriter {
    /// Creates a writer.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a writer with room for `bytes` bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { buf: Vec::with_capacity(bytes) }
    }

    /// Returns the bytes that were written. Unlike in the other formats this can't fail, because CBOR can
    /// hold every value.
    pub fn finish(self) -> Bytes {
        self.buf.into()
    }

    /// Writes what precedes a value: the name of the member, unless the value is the root, an
    /// element of a list, or a value of a map.
    #[inline]
    fn begin(&mut self, member: &Member) {
        if !member.name().is_empty() && !self.buf.is_empty() {
            scalar::text(member.wire_name(), &mut self.buf);
        }
    }
}

/// Shows the size and nothing of the bytes, which may be secret.
impl fmt::Debug for CborWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = f.debug_struct("CborWriter");
        writer.field("bytes", &self.buf.len());
        writer.finish_non_exhaustive()
    }
}

impl Writer for CborWriter {
    fn null(&mut self, member: &Member) {
        self.begin(member);
        self.buf.push(NULL);
    }

    fn boolean(&mut self, member: &Member, value: bool) {
        self.begin(member);
        scalar::boolean(value, &mut self.buf);
    }

    fn integer(&mut self, member: &Member, value: i64) {
        self.begin(member);
        scalar::integer(value, &mut self.buf);
    }

    fn float(&mut self, member: &Member, value: f32) {
        self.begin(member);
        scalar::single(value, &mut self.buf);
    }

    fn double(&mut self, member: &Member, value: f64) {
        self.begin(member);
        scalar::double(value, &mut self.buf);
    }

    fn number(&mut self, member: &Member, value: &BigNumber) {
        self.begin(member);
        scalar::decimal_fraction(&DecimalParts::of(value.as_str()), &mut self.buf);
    }

    fn big_integer(&mut self, member: &Member, value: &BigNumber) {
        self.begin(member);
        scalar::bignum(&DecimalParts::of(value.as_str()), &mut self.buf);
    }

    fn string(&mut self, member: &Member, value: &str) {
        self.begin(member);
        scalar::text(value, &mut self.buf);
    }

    fn blob(&mut self, member: &Member, value: &[u8]) {
        self.begin(member);
        scalar::bytes(value, &mut self.buf);
    }

    fn timestamp(&mut self, member: &Member, value: &Timestamp) {
        self.begin(member);
        encode(major::TAG, EPOCH, &mut self.buf);
        #[expect(clippy::cast_precision_loss, reason = "the calendar has less than 2^53 of them")]
        let milliseconds = value.timestamp_millis() as f64;
        self.buf.push(DOUBLE);
        self.buf.extend_from_slice(&(milliseconds / 1000.0).to_be_bytes());
    }

    #[cfg(feature = "document")]
    fn document(&mut self, member: &Member, value: &crate::codec::document::Document) {
        self.begin(member);
        super::document::write(value, &mut self.buf);
    }

    fn structure(&mut self, member: &Member, value: &dyn WriteStruct) {
        self.begin(member);
        self.buf.push(OPEN_MAP);
        value.write_members(self);
        self.buf.push(BREAK);
    }

    fn list(&mut self, member: &Member, value: &dyn WriteList) {
        self.begin(member);
        encode_length(major::ARRAY, value.len(), &mut self.buf);
        value.write_items(member.element(), self);
    }

    fn map(&mut self, member: &Member, value: &dyn WriteMap) {
        self.begin(member);
        encode_length(major::MAP, value.len(), &mut self.buf);
        value.write_entries(member.element(), self);
    }

    fn key(&mut self, key: &str) {
        scalar::text(key, &mut self.buf);
    }
}
