//! The head of a data item, which holds its kind and a length or value (RFC 8949, section 3).
//!
//! This is the only file that knows the bits of heads.

/// The major types that are written.
pub(super) mod major {
    pub(in crate::formats::cbor) const UNSIGNED: u8 = 0;
    pub(in crate::formats::cbor) const NEGATIVE: u8 = 1;
    pub(in crate::formats::cbor) const BYTES: u8 = 2;
    pub(in crate::formats::cbor) const TEXT: u8 = 3;
    pub(in crate::formats::cbor) const ARRAY: u8 = 4;
    pub(in crate::formats::cbor) const MAP: u8 = 5;
    pub(in crate::formats::cbor) const TAG: u8 = 6;
}

pub(super) const FALSE: u8 = 0xf4;
pub(super) const TRUE: u8 = 0xf5;
pub(super) const NULL: u8 = 0xf6;
pub(super) const UNDEFINED: u8 = 0xf7;
pub(super) const SINGLE: u8 = 0xfa;
pub(super) const DOUBLE: u8 = 0xfb;
/// The head of a map without a length, which a break ends.
pub(super) const OPEN_MAP: u8 = 0xbf;
pub(super) const BREAK: u8 = 0xff;

/// A length in bytes, elements or pairs. It is `None` if a break marks the end.
pub(super) type Length = Option<u64>;

/// The decoded head of an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Head {
    Unsigned(u64),
    /// The integer is -1 minus this value.
    Negative(u64),
    Bytes(Length),
    Text(Length),
    Array(Length),
    Map(Length),
    /// The tag gives a meaning to the item that follows.
    Tag(u64),
    Boolean(bool),
    /// The item is null or undefined.
    Null,
    Float(f64),
    /// The item is a simple value to which the standard assigns no meaning.
    Unassigned,
    /// The break ends an item without a length.
    Break,
}

/// The reason why bytes don't begin with a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The bytes end within the head.
    TooShort,
    /// The bits of the head have no meaning.
    Meaningless,
}

/// Returns the head that `bytes` begin with, and its length in bytes.
#[inline]
pub(super) fn decode(bytes: &[u8]) -> Result<(Head, usize), Fault> {
    let (first, rest) = bytes.split_first().ok_or(Fault::TooShort)?;
    let (major, info) = (first >> 5, first & 31);
    let (argument, size) = argument(info, rest)?;
    let head = match (major, argument) {
        (0, Some(value)) => Head::Unsigned(value),
        (1, Some(value)) => Head::Negative(value),
        (2, length) => Head::Bytes(length),
        (3, length) => Head::Text(length),
        (4, length) => Head::Array(length),
        (5, length) => Head::Map(length),
        (6, Some(tag)) => Head::Tag(tag),
        (7, None) => Head::Break,
        (7, Some(bits)) => simple(info, bits)?,
        _ => return Err(Fault::Meaningless),
    };
    Ok((head, 1 + size))
}

/// Returns the length of the text that `bytes` begin with and the size of its head, if the text has
/// fewer than 256 bytes and its head the shortest form. Nearly all texts do, and this is faster
/// than [`decode`].
#[inline]
pub(super) fn text_length(bytes: &[u8]) -> Option<(u8, usize)> {
    match bytes {
        [first @ 0x60..=0x77, ..] => Some((first & 31, 1)),
        [0x78, length, ..] => Some((*length, 2)),
        _ => None,
    }
}

/// Returns the argument of a head and the number of bytes that it takes after the first. The
/// argument is `None` if the item has no length.
#[inline]
fn argument(info: u8, rest: &[u8]) -> Result<(Option<u64>, usize), Fault> {
    let (value, size) = match info {
        0..=23 => return Ok((Some(info.into()), 0)),
        24 => (rest.first().map(|byte| u64::from(*byte)), 1),
        25 => (rest.first_chunk().map(|bytes| u16::from_be_bytes(*bytes).into()), 2),
        26 => (rest.first_chunk().map(|bytes| u32::from_be_bytes(*bytes).into()), 4),
        27 => (rest.first_chunk().map(|bytes| u64::from_be_bytes(*bytes)), 8),
        31 => return Ok((None, 0)),
        _ => return Err(Fault::Meaningless),
    };
    value.map(|value| (Some(value), size)).ok_or(Fault::TooShort)
}

/// Returns the head of a simple value or a float (section 3.3).
fn simple(info: u8, bits: u64) -> Result<Head, Fault> {
    // The argument has no more bits than `info` says, so nothing is cut off.
    #[expect(clippy::cast_possible_truncation, reason = "the info tells the size")]
    let (half, single) = (bits as u16, bits as u32);
    Ok(match (info, bits) {
        (20, _) => Head::Boolean(false),
        (21, _) => Head::Boolean(true),
        (22 | 23, _) => Head::Null,
        // A simple value below 32 must be written in the shorter form.
        (24, 0..=31) => return Err(Fault::Meaningless),
        (25, _) => Head::Float(from_half(half)),
        (26, _) => Head::Float(f32::from_bits(single).into()),
        (27, _) => Head::Float(f64::from_bits(bits)),
        _ => Head::Unassigned,
    })
}

/// Returns the `f64` that equals a half-precision number (IEEE 754).
fn from_half(bits: u16) -> f64 {
    let exponent = i32::from(bits >> 10 & 0x1f);
    let fraction = f64::from(bits & 0x3ff);
    let size = match exponent {
        0 => fraction * 2_f64.powi(-24),
        31 if fraction > 0.0 => f64::NAN,
        31 => f64::INFINITY,
        _ => (fraction + 1024.0) * 2_f64.powi(exponent - 25),
    };
    if bits >> 15 == 0 { size } else { -size }
}

/// Appends the head of a major type in its shortest form.
#[inline]
pub(super) fn encode(major: u8, argument: u64, out: &mut Vec<u8>) {
    let first = major << 5;
    let bytes = argument.to_be_bytes();
    match argument {
        0..=23 => out.push(first | bytes[7]),
        24..=0xff => out.extend_from_slice(&[first | 0x18, bytes[7]]),
        0x100..=0xffff => out.extend_from_slice(&[first | 0x19, bytes[6], bytes[7]]),
        0x1_0000..=0xffff_ffff => {
            out.push(first | 0x1a);
            out.extend_from_slice(&bytes[4..]);
        }
        _ => {
            out.push(first | 0x1b);
            out.extend_from_slice(&bytes);
        }
    }
}

/// Appends the head of an item whose argument is a length in memory.
#[inline]
pub(super) fn encode_length(major: u8, length: usize, out: &mut Vec<u8>) {
    // No machine has lengths of more than 64 bits.
    encode(major, u64::try_from(length).unwrap_or(u64::MAX), out);
}

#[cfg(test)]
mod tests {
    use super::{Fault, Head, decode, encode, encode_length, major, text_length};

    #[test]
    fn heads_are_encoded_in_the_shortest_form_and_decoded() {
        for (value, size) in [
            (0, 1),
            (23, 1),
            (24, 2),
            (0xff, 2),
            (0x100, 3),
            (0xffff, 3),
            (0x1_0000, 5),
            (0xffff_ffff, 5),
            (0x1_0000_0000, 9),
            (u64::MAX, 9),
        ] {
            let mut out = Vec::new();
            encode(0, value, &mut out);
            assert_eq!(out.len(), size, "{value}");
            assert_eq!(decode(&out), Ok((Head::Unsigned(value), size)));
            for cut in 0..size {
                assert_eq!(decode(&out[..cut]), Err(Fault::TooShort), "{value} cut at {cut}");
            }
        }
    }

    #[test]
    fn short_text_heads_are_recognised() {
        for length in 0..=300 {
            let mut head = Vec::new();
            encode_length(major::TEXT, length, &mut head);
            let expected = u8::try_from(length).ok().map(|length| (length, head.len()));
            assert_eq!(text_length(&head), expected, "{length}");
        }
        for other in [&[][..], &[0x78], &[0x5f, 1], &[0x79, 1], &[0x7f, 1], &[0x80, 1]] {
            assert_eq!(text_length(other), None, "{other:x?}");
        }
    }

    #[test]
    fn heads_without_a_meaning_are_refused() {
        for first in [0x1c, 0x1d, 0x1e, 0x1f, 0x3f, 0x5c, 0x7d, 0x9e, 0xbc, 0xdf, 0xfc, 0xfd, 0xfe]
        {
            assert_eq!(decode(&[first, 0, 0]), Err(Fault::Meaningless), "{first:#x}");
        }
        assert_eq!(decode(&[0xf8, 0x16]), Err(Fault::Meaningless));
        assert_eq!(decode(&[0xf8, 0xff]), Ok((Head::Unassigned, 2)));
    }

    #[test]
    fn half_precision_numbers_are_read_exactly() {
        for (bits, expected) in [
            (0x0000_u16, 0.0),
            (0x8000, -0.0),
            (0x3c00, 1.0),
            (0x3e00, 1.5),
            (0x7bff, 65504.0),
            (0x0400, 0.000_061_035_156_25),
            (0x0001, 5.960_464_477_539_063e-8),
            (0xc400, -4.0),
            (0x7c00, f64::INFINITY),
            (0xfc00, f64::NEG_INFINITY),
        ] {
            let [high, low] = bits.to_be_bytes();
            let Ok((Head::Float(value), 3)) = decode(&[0xf9, high, low]) else {
                panic!("{bits:#x} is no float")
            };
            assert_eq!(value.to_bits(), f64::to_bits(expected), "{bits:#x}");
        }
        for nan in [0x7e00_u16, 0x7c01, 0xfe00, 0x7fff] {
            let [high, low] = nan.to_be_bytes();
            assert!(
                matches!(decode(&[0xf9, high, low]), Ok((Head::Float(value), 3)) if value.is_nan())
            );
        }
    }
}
