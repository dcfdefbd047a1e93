//! The grammar of decimal numbers, and how two of them compare.
//!
//! One place knows what a number is (RFC 8259, section 6), for big numbers, timestamps and JSON
//! alike. Nothing here allocates, and nothing expands an exponent.

use std::cmp::Ordering;

/// What is wrong with the text of a number, and at which byte of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Bytes before the fault; the text's length if the text ends too early.
    pub(crate) at: usize,
    /// What is wrong there.
    pub(crate) problem: &'static str,
}

/// Finds the end of the number that `bytes` begin with, as a count of bytes.
pub(crate) fn scan(bytes: &[u8]) -> Result<usize, Fault> {
    let first = usize::from(bytes.first() == Some(&b'-'));
    let mut at = digits(bytes, first)?;
    if at - first > 1 && bytes.get(first) == Some(&b'0') {
        return Err(Fault { at: first, problem: "a number can't begin with a superfluous 0" });
    }
    if bytes.get(at) == Some(&b'.') {
        at = digits(bytes, at + 1)?;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        at += 1;
        if matches!(bytes.get(at), Some(b'+' | b'-')) {
            at += 1;
        }
        at = digits(bytes, at)?;
    }
    Ok(at)
}

/// Finds the end of one or more digits that begin at `start`.
fn digits(bytes: &[u8], start: usize) -> Result<usize, Fault> {
    let mut at = start;
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    if at == start {
        return Err(Fault { at, problem: "expected a digit" });
    }
    Ok(at)
}

/// The worth of a number's text: `±0.DIGITS × 10^magnitude`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decimal<'a> {
    negative: bool,
    /// From the first digit that is not zero to the last; a point may stand among them.
    digits: &'a str,
    magnitude: i128,
}

impl<'a> Decimal<'a> {
    /// Zero, which has no sign and no digits.
    pub(crate) const ZERO: Self = Self { negative: false, digits: "", magnitude: 0 };

    /// Reads a text that is a number from end to end. Exponents are limited to 64 bits.
    pub(crate) fn parse(text: &'a str) -> Result<Self, Fault> {
        let end = scan(text.as_bytes())?;
        if end < text.len() {
            return Err(Fault { at: end, problem: "the number is followed by something else" });
        }
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let Ok(exponent) = exponent.parse::<i64>() else {
            let at = text.len() - exponent.len();
            return Err(Fault { at, problem: "the exponent is out of range (64 bits)" });
        };
        Ok(Self::new(unsigned.len() < text.len(), mantissa, exponent))
    }

    fn new(negative: bool, mantissa: &'a str, exponent: i64) -> Self {
        let digits = mantissa.trim_start_matches(['0', '.']);
        let first = mantissa.len() - digits.len();
        let digits = digits.trim_end_matches(['0', '.']);
        if digits.is_empty() {
            return Self::ZERO;
        }
        let point = mantissa.find('.').unwrap_or(mantissa.len());
        // `5` has its first digit one place before the point, `0.5` none, `0.05` one after it.
        let place = if first < point { signed(point - first) } else { 1 - signed(first - point) };
        Self { negative, digits, magnitude: place + i128::from(exponent) }
    }

    /// True if nothing but zeros follows the point.
    pub(crate) fn is_integral(&self) -> bool {
        signed(self.digits().count()) <= self.magnitude
    }

    /// The number times 10^`places`, cut (not rounded) to an integer; `None` beyond 36 digits.
    pub(crate) fn scaled(&self, places: u32) -> Option<i128> {
        let length = usize::try_from((self.magnitude + i128::from(places)).max(0)).ok()?;
        if self.digits.is_empty() || length == 0 {
            return Some(0);
        }
        if length > 36 {
            return None;
        }
        let digits = self.digits().chain(std::iter::repeat(b'0')).take(length);
        let size = digits.fold(0, |sum, digit| sum * 10 + i128::from(digit - b'0'));
        Some(if self.negative { -size } else { size })
    }

    /// The significant digits in order, without the point.
    pub(crate) fn digits(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.digits.bytes().filter(u8::is_ascii_digit)
    }

    /// What is equal in equal numbers besides the digits: the sign and the magnitude.
    pub(crate) fn scale(&self) -> (i8, i128) {
        (self.sign(), self.magnitude)
    }

    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    /// Compares by value, exactly.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        let size = self.magnitude.cmp(&other.magnitude);
        let size = size.then_with(|| self.digits().cmp(other.digits()));
        let size = if self.negative { size.reverse() } else { size };
        self.sign().cmp(&other.sign()).then(size)
    }
}

/// A length as a signed number; no text is so long that it doesn't fit.
fn signed(length: usize) -> i128 {
    i128::try_from(length).unwrap_or(i128::MAX)
}
