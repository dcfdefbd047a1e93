//! Conversion of big numbers between decimal text and the bytes of CBOR's bignums and decimal
//! fractions.
//!
//! Numbers of any size are kept as decimal text ([`BigNumber`](crate::BigNumber)).

use std::fmt::Write;

/// The greatest number of bytes in a bignum that is read. The time to convert bytes to digits grows
/// with the square of their number, so a limit keeps hostile senders from using it up.
pub(super) const MAX_BIGNUM: usize = 512;

/// The base of limbs of nine decimal digits, which fit into 32 bits.
const DECIMAL: u64 = 1_000_000_000;
const DECIMAL_DIGITS: usize = 9;

/// The base of limbs of 32 bits.
const BINARY: u64 = 1 << 32;
const BINARY_BYTES: usize = 4;

/// Returns the decimal text of a big-endian integer. If `negative` is set, the number is -1 minus
/// that integer.
pub(super) fn from_bytes(bytes: &[u8], negative: bool) -> String {
    let mut limbs = Vec::new();
    for group in bytes.chunks(BINARY_BYTES) {
        let (factor, value) = group
            .iter()
            .fold((1, 0), |(factor, value), byte| (factor * 256, value * 256 + u64::from(*byte)));
        multiply_add::<DECIMAL>(&mut limbs, factor, value);
    }
    if negative {
        multiply_add::<DECIMAL>(&mut limbs, 1, 1);
    }
    let mut text = String::from(if negative { "-" } else { "" });
    let mut limbs = limbs.iter().rev();
    text.push_str(&limbs.next().copied().unwrap_or(0).to_string());
    for limb in limbs {
        // Writing to a string can't fail.
        let _ = write!(text, "{limb:09}");
    }
    text
}

/// Returns the big-endian bytes of an integer of decimal digits, without leading zeros. If
/// `minus_one` is set, 1 is subtracted from an integer that isn't zero.
pub(super) fn to_bytes(digits: &str, minus_one: bool) -> Vec<u8> {
    let mut limbs = Vec::new();
    for group in digits.as_bytes().chunks(DECIMAL_DIGITS) {
        let (factor, value) = group.iter().fold((1, 0), |(factor, value), digit| {
            (factor * 10, value * 10 + u64::from(digit.wrapping_sub(b'0') % 10))
        });
        multiply_add::<BINARY>(&mut limbs, factor, value);
    }
    if minus_one {
        subtract_one(&mut limbs);
    }
    let bytes = limbs.iter().rev().flat_map(|limb| limb.to_be_bytes());
    bytes.skip_while(|byte| *byte == 0).collect()
}

/// Multiplies a number by `factor` and adds `add` to it. Its limbs are less than `BASE`, and the
/// lowest is first. The base, the factor and the addend have at most 33 bits, so that no product
/// overflows.
fn multiply_add<const BASE: u64>(limbs: &mut Vec<u32>, factor: u64, add: u64) {
    let mut carry = add;
    for limb in limbs.iter_mut() {
        let product = u64::from(*limb) * factor + carry;
        *limb = low::<BASE>(product);
        carry = product / BASE;
    }
    while carry > 0 {
        limbs.push(low::<BASE>(carry));
        carry /= BASE;
    }
}

/// Returns the lowest limb of a number.
#[expect(clippy::cast_possible_truncation, reason = "the base has 33 bits at most, a limb 32")]
fn low<const BASE: u64>(number: u64) -> u32 {
    (number % BASE) as u32
}

fn subtract_one(limbs: &mut [u32]) {
    for limb in limbs {
        let (less, borrow) = limb.overflowing_sub(1);
        *limb = less;
        if !borrow {
            return;
        }
    }
}

/// Returns the text of an integer times a power of ten: `150` and `-2` give `1.50`. An exponent
/// that would need many zeros stays an exponent.
pub(super) fn with_exponent(integer: &str, exponent: i64) -> String {
    const MOST_ZEROS: usize = 6;
    let (sign, digits) = match integer.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", integer),
    };
    if exponent == 0 {
        return integer.to_owned();
    }
    let places = usize::try_from(exponent.unsigned_abs()).unwrap_or(usize::MAX);
    if exponent > 0 || places > digits.len() + MOST_ZEROS {
        return format!("{integer}e{exponent}");
    }
    let padded = format!("{}{digits}", "0".repeat((places + 1).saturating_sub(digits.len())));
    let (whole, fraction) = padded.split_at(padded.len() - places);
    format!("{sign}{whole}.{fraction}")
}

/// The parts of a decimal number: `-1.50e3` is negative, has the digits `150`, and the exponent 1.
pub(super) struct DecimalParts {
    pub(super) negative: bool,
    pub(super) digits: String,
    pub(super) exponent: i64,
}

impl DecimalParts {
    /// Splits a text that is known to be a number.
    pub(super) fn of(text: &str) -> Self {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        let places = i64::try_from(fraction.len()).unwrap_or(i64::MAX);
        Self {
            // Zero has no sign.
            negative: unsigned.len() < text.len() && digits.bytes().any(|digit| digit != b'0'),
            digits,
            // The exponents of numbers have at most 64 bits, and no text is so long that the
            // subtraction overflows.
            exponent: exponent.parse::<i64>().unwrap_or(0).saturating_sub(places),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DecimalParts, from_bytes, to_bytes, with_exponent};

    #[test]
    fn integers_are_converted_to_bytes_and_back() {
        for (text, bytes) in [
            ("0", &[][..]),
            ("1", &[1]),
            ("255", &[255]),
            ("256", &[1, 0]),
            ("4294967295", &[255, 255, 255, 255]),
            ("4294967296", &[1, 0, 0, 0, 0]),
            ("1000000000", &[0x3b, 0x9a, 0xca, 0]),
            ("18446744073709551616", &[1, 0, 0, 0, 0, 0, 0, 0, 0]),
            ("340282366920938463463374607431768211455", &[255; 16]),
        ] {
            assert_eq!(to_bytes(text, false), bytes, "{text}");
            assert_eq!(from_bytes(bytes, false), text);
        }
        // RFC 8949, section 3.4.3: -18446744073709551617 is 3(h'010000000000000000').
        let bytes = [1, 0, 0, 0, 0, 0, 0, 0, 0];
        assert_eq!(to_bytes("18446744073709551617", true), bytes);
        assert_eq!(from_bytes(&bytes, true), "-18446744073709551617");
        assert_eq!(from_bytes(&[], true), "-1");
        assert_eq!(to_bytes("4294967296", true), [255; 4]);
        assert_eq!(from_bytes(&[0x3b, 0x9a, 0xc9, 0xff], true), "-1000000000");
    }

    #[test]
    fn integers_are_converted_as_u128_converts_them() {
        let mut value: u128 = 1;
        for step in 0..300_u128 {
            value = value.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(step);
            let shifted = value >> (step % 120);
            let bytes = to_bytes(&shifted.to_string(), false);
            assert_eq!(from_bytes(&bytes, false), shifted.to_string());
            let be = shifted.to_be_bytes();
            let first = be.iter().position(|byte| *byte != 0).unwrap_or(be.len());
            assert_eq!(bytes, be[first..]);
        }
    }

    #[test]
    fn short_exponents_become_points_and_long_ones_stay() {
        for (integer, exponent, text) in [
            ("27315", -2, "273.15"),
            ("150", -2, "1.50"),
            ("-5", -1, "-0.5"),
            ("5", -7, "0.0000005"),
            ("5", -8, "5e-8"),
            ("0", -2, "0.00"),
            ("-12", 0, "-12"),
            ("12", 3, "12e3"),
            ("1", i64::MIN, "1e-9223372036854775808"),
            ("1", i64::MAX, "1e9223372036854775807"),
        ] {
            assert_eq!(with_exponent(integer, exponent), text);
            let parts = DecimalParts::of(text);
            let number: crate::BigDecimal = text.parse().unwrap();
            let sign = if parts.negative { "-" } else { "" };
            let again =
                format!("{sign}{}e{}", parts.digits.trim_start_matches('0'), parts.exponent);
            if parts.digits.contains(|digit| digit != '0') {
                assert_eq!(again.parse::<crate::BigDecimal>().unwrap(), number, "{text}");
            }
        }
    }

    #[test]
    fn numbers_are_split_into_sign_digits_and_exponent() {
        for (text, negative, digits, exponent) in [
            ("0", false, "0", 0),
            ("-0.0", false, "00", -1),
            ("-1.50e3", true, "150", 1),
            ("2E-7", false, "2", -7),
            ("1e+2", false, "1", 2),
        ] {
            let parts = DecimalParts::of(text);
            assert_eq!(
                (parts.negative, parts.digits.as_str(), parts.exponent),
                (negative, digits, exponent),
                "{text}"
            );
        }
    }
}
