//! Numbers and the literals `true`, `false` and `null` in a JSON text.

use super::cursor::Cursor;
use crate::codec::reader::ReadResult;
use crate::number::decimal::{Decimal, LONGEST, TOO_LONG, scan};

const NOT_A_LONG: &str = "the number is out of range for a long (64 bits)";

impl<'a> Cursor<'a> {
    /// Skips `true`, `false` or `null`. The caller has seen its first byte.
    pub(super) fn literal(&mut self, literal: &'static str) -> ReadResult {
        if self.rest().starts_with(literal.as_bytes()) {
            self.advance(literal.len());
            return Ok(());
        }
        if literal.as_bytes().starts_with(self.rest()) {
            self.advance(self.rest().len());
        }
        Err(self.unexpected("expected 'true', 'false' or 'null'"))
    }

    /// Skips a null and returns true, if one is next.
    #[inline]
    pub(super) fn null(&mut self) -> ReadResult<bool> {
        if self.peek() != b'n' {
            return Ok(false);
        }
        self.literal("null").map(|()| true)
    }

    pub(super) fn boolean(&mut self) -> ReadResult<bool> {
        match self.peek() {
            b't' => self.literal("true").map(|()| true),
            b'f' => self.literal("false").map(|()| false),
            _ => Err(self.unexpected("expected true or false")),
        }
    }

    /// Reads the text of a number. `expected` is the problem that is reported if another kind of
    /// value is next.
    pub(super) fn number_text(&mut self, expected: &'static str) -> ReadResult<&'a str> {
        if !matches!(self.peek(), b'-' | b'0'..=b'9') {
            return Err(self.unexpected(expected));
        }
        let start = self.at();
        let rest = self.rest();
        match scan(rest.get(..=LONGEST).unwrap_or(rest)) {
            Ok(length) if length > LONGEST => return Err(self.fault(start, TOO_LONG)),
            Ok(length) => self.advance(length),
            Err(fault) => {
                self.advance(fault.at);
                return Err(self.unexpected(fault.problem));
            }
        }
        self.since(start)
    }

    /// Reads an integer. It may be written with a fraction or exponent if its value is integral:
    /// `1.0` and `1e2` are integers, `1.5` is not.
    #[inline]
    pub(super) fn integer(&mut self) -> ReadResult<i64> {
        match short_integer(self.rest()) {
            Some((value, length)) => {
                self.advance(length);
                Ok(value)
            }
            None => self.long_integer(),
        }
    }

    /// Reads an integer that is long or written as a decimal, or reports what is wrong with it.
    #[cold]
    fn long_integer(&mut self) -> ReadResult<i64> {
        let start = self.at();
        let text = self.number_text("expected a whole number")?;
        let Ok(decimal) = Decimal::parse(text) else {
            return Err(self.fault(start, NOT_A_LONG));
        };
        if !decimal.is_integral() {
            return Err(self.fault(start, "expected a whole number"));
        }
        let value = decimal.scaled(0).and_then(|value| i64::try_from(value).ok());
        value.ok_or_else(|| self.fault(start, NOT_A_LONG))
    }

    /// Reads a number as the nearest `f64`.
    pub(super) fn double(&mut self) -> ReadResult<f64> {
        let start = self.at();
        let text = self.number_text("expected a number")?;
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => Err(self.fault(start, "the number is out of range for a double (64 bits)")),
        }
    }
}

/// Returns the value and the length of an integer of at most 18 digits, which can't overflow, or
/// `None` if the number has another form.
#[inline]
fn short_integer(bytes: &[u8]) -> Option<(i64, usize)> {
    let sign = usize::from(bytes.first() == Some(&b'-'));
    let digits = bytes.get(sign..)?;
    let mut value = 0;
    let mut length = 0;
    while let Some(digit @ b'0'..=b'9') = digits.get(length) {
        if length == 18 {
            return None;
        }
        value = value * 10 + i64::from(digit - b'0');
        length += 1;
    }
    let zero = length > 1 && digits.first() == Some(&b'0');
    if length == 0 || zero || matches!(digits.get(length), Some(b'.' | b'e' | b'E')) {
        return None;
    }
    Some((if sign == 1 { -value } else { value }, sign + length))
}
