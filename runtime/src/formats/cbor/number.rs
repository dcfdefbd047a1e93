//! Reading of booleans, numbers and timestamps in CBOR.
//!
//! Numbers may be written in any size. An integer may be written as a float and a float as an
//! integer if nothing is lost.

use super::cursor::Cursor;
use super::decimal::{self, MAX_BIGNUM};
use super::head::Head;
use super::{BIGNUM, DECIMAL_FRACTION, EPOCH, NEGATIVE_BIGNUM};
use crate::codec::reader::ReadResult;
use crate::timestamp::Timestamp;

const NOT_A_LONG: &str = "the number is out of range for a long (64 bits)";
const NOT_AN_INSTANT: &str = "the timestamp is out of range";
const NOT_SECONDS: &str = "expected a number of seconds";

impl Cursor<'_> {
    pub(super) fn boolean(&mut self) -> ReadResult<bool> {
        let start = self.at();
        match self.head()? {
            Head::Boolean(value) => Ok(value),
            _ => Err(self.fault(start, "expected true or false")),
        }
    }

    /// Reads an integer, which may be written as a float with an integral value.
    #[inline]
    pub(super) fn integer(&mut self, expected: &'static str) -> ReadResult<i64> {
        let start = self.at();
        let value = match self.head()? {
            Head::Unsigned(value) => i64::try_from(value).ok(),
            // -1 - value
            Head::Negative(value) => i64::try_from(value).ok().map(|value| !value),
            Head::Float(value) if value.fract() == 0.0 => to_integer(value),
            _ => return Err(self.fault(start, expected)),
        };
        value.ok_or_else(|| self.fault(start, NOT_A_LONG))
    }

    /// Reads a number as the nearest `f64`.
    pub(super) fn double(&mut self) -> ReadResult<f64> {
        let start = self.at();
        match self.head()? {
            Head::Float(value) => Ok(value),
            Head::Unsigned(value) => Ok(nearest_double(value.into())),
            Head::Negative(value) => Ok(nearest_double(-1 - i128::from(value))),
            _ => Err(self.fault(start, "expected a number")),
        }
    }

    /// Reads a timestamp, which is a tag and a number of seconds. It is rounded to the millisecond.
    pub(super) fn timestamp(&mut self) -> ReadResult<Timestamp> {
        let start = self.at();
        if self.head()? != Head::Tag(EPOCH) {
            return Err(self.fault(start, "expected a timestamp (tag 1)"));
        }
        let number = self.at();
        let instant = match self.head()? {
            Head::Float(seconds) if seconds.is_nan() => None,
            Head::Float(seconds) => to_integer((seconds * 1000.0).round_ties_even())
                .and_then(Timestamp::from_timestamp_millis),
            _ => {
                self.back_to(number);
                Timestamp::from_timestamp(self.integer(NOT_SECONDS)?, 0)
            }
        };
        instant.ok_or_else(|| self.fault(number, NOT_AN_INSTANT))
    }

    /// Reads a number of any size as its decimal text.
    pub(super) fn number(&mut self) -> ReadResult<String> {
        let start = self.at();
        match self.head()? {
            Head::Float(value) if value.is_finite() => {
                Ok(zmij::Buffer::new().format_finite(value).to_owned())
            }
            Head::Tag(DECIMAL_FRACTION) => self.decimal_fraction(),
            _ => {
                self.back_to(start);
                self.whole_number("expected a number")
            }
        }
    }

    /// Reads the bytes of a bignum, whose tag was read.
    fn bignum(&mut self, negative: bool) -> ReadResult<String> {
        let start = self.at();
        let bytes = self.bytes("expected the bytes of a number")?;
        let first = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len());
        let digits = bytes.get(first..).unwrap_or_default();
        if digits.len() > MAX_BIGNUM {
            return Err(self.fault(start, "the number has more than 4096 bits"));
        }
        Ok(decimal::from_bytes(digits, negative))
    }

    /// Reads a decimal fraction, whose tag was read. For example, `[-2, 150]` is `1.50`.
    fn decimal_fraction(&mut self) -> ReadResult<String> {
        const TWO: &str = "a decimal fraction is an exponent and an integer";
        let start = self.at();
        let mut parts = self.array()?;
        if !self.another(&mut parts)? {
            return Err(self.fault(start, TWO));
        }
        let exponent = self.integer(TWO)?;
        if !self.another(&mut parts)? {
            return Err(self.fault(start, TWO));
        }
        let mantissa = self.whole_number(TWO)?;
        if self.another(&mut parts)? {
            return Err(self.fault(start, TWO));
        }
        Ok(decimal::with_exponent(&mantissa, exponent))
    }

    /// Reads an integer of any size as its decimal text.
    fn whole_number(&mut self, expected: &'static str) -> ReadResult<String> {
        let start = self.at();
        match self.head()? {
            Head::Unsigned(value) => Ok(value.to_string()),
            Head::Negative(value) => Ok((-1 - i128::from(value)).to_string()),
            Head::Tag(BIGNUM) => self.bignum(false),
            Head::Tag(NEGATIVE_BIGNUM) => self.bignum(true),
            _ => Err(self.fault(start, expected)),
        }
    }
}

/// Converts a number without a fraction to an integer, if it has at most 64 bits.
fn to_integer(value: f64) -> Option<i64> {
    // 2^63. Its negative is the lowest `i64`.
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    (-LIMIT..LIMIT).contains(&value).then_some(value as i64)
}

/// Returns the `f64` that is nearest to an integer.
#[expect(clippy::cast_precision_loss, reason = "the nearest double is wanted")]
pub(super) fn nearest_double(value: i128) -> f64 {
    value as f64
}
