//! Reading and writing of scalars, options, boxes, lists and maps.
//!
//! A value that is read replaces the previous value. Flattened lists and maps are the exception:
//! they come in several parts, and each part is appended. This module knows no format and no
//! protocol.
//!
//! Simple types are read by functions that are `#[inline]`, so that an option of one has no frame beside
//! the function's own.

use std::collections::BTreeMap;

use bytes::Bytes;

use crate::codec::map_key::MapKey;
use crate::codec::place::{append_blank, blank_entry, replace, replace_simple};
use crate::codec::reader::{Failed, ReadList, ReadMap, ReadResult, ReadValue, Reader};
use crate::codec::writer::{WriteList, WriteMap, WriteValue, Writer};
use crate::number::decimal::{LONGEST, TOO_LONG};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::member::Member;
use crate::timestamp::Timestamp;

/// The type of maps. It is ordered by key, so that equal maps are written as equal bytes.
pub type Map<K, V> = BTreeMap<K, V>;

impl ReadValue for bool {
    fn blank() -> Self {
        false
    }

    fn is_simple() -> bool {
        true
    }

    #[inline]
    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        *self = r.boolean(member)?;
        Ok(())
    }
}

impl WriteValue for bool {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.boolean(member, *self);
    }
}

macro_rules! integers {
    ($($type:ty, $problem:literal;)*) => {$(
        impl ReadValue for $type {
            fn blank() -> Self {
                0
            }

            fn is_simple() -> bool {
                true
            }

            #[inline]
            fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
                let wide = r.integer(member)?;
                *self = Self::try_from(wide).map_err(|_| r.fail($problem))?;
                Ok(())
            }
        }

        impl WriteValue for $type {
            fn write(&self, member: &Member, w: &mut dyn Writer) {
                w.integer(member, i64::from(*self));
            }
        }
    )*};
}

integers! {
    i8, "the number is out of range for a byte (-128 to 127)";
    i16, "the number is out of range for a short (-32768 to 32767)";
    i32, "the number is out of range for an integer (-2147483648 to 2147483647)";
    i64, "the number is out of range for a long (64 bits)";
}

impl ReadValue for f64 {
    fn blank() -> Self {
        0.0
    }

    fn is_simple() -> bool {
        true
    }

    #[inline]
    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        *self = r.float(member)?;
        Ok(())
    }
}

impl WriteValue for f64 {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.double(member, *self);
    }
}

impl ReadValue for f32 {
    fn blank() -> Self {
        0.0
    }

    fn is_simple() -> bool {
        true
    }

    #[inline]
    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        let wide = r.float(member)?;
        // The model asks for the nearest `f32`. Only a finite number beyond its range is wrong.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "rounding is wanted, overflow is checked"
        )]
        let narrow = wide as Self;
        if narrow.is_infinite() && wide.is_finite() {
            return Err(r.fail("the number is out of range for a float (32 bits)"));
        }
        *self = narrow;
        Ok(())
    }
}

impl WriteValue for f32 {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.float(member, *self);
    }
}

impl ReadValue for String {
    fn blank() -> Self {
        Self::new()
    }

    fn is_simple() -> bool {
        true
    }

    #[inline]
    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        *self = r.text(member)?.into_owned();
        Ok(())
    }
}

impl WriteValue for String {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.string(member, self);
    }
}

impl ReadValue for Bytes {
    fn blank() -> Self {
        Self::new()
    }

    fn is_simple() -> bool {
        true
    }

    #[inline]
    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        *self = r.blob(member)?;
        Ok(())
    }
}

impl WriteValue for Bytes {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.blob(member, self);
    }
}

impl ReadValue for Timestamp {
    fn blank() -> Self {
        Self::UNIX_EPOCH
    }

    fn is_simple() -> bool {
        true
    }

    #[inline]
    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        *self = r.timestamp(member)?;
        Ok(())
    }
}

impl WriteValue for Timestamp {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.timestamp(member, self);
    }
}

macro_rules! big_numbers {
    ($($type:ty, $write:ident, $problem:literal;)*) => {$(
        impl ReadValue for $type {
            fn blank() -> Self {
                Self::default()
            }

            fn is_simple() -> bool {
                true
            }

            #[inline]
            fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
                let text = r.number(member)?;
                if text.len() > LONGEST {
                    return Err(r.fail(TOO_LONG));
                }
                let parsed = text.parse();
                *self = parsed.map_err(|_| r.fail($problem))?;
                Ok(())
            }
        }

        impl WriteValue for $type {
            fn write(&self, member: &Member, w: &mut dyn Writer) {
                w.$write(member, self.as_number());
            }
        }
    )*};
}

big_numbers! {
    BigInteger, big_integer, "expected a whole number";
    BigDecimal, number, "expected a decimal number";
}

#[cfg(feature = "document")]
impl ReadValue for crate::codec::document::Document {
    fn blank() -> Self {
        Self::Null
    }

    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        *self = r.document(member)?;
        Ok(())
    }

    fn read_null(&mut self) -> bool {
        *self = Self::Null;
        true
    }
}

#[cfg(feature = "document")]
impl WriteValue for crate::codec::document::Document {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.document(member, self);
    }
}

impl<T: ReadValue> ReadValue for Option<T> {
    fn blank() -> Self {
        None
    }

    // One copy of this function for each type compiles a quarter faster than one for each member.
    #[inline(never)]
    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        if T::is_simple() {
            replace_simple(self, || Some(T::blank()));
        } else if self.is_none() || !member.is_flattened() {
            replace(self, T::blank_heap(), || Some(T::blank()), r)?;
        }
        let Some(value) = self else { return Ok(()) };
        match value.read(member, r) {
            Err(Failed) if T::is_simple() && r.forgive(member) => {
                *self = None;
                Ok(())
            }
            outcome => outcome,
        }
    }

    fn read_null(&mut self) -> bool {
        *self = None;
        true
    }
}

impl<T: WriteValue> WriteValue for Option<T> {
    #[inline(never)]
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        if let Some(value) = self {
            value.write(member, w);
        }
    }

    fn write_item(&self, member: &Member, w: &mut dyn Writer) {
        match self {
            Some(value) => value.write(member, w),
            None => w.null(member),
        }
    }
}

impl<T: ReadValue> ReadValue for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn blank_heap() -> usize {
        size_of::<T>().saturating_add(T::blank_heap())
    }

    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        self.as_mut().read(member, r)
    }
}

impl<T: WriteValue> WriteValue for Box<T> {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        self.as_ref().write(member, w);
    }
}

impl<T: ReadValue> ReadValue for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        if !member.is_flattened() {
            self.clear();
        }
        r.list(member, self)
    }
}

impl<T: ReadValue> ReadList for Vec<T> {
    fn read_item(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        append_blank(self, r)?;
        match self.last_mut() {
            Some(item) => item.read(member, r),
            None => Ok(()),
        }
    }

    fn null_item(&mut self, r: &mut dyn Reader) -> ReadResult<bool> {
        append_blank(self, r)?;
        let taken = self.last_mut().is_some_and(T::read_null);
        if !taken {
            self.truncate(self.len().saturating_sub(1));
        }
        Ok(taken)
    }
}

impl<T: WriteValue> WriteValue for Vec<T> {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.list(member, self);
    }
}

impl<T: WriteValue> WriteList for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn write_items(&self, member: &Member, w: &mut dyn Writer) {
        for item in self {
            item.write_item(member, w);
        }
    }
}

impl<K: MapKey, T: ReadValue> ReadValue for BTreeMap<K, T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        if !member.is_flattened() {
            self.clear();
        }
        r.map(member, self)
    }
}

impl<K: MapKey, T: ReadValue> ReadMap for BTreeMap<K, T> {
    fn read_entry(&mut self, key: &str, member: &Member, r: &mut dyn Reader) -> ReadResult {
        let outcome = blank_entry(self, key, r).and_then(|value| value.read(member, r));
        if outcome.is_err() {
            // An entry that was read in part isn't one.
            self.clear();
        }
        outcome
    }

    fn null_entry(&mut self, key: &str, r: &mut dyn Reader) -> ReadResult<bool> {
        // A type without a null leaves the map as it is.
        Ok(accepts_null::<T>() && blank_entry(self, key, r)?.read_null())
    }
}

/// Returns true if values of the type can be null.
#[inline(never)]
fn accepts_null<T: ReadValue>() -> bool {
    T::blank().read_null()
}

impl<K: MapKey, T: WriteValue> WriteValue for BTreeMap<K, T> {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.map(member, self);
    }
}

impl<K: MapKey, T: WriteValue> WriteMap for BTreeMap<K, T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn write_entries(&self, member: &Member, w: &mut dyn Writer) {
        for (key, value) in self {
            if let Some(key) = key.open_enum() {
                w.enum_key(key);
            }
            w.key(key.as_key());
            value.write_item(member, w);
        }
    }
}
