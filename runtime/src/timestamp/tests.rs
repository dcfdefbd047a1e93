use super::parse::parse_common_seconds;
use super::{Timestamp, parse, write};
use crate::schema::timestamp_format::TimestampFormat::{self, DateTime, EpochSeconds, HttpDate};

fn at(seconds: i64, nanos: u32) -> Timestamp {
    Timestamp::from_timestamp(seconds, nanos).expect("in range")
}

fn text(value: &Timestamp, format: TimestampFormat) -> String {
    let mut out = Vec::new();
    write(value, format, &mut out);
    String::from_utf8(out).expect("ASCII")
}

#[test]
fn timestamps_are_written_and_read_back() {
    let table = [
        (at(0, 0), EpochSeconds, "0"),
        (at(1_515_531_081, 123_000_000), EpochSeconds, "1515531081.123"),
        (at(-1, 0), EpochSeconds, "-1"),
        (at(-1, 500_000_000), EpochSeconds, "-0.5"),
        (at(-2, 750_000_000), EpochSeconds, "-1.25"),
        (at(482_196_050, 520_000_000), DateTime, "1985-04-12T23:20:50.52Z"),
        (at(946_845_296, 0), DateTime, "2000-01-02T20:34:56Z"),
        (at(946_845_296, 123_000_000), DateTime, "2000-01-02T20:34:56.123Z"),
        (at(-62_167_219_200, 0), DateTime, "0000-01-01T00:00:00Z"),
        (at(253_402_300_799, 999_000_000), DateTime, "9999-12-31T23:59:59.999Z"),
        (at(253_402_300_800, 0), DateTime, "+10000-01-01T00:00:00Z"),
        (at(-62_167_219_201, 0), DateTime, "-00001-12-31T23:59:59Z"),
        (at(1_398_796_238, 0), HttpDate, "Tue, 29 Apr 2014 18:30:38 GMT"),
        (at(946_845_296, 0), HttpDate, "Sun, 02 Jan 2000 20:34:56 GMT"),
        (at(253_402_300_800, 0), HttpDate, "Sat, 01 Jan +10000 00:00:00 GMT"),
    ];
    for (value, format, expected) in table {
        assert_eq!(text(&value, format), expected);
        assert_eq!(parse(expected, format), Ok(value), "{expected}");
    }
}

#[test]
fn fractions_finer_than_smithy_allows_are_cut_off() {
    let table = [
        (at(1_515_531_081, 1), EpochSeconds, "1515531081"),
        (at(-2, 999_999_999), EpochSeconds, "-1.001"),
        (at(946_845_296, 123_956_789), DateTime, "2000-01-02T20:34:56.123Z"),
        (at(946_845_296, 999_999_999), HttpDate, "Sun, 02 Jan 2000 20:34:56 GMT"),
    ];
    for (value, format, expected) in table {
        assert_eq!(text(&value, format), expected);
    }
}

#[test]
fn the_first_and_last_timestamps_are_written_and_read_back() {
    for seconds in [Timestamp::MIN_UTC.timestamp(), Timestamp::MAX_UTC.timestamp()] {
        for format in [EpochSeconds, DateTime, HttpDate] {
            let text = text(&at(seconds, 0), format);
            assert_eq!(parse(&text, format), Ok(at(seconds, 0)), "{text}");
        }
    }
}

#[test]
fn other_valid_forms_are_read() {
    let table = [
        (DateTime, "2000-01-02t20:34:56z", at(946_845_296, 0)),
        (DateTime, "2000-01-02T20:34:56.000Z", at(946_845_296, 0)),
        (DateTime, "2000-01-02T21:04:56+00:30", at(946_845_296, 0)),
        (DateTime, "2000-01-01T21:34:56.5-23:00", at(946_845_296, 500_000_000)),
        (DateTime, "2000-01-02T20:34:56-00:00", at(946_845_296, 0)),
        (DateTime, "2000-01-02T20:34:56.1234567899999Z", at(946_845_296, 123_456_789)),
        (DateTime, "2016-12-31T23:59:60Z", at(1_483_228_800, 0)),
        (DateTime, "2016-12-31T23:59:60.5Z", at(1_483_228_800, 500_000_000)),
        (DateTime, "2000-02-29T00:00:00Z", at(951_782_400, 0)),
        (HttpDate, "Tue, 29 Apr 2014 18:30:38.000 GMT", at(1_398_796_238, 0)),
        (HttpDate, "Mon, 29 Apr 2014 18:30:38 GMT", at(1_398_796_238, 0)),
        (EpochSeconds, "1.5155310811234e9", at(1_515_531_081, 123_400_000)),
        (EpochSeconds, "1.489602797149E9", at(1_489_602_797, 149_000_000)),
        (EpochSeconds, "1.489602797149E0", at(1, 489_602_797)),
        (EpochSeconds, "1.489602797149E+9", at(1_489_602_797, 149_000_000)),
        (EpochSeconds, "1.4896E10", at(14_896_000_000, 0)),
        (EpochSeconds, "18446744073.709551615", at(18_446_744_073, 709_551_615)),
        (EpochSeconds, "18446744073.709551616", at(18_446_744_073, 709_551_616)),
        (EpochSeconds, "1515531081.1234567891e0", at(1_515_531_081, 123_456_789)),
        (EpochSeconds, "1515531081.1234567899999", at(1_515_531_081, 123_456_789)),
        (EpochSeconds, "123456789", at(123_456_789, 0)),
        (EpochSeconds, "12345678.9", at(12_345_678, 900_000_000)),
        (EpochSeconds, "1e9", at(1_000_000_000, 0)),
        (EpochSeconds, "1515531081.0", at(1_515_531_081, 0)),
        (EpochSeconds, "-0.0000000019", at(-1, 999_999_999)),
        (EpochSeconds, "1e-999999999999", at(0, 0)),
        (EpochSeconds, "0e999999999999", at(0, 0)),
    ];
    for (format, text, expected) in table {
        assert_eq!(parse(text, format), Ok(expected), "{text}");
    }
}

#[test]
fn the_common_forms_of_seconds_end_with_the_number() {
    for number in ["1", "1515531081.123", "1.489602797149E9", "1E0", "9999999999.999999999"] {
        let value = parse(number, EpochSeconds).unwrap();
        for after in ["", ",", "}", "]", " ", "\n", "x", "-"] {
            let text = format!("{number}{after}");
            assert_eq!(
                parse_common_seconds(text.as_bytes()),
                Some((value, number.len())),
                "{text:?}"
            );
        }
    }
}

#[test]
fn other_forms_of_seconds_are_not_common() {
    for text in [
        "",
        "-1",
        "0",
        "0.5",
        "01",
        "1.",
        "1.E9",
        "1E",
        "1E+9",
        "1E-9",
        "1e9",
        "1.5e3",
        "1E95",
        "1E9.",
        "1E9E9",
        "1.5.5",
        "1.1234567890",
        "18446744073.709551615",
        "18446744074",
        "99999999999999999999999999999999999999999",
        "1E9999999999999999999999999999999999999999",
    ] {
        assert_eq!(parse_common_seconds(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn invalid_texts_are_refused() {
    let table: [(TimestampFormat, &[&str]); 3] = [
        (
            DateTime,
            &[
                "",
                "2000-01-02",
                "2000-01-02T20:34:56",
                "2000-01-02 20:34:56Z",
                "2000-01-02T20:34:56.Z",
                "2000-01-02T20:34:56ZZ",
                "2000-01-02T20:34:56+0100",
                "2000-01-02T20:34:56+24:00",
                "2000-01-02T20:34:56+00:60",
                "2000-1-02T20:34:56Z",
                "2000-13-02T20:34:56Z",
                "2000-00-02T20:34:56Z",
                "1900-02-29T20:34:56Z",
                "2000-01-02T24:00:00Z",
                "2000-01-02T20:60:56Z",
                "2000-01-02T20:34:61Z",
                "+2000-01-02T20:34:56Z",
                "+999999-01-02T20:34:56Z",
                "-262144-12-31T23:00:00-23:00",
                "٢000-01-02T20:34:56Z",
                "946845296",
            ],
        ),
        (
            HttpDate,
            &[
                "",
                "Sun, 02 Jan 2000 20:34:56",
                "Sun, 02 Jan 2000 20:34:56 UTC",
                "Sun, 02 Jan 2000 20:34:56 GMT ",
                "Sun, 2 Jan 2000 20:34:56 GMT",
                "sun, 02 Jan 2000 20:34:56 GMT",
                "Sun, 31 Feb 2000 20:34:56 GMT",
                "Sun, 02 Jan 2000 25:34:56 GMT",
                "Sunday, 02-Jan-00 20:34:56 GMT",
                "Sun Jan  2 20:34:56 2000",
                "Son, 02 Jan 2000 20:34:56 GMT",
            ],
        ),
        (
            EpochSeconds,
            &["", "x", "+1", "1.", ".5", "0x1", "NaN", "Infinity", "1e999999999999", "-1e14", "1 "],
        ),
    ];
    for (format, texts) in table {
        for text in texts {
            assert!(parse(text, format).is_err(), "{text}: {:?}", parse(text, format));
        }
    }
}

#[test]
fn leap_seconds_of_chrono_are_written_as_the_next_second() {
    let day = chrono::NaiveDate::from_ymd_opt(2016, 12, 31).expect("a day");
    let leap = day.and_hms_nano_opt(23, 59, 59, 1_500_000_000).expect("a leap second").and_utc();
    assert_eq!(text(&leap, DateTime), "2017-01-01T00:00:00.5Z");
    assert_eq!(text(&leap, EpochSeconds), "1483228800.5");
}

#[test]
fn every_day_of_some_centuries_is_written_and_read_back() {
    for day in (-800_000_i64..800_000).step_by(97) {
        let second = day * 86_400 + day.rem_euclid(86_400);
        for (format, nanos) in [(EpochSeconds, 7_000_000), (DateTime, 7_000_000), (HttpDate, 0)] {
            let value = at(second, nanos);
            assert_eq!(parse(&text(&value, format), format), Ok(value));
        }
    }
}
