//! The grammar and the comparison of decimal numbers.
//!
//! Big numbers, timestamps and JSON share this grammar (RFC 8259, section 6). Nothing here
//! allocates or expands an exponent.

use std::cmp::Ordering;

/// A problem with the text of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The number of bytes before the problem. It is the length of the text if the text ends too
    /// early.
    pub(crate) at: usize,
    /// A description of the problem.
    pub(crate) problem: &'static str,
}

/// The number of bytes that a number in a message may have.
pub(crate) const LONGEST: usize = 64 * 1024;

/// The problem with a number that has more.
pub(crate) const TOO_LONG: &str = "a number has at most 65536 characters";

/// Returns the length in bytes of the number that `bytes` begin with.
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

/// Returns the end of the digits that begin at `start`. Fails if there is no digit.
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

/// The value of a number, which is `±0.DIGITS × 10^magnitude`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decimal<'a> {
    negative: bool,
    /// The text from the first to the last digit that is not zero. It may contain a point.
    digits: &'a str,
    magnitude: i128,
}

impl<'a> Decimal<'a> {
    /// The value zero, which has no sign and no digits.
    pub(crate) const ZERO: Self = Self { negative: false, digits: "", magnitude: 0 };

    /// Parses a text. Fails if it isn't a number as a whole, or if the exponent has more than 64
    /// bits.
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
        // The magnitude is 1 for `5`, 0 for `0.5` and -1 for `0.05`.
        let place = if first < point { signed(point - first) } else { 1 - signed(first - point) };
        Self { negative, digits, magnitude: place + i128::from(exponent) }
    }

    /// Returns true if the value is an integer.
    pub(crate) fn is_integral(&self) -> bool {
        signed(self.digits().count()) <= self.magnitude
    }

    /// Returns the number times 10 to the power of `places`, with its fraction cut off, or `None`
    /// if that has more than 36 digits.
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

    /// Returns the significant digits in order, without the point.
    pub(crate) fn digits(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.digits.bytes().filter(u8::is_ascii_digit)
    }

    /// Returns the sign and the magnitude. Together with the digits they identify the value.
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

    /// Compares two numbers exactly by their value.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        let size = self.magnitude.cmp(&other.magnitude);
        let size = size.then_with(|| self.digits().cmp(other.digits()));
        let size = if self.negative { size.reverse() } else { size };
        self.sign().cmp(&other.sign()).then(size)
    }
}

/// Converts a length to a signed number, which can hold the length of any text.
fn signed(length: usize) -> i128 {
    i128::try_from(length).unwrap_or(i128::MAX)
}
