//! Writing of scalars in CBOR.

use super::decimal::{self, DecimalParts};
use super::head::{DOUBLE, FALSE, SINGLE, TRUE, encode, encode_length, major};
use super::{BIGNUM, DECIMAL_FRACTION, NEGATIVE_BIGNUM};

pub(super) fn boolean(value: bool, out: &mut Vec<u8>) {
    out.push(if value { TRUE } else { FALSE });
}

#[inline]
pub(super) fn integer(value: i64, out: &mut Vec<u8>) {
    match u64::try_from(value) {
        Ok(value) => encode(major::UNSIGNED, value, out),
        // A negative integer is written as -1 minus its value.
        Err(_) => encode(major::NEGATIVE, (!value).unsigned_abs(), out),
    }
}

pub(super) fn single(value: f32, out: &mut Vec<u8>) {
    out.push(SINGLE);
    out.extend_from_slice(&value.to_be_bytes());
}

/// Appends a double-precision number. It is written in single precision if nothing is lost.
pub(super) fn double(value: f64, out: &mut Vec<u8>) {
    #[expect(clippy::cast_possible_truncation, reason = "what it costs is checked")]
    let narrow = value as f32;
    if f64::from(narrow).to_bits() == value.to_bits() {
        return single(narrow, out);
    }
    out.push(DOUBLE);
    out.extend_from_slice(&value.to_be_bytes());
}

#[inline]
pub(super) fn text(value: &str, out: &mut Vec<u8>) {
    encode_length(major::TEXT, value.len(), out);
    out.extend_from_slice(value.as_bytes());
}

pub(super) fn bytes(value: &[u8], out: &mut Vec<u8>) {
    encode_length(major::BYTES, value.len(), out);
    out.extend_from_slice(value);
}

/// Appends an integer of any size. The specification of `rpcv2Cbor` requires a bignum, however
/// small the integer is.
pub(super) fn bignum(number: &DecimalParts, out: &mut Vec<u8>) {
    encode(major::TAG, if number.negative { NEGATIVE_BIGNUM } else { BIGNUM }, out);
    bytes(&decimal::to_bytes(&number.digits, number.negative), out);
}

/// Appends a decimal number of any size as a decimal fraction. The digits are an integer if they
/// fit into 64 bits, and otherwise a bignum.
pub(super) fn decimal_fraction(number: &DecimalParts, out: &mut Vec<u8>) {
    encode(major::TAG, DECIMAL_FRACTION, out);
    encode(major::ARRAY, 2, out);
    integer(number.exponent, out);
    match number.digits.parse::<i64>() {
        Ok(digits) => integer(if number.negative { -digits } else { digits }, out),
        Err(_) => bignum(number, out),
    }
}
