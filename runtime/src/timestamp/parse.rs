//! Parsing of timestamps.

use chrono::{DateTime, NaiveDate};

use super::{DAYS, MONTHS, Timestamp};
use crate::number::decimal::Decimal;
use crate::schema::timestamp_format::TimestampFormat;

const OUT_OF_RANGE: &str = "the timestamp is out of range";
const NOT_HTTP_DATE: &str = "expected a date such as 'Sun, 02 Jan 2000 20:34:56 GMT'";
const NOT_DATE_TIME: &str = "expected a date such as '2000-01-02T20:34:56.000Z'";
const NANOS: i128 = 1_000_000_000;

/// Parses the text of a timestamp in a format. The error describes what was expected.
///
/// - `DateTime` is a date and time of RFC 3339 with `Z` or an offset, which is applied.
/// - `HttpDate` is an IMF-fixdate of RFC 9110 (section 5.6.7), with an optional fraction of the
///   second. The name of the day is not checked against the date.
/// - `EpochSeconds` is a number in the grammar of JSON, which may have an exponent.
///
/// Fractions of a nanosecond are cut off. The second 60 is read as the second after 59. Years of
/// more than four digits have a sign, as [`write`](super::write()) writes them.
///
/// ```
/// use farrier::{TimestampFormat, timestamp};
///
/// let offset = timestamp::parse("2000-01-02T21:34:56+01:00", TimestampFormat::DateTime)?;
/// let epoch = timestamp::parse("946845296", TimestampFormat::EpochSeconds)?;
/// assert_eq!(offset, epoch);
/// # Ok::<(), &'static str>(())
/// ```
pub fn parse(text: &str, format: TimestampFormat) -> Result<Timestamp, &'static str> {
    match format {
        TimestampFormat::EpochSeconds => epoch_seconds(text),
        TimestampFormat::DateTime => {
            let (fields, offset) = date_time(text.as_bytes()).ok_or(NOT_DATE_TIME)?;
            fields.instant(offset)
        }
        TimestampFormat::HttpDate => http_date(text.as_bytes()).ok_or(NOT_HTTP_DATE)?.instant(0),
    }
}

fn epoch_seconds(text: &str) -> Result<Timestamp, &'static str> {
    if let Some((timestamp, length)) = parse_common_seconds(text.as_bytes())
        && length == text.len()
    {
        return Ok(timestamp);
    }
    let decimal = Decimal::parse(text).map_err(|_| "expected a number of seconds")?;
    let nanos = decimal.scaled(9).ok_or(OUT_OF_RANGE)?;
    let seconds = i64::try_from(nanos.div_euclid(NANOS)).map_err(|_| OUT_OF_RANGE)?;
    let nanos = u32::try_from(nanos.rem_euclid(NANOS)).map_err(|_| OUT_OF_RANGE)?;
    DateTime::from_timestamp(seconds, nanos).ok_or(OUT_OF_RANGE)
}

/// Parses the number of seconds that a text begins with, if it has a common form such as
/// `1515531081`, `1515531081.123` or `1.515531081123E9`. Returns the timestamp and the length of
/// the number.
///
/// This is much faster than the general case. It returns `None` for other forms, whether or not
/// they are valid.
pub(crate) fn parse_common_seconds(text: &[u8]) -> Option<(Timestamp, usize)> {
    let mut rest = Cursor(text);
    text.first().filter(|first| (b'1'..=b'9').contains(first))?;
    let (whole, length) = rest.digits(0)?;
    let point = rest.literal(b".").is_some();
    let (number, places) = if point { rest.digits(whole)? } else { (whole, 0) };
    let exponent = if rest.literal(b"E").is_some() { rest.digit()? } else { 0 };
    if length.saturating_add(places) > 19
        || matches!(rest.0.first(), Some(b'0'..=b'9' | b'.' | b'e' | b'E'))
    {
        return None;
    }
    let shift = (9 + exponent).checked_sub(places)?;
    let nanos = number.checked_mul(10_u64.checked_pow(shift)?)?;
    let (seconds, nanos) = (nanos / 1_000_000_000, nanos % 1_000_000_000);
    let timestamp =
        DateTime::from_timestamp(i64::try_from(seconds).ok()?, u32::try_from(nanos).ok()?);
    Some((timestamp?, text.len() - rest.0.len()))
}

/// Parses a date and time such as `2000-01-02T20:34:56.123+01:00`. Returns its fields and the
/// offset from UTC in seconds.
fn date_time(text: &[u8]) -> Option<(Fields, i32)> {
    let mut text = Cursor(text);
    let year = text.year()?;
    text.literal(b"-")?;
    let month = text.number(2)?;
    text.literal(b"-")?;
    let day = text.number(2)?;
    text.one_of(b"Tt")?;
    let fields = text.time(Fields { year, month, day, ..Fields::default() })?;
    let sign = match text.one_of(b"Zz+-")? {
        b'+' => 1,
        b'-' => -1,
        _ => return text.end((fields, 0)),
    };
    let hours = text.number(2).filter(|hours| *hours < 24)?;
    text.literal(b":")?;
    let minutes = text.number(2).filter(|minutes| *minutes < 60)?;
    let ahead = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    text.end((fields, sign * ahead))
}

/// Parses a date and time such as `Sun, 02 Jan 2000 20:34:56.123 GMT`.
fn http_date(text: &[u8]) -> Option<Fields> {
    let mut text = Cursor(text);
    text.name(&DAYS)?;
    text.literal(b", ")?;
    let day = text.number(2)?;
    text.literal(b" ")?;
    let month = text.name(&MONTHS)? + 1;
    text.literal(b" ")?;
    let year = text.year()?;
    text.literal(b" ")?;
    let fields = text.time(Fields { year, month, day, ..Fields::default() })?;
    text.literal(b" GMT")?;
    text.end(fields)
}

/// The fields of a date and time, which are not checked yet.
#[derive(Clone, Copy, Default)]
struct Fields {
    year: i32,
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
    second: u32,
    nanos: u32,
}

impl Fields {
    /// Returns the instant. `ahead` is the offset from UTC in seconds. Fails if there is no such
    /// day or time.
    fn instant(&self, ahead: i32) -> Result<Timestamp, &'static str> {
        let day = NaiveDate::from_ymd_opt(self.year, self.month, self.day);
        let day = day.ok_or("there is no such day")?;
        if self.hour > 23 || self.minute > 59 || self.second > 60 {
            return Err("there is no such time of day");
        }
        let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        let time = self.hour * 3600 + self.minute * 60 + self.second;
        let seconds = midnight + i64::from(time) - i64::from(ahead);
        DateTime::from_timestamp(seconds, self.nanos).ok_or(OUT_OF_RANGE)
    }
}

/// The rest of a text that is being parsed.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn literal(&mut self, literal: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(literal)?;
        Some(())
    }

    fn one_of(&mut self, choice: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        choice.contains(first).then_some(*first)
    }

    fn digit(&mut self) -> Option<u32> {
        let (first, rest) = self.0.split_first()?;
        let digit = char::from(*first).to_digit(10)?;
        self.0 = rest;
        Some(digit)
    }

    /// Appends one or more digits to a number. Returns the number and the count of the digits. The
    /// number overflows if it has more than nineteen digits, which the caller must check.
    fn digits(&mut self, mut number: u64) -> Option<(u64, u32)> {
        let before = self.0.len();
        while let Some(digit) = self.digit() {
            number = number.wrapping_mul(10).wrapping_add(digit.into());
        }
        let count = u32::try_from(before - self.0.len()).ok()?;
        (count > 0).then_some((number, count))
    }

    /// Reads a number of exactly `digits` digits, which must be nine at most.
    fn number(&mut self, digits: u32) -> Option<u32> {
        (0..digits).try_fold(0, |sum, _| Some(sum * 10 + self.digit()?))
    }

    /// Reads a year of four digits, or of a sign and five or six digits.
    fn year(&mut self) -> Option<i32> {
        let sign = match self.0.first()? {
            b'+' => 1,
            b'-' => -1,
            _ => return self.number(4).and_then(|year| i32::try_from(year).ok()),
        };
        self.one_of(b"+-")?;
        let mut year = self.number(5)?;
        if let Some(last) = self.digit() {
            year = year * 10 + last;
        }
        Some(sign * i32::try_from(year).ok()?)
    }

    fn name(&mut self, names: &[&str]) -> Option<u32> {
        let index = names.iter().position(|name| self.0.starts_with(name.as_bytes()))?;
        self.literal(names.get(index)?.as_bytes())?;
        u32::try_from(index).ok()
    }

    /// Reads a time such as `20:34:56`, which may have a fraction.
    fn time(&mut self, date: Fields) -> Option<Fields> {
        let hour = self.number(2)?;
        self.literal(b":")?;
        let minute = self.number(2)?;
        self.literal(b":")?;
        let second = self.number(2)?;
        let nanos = if self.literal(b".").is_some() { self.fraction()? } else { 0 };
        Some(Fields { hour, minute, second, nanos, ..date })
    }

    /// Reads the digits after the point as nanoseconds.
    fn fraction(&mut self) -> Option<u32> {
        let mut unit = 100_000_000;
        let mut nanos = self.digit()? * unit;
        while let Some(digit) = self.digit() {
            unit /= 10;
            nanos += digit * unit;
        }
        Some(nanos)
    }

    /// Returns `value` if the whole text was read.
    fn end<T>(&self, value: T) -> Option<T> {
        self.0.is_empty().then_some(value)
    }
}
