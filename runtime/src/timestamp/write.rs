//! Writing of timestamps.

use chrono::{DateTime, Datelike, Timelike};

use super::{DAYS, MONTHS, Timestamp};
use crate::schema::timestamp_format::TimestampFormat;

/// The nanoseconds of a second.
const NANOS: u32 = 1_000_000_000;

/// The nanoseconds of a millisecond.
const MILLI: u32 = 1_000_000;

/// Appends the text of a timestamp in a format.
///
/// An HTTP date has a precision of seconds and the other formats of milliseconds, as Smithy
/// specifies. Smaller fractions are cut off, and zeros at the end of a fraction are left out.
///
/// The two calendar formats have no text for years before 0 and after 9999. Such years are written
/// with a sign and at least five digits, as in ISO 8601, which [`parse`](super::parse) reads but
/// others may not; requests with such a year are refused before they are sent. A leap second is
/// written as the first second of the next minute.
///
/// ```
/// use farrier::{Timestamp, TimestampFormat, timestamp};
///
/// let mut text = Vec::new();
/// let instant = Timestamp::from_timestamp_millis(946_845_296_120).unwrap_or_default();
/// timestamp::write(&instant, TimestampFormat::DateTime, &mut text);
/// assert_eq!(text, b"2000-01-02T20:34:56.12Z");
/// ```
pub fn write(value: &Timestamp, format: TimestampFormat, out: &mut Vec<u8>) {
    let value = without_leap(value);
    let value = floor(value, if format == TimestampFormat::HttpDate { NANOS } else { MILLI });
    match format {
        TimestampFormat::EpochSeconds => epoch_seconds(&value, out),
        TimestampFormat::DateTime => date_time(&value, out),
        TimestampFormat::HttpDate => http_date(&value, out),
    }
}

/// Returns the problem with a timestamp for which a format has no text, because its year has not four
/// digits (RFC 3339, section 5.6; RFC 9110, section 5.6.7).
pub(crate) fn unsayable(value: &Timestamp, format: TimestampFormat) -> Option<&'static str> {
    /// The seconds from the beginning of the year 0 to the end of the year 9999.
    const CALENDAR: std::ops::Range<i64> = -62_167_219_200..253_402_300_800;
    let problem = match format {
        TimestampFormat::EpochSeconds => return None,
        TimestampFormat::DateTime => "the format date-time has only the years from 0 to 9999",
        TimestampFormat::HttpDate => "the format http-date has only the years from 0 to 9999",
    };
    let seconds = value.timestamp() + i64::from(value.timestamp_subsec_nanos() / NANOS);
    (!CALENDAR.contains(&seconds)).then_some(problem)
}

/// Replaces a leap second, which chrono marks by more nanoseconds than a second has.
fn without_leap(value: &Timestamp) -> Timestamp {
    let nanos = value.timestamp_subsec_nanos();
    if nanos < NANOS {
        return *value;
    }
    // There is a next second, except at the end of chrono's range of years.
    DateTime::from_timestamp(value.timestamp() + 1, nanos - NANOS).unwrap_or(*value)
}

/// Rounds down to a multiple of `unit` nanoseconds. Nanoseconds count forward before 1970 too.
fn floor(value: Timestamp, unit: u32) -> Timestamp {
    let nanos = value.timestamp_subsec_nanos();
    DateTime::from_timestamp(value.timestamp(), nanos - nanos % unit).unwrap_or(value)
}

fn epoch_seconds(value: &Timestamp, out: &mut Vec<u8>) {
    let (seconds, nanos) = (value.timestamp(), value.timestamp_subsec_nanos());
    if seconds >= 0 || nanos == 0 {
        out.extend_from_slice(itoa::Buffer::new().format(seconds).as_bytes());
        fraction(nanos, out);
    } else {
        // Nanoseconds count forward, so 1.5 seconds before 1970 are -2 s and 500,000,000 ns.
        out.push(b'-');
        out.extend_from_slice(itoa::Buffer::new().format(-(seconds + 1)).as_bytes());
        fraction(NANOS.saturating_sub(nanos), out);
    }
}

fn date_time(value: &Timestamp, out: &mut Vec<u8>) {
    year(value.year(), out);
    out.push(b'-');
    two_digits(value.month(), out);
    out.push(b'-');
    two_digits(value.day(), out);
    out.push(b'T');
    time(value, out);
    out.push(b'Z');
}

fn http_date(value: &Timestamp, out: &mut Vec<u8>) {
    let day = value.weekday().num_days_from_monday();
    name(&DAYS, day, out);
    out.extend_from_slice(b", ");
    two_digits(value.day(), out);
    out.push(b' ');
    name(&MONTHS, value.month0(), out);
    out.push(b' ');
    year(value.year(), out);
    out.push(b' ');
    time(value, out);
    out.extend_from_slice(b" GMT");
}

fn time(value: &Timestamp, out: &mut Vec<u8>) {
    two_digits(value.hour(), out);
    out.push(b':');
    two_digits(value.minute(), out);
    out.push(b':');
    two_digits(value.second(), out);
    fraction(value.nanosecond(), out);
}

fn year(year: i32, out: &mut Vec<u8>) {
    let size = year.unsigned_abs();
    if !(0..=9999).contains(&year) {
        out.push(if year < 0 { b'-' } else { b'+' });
        if size >= 100_000 {
            last_digit(size / 100_000, out);
        }
        last_digit(size / 10_000, out);
    }
    two_digits(size / 100, out);
    two_digits(size, out);
}

/// Appends a fraction of a second, such as `.123` for 123,000,000 nanoseconds, or nothing for zero.
fn fraction(nanos: u32, out: &mut Vec<u8>) {
    let mut rest = nanos;
    let mut unit = NANOS / 10;
    if rest > 0 {
        out.push(b'.');
    }
    while rest > 0 && unit > 0 {
        last_digit(rest / unit, out);
        rest %= unit;
        unit /= 10;
    }
}

fn name(names: &[&str], index: u32, out: &mut Vec<u8>) {
    let name = usize::try_from(index).ok().and_then(|index| names.get(index));
    out.extend_from_slice(name.map_or(&[], |name| name.as_bytes()));
}

/// Appends the last two digits of a number.
fn two_digits(value: u32, out: &mut Vec<u8>) {
    last_digit(value / 10, out);
    last_digit(value, out);
}

/// Appends the last digit of a number.
fn last_digit(value: u32, out: &mut Vec<u8>) {
    out.push((value % 10).to_le_bytes()[0] + b'0');
}
