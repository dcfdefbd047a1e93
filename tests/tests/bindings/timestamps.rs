//! `@timestampFormat` on members, on shapes and within lists and maps, in every position, and
//! each position's own format where the model names none.

use farrier::{Operation as _, Timestamp};
use tests::fixtures::timestamps::{Tell, TellInput, TellOutput};

use crate::support::{at, body, headers, outcome, read, refused, request, round_trip, target};

/// 2019-12-16 23:48:18 and a half second.
fn half() -> Timestamp {
    at(1_576_540_098, 500)
}

fn whole() -> Timestamp {
    at(1_576_540_098, 0)
}

fn tell() -> TellInput {
    TellInput::new(whole(), whole(), whole())
}

const HEADERS: [(&str, &str); 6] = [
    ("X-Plain", "Mon, 16 Dec 2019 23:48:18 GMT"),
    ("X-Epoch", "1576540098.5"),
    ("X-Date-Time", "2019-12-16T23:48:18.5Z"),
    ("X-Times", "Mon, 16 Dec 2019 23:48:18 GMT, Thu, 01 Jan 1970 00:00:00 GMT"),
    ("X-Epochs", "0, 1576540098.5"),
    ("X-Dates", "1970-01-01T00:00:00Z, 2019-12-16T23:48:18.5Z"),
];

const BODY: &str = concat!(
    r#"{"plain":1576540098.5,"epoch":1576540098.5,"dateTime":"2019-12-16T23:48:18.5Z","#,
    r#""httpDate":"Mon, 16 Dec 2019 23:48:18 GMT","ofShape":"Mon, 16 Dec 2019 23:48:18 GMT","#,
    r#""overridden":"2019-12-16T23:48:18.5Z","list":["Mon, 16 Dec 2019 23:48:18 GMT"],"#,
    r#""map":{"k":"2019-12-16T23:48:18.5Z"},"nested":[["Mon, 16 Dec 2019 23:48:18 GMT"],[]],"#,
    r#""plainList":[0,1576540098.5]}"#,
);

fn output() -> TellOutput {
    TellOutput {
        header: Some(whole()),
        epoch_header: Some(half()),
        date_time_header: Some(half()),
        headers: Some(vec![whole(), at(0, 0)]),
        epoch_headers: Some(vec![at(0, 0), half()]),
        date_headers: Some(vec![at(0, 0), half()]),
        plain: Some(half()),
        epoch: Some(half()),
        date_time: Some(half()),
        http_date: Some(whole()),
        of_shape: Some(whole()),
        overridden: Some(half()),
        list: Some(vec![whole()]),
        map: Some([("k".to_owned(), half())].into()),
        nested: Some(vec![vec![whole()], Vec::new()]),
        plain_list: Some(vec![at(0, 0), half()]),
    }
}

#[test]
fn labels_and_queries() {
    let input = TellInput {
        query: Some(half()),
        epoch_query: Some(half()),
        queries: Some(vec![whole(), half()]),
        http_queries: Some(vec![whole()]),
        ..tell()
    };
    assert_eq!(
        target(&request::<Tell>(input.clone())),
        "/tell/2019-12-16T23%3A48%3A18Z/1576540098/Mon%2C%2016%20Dec%202019%2023%3A48%3A18%20GMT\
         ?plain=2019-12-16T23%3A48%3A18.5Z&epoch=1576540098.5&times=2019-12-16T23%3A48%3A18Z\
         &times=2019-12-16T23%3A48%3A18.5Z&dates=Mon%2C%2016%20Dec%202019%2023%3A48%3A18%20GMT"
    );
    round_trip::<Tell>(&input);
}

#[test]
fn headers_and_body_of_a_request() {
    let output = output();
    let input = TellInput {
        header: output.header,
        epoch_header: output.epoch_header,
        date_time_header: output.date_time_header,
        headers: output.headers,
        epoch_headers: output.epoch_headers,
        date_headers: output.date_headers,
        plain: output.plain,
        epoch: output.epoch,
        date_time: output.date_time,
        http_date: output.http_date,
        of_shape: output.of_shape,
        overridden: output.overridden,
        list: output.list,
        map: output.map,
        nested: output.nested,
        plain_list: output.plain_list,
        ..tell()
    };
    let request = request::<Tell>(input.clone());
    let mut expected: Vec<_> =
        HEADERS.iter().map(|(name, value)| format!("{}: {value}", name.to_lowercase())).collect();
    expected.push("content-type: application/json".to_owned());
    expected.sort();
    assert_eq!(headers(&request), expected);
    assert_eq!(body(&request), BODY);
    round_trip::<Tell>(&input);
}

#[test]
fn headers_and_body_of_a_response() {
    assert_eq!(outcome::<Tell>(200, &HEADERS, BODY).unwrap(), output());
}

#[test]
fn other_ways_to_write_the_same_instant() {
    let read = read::<Tell>(
        r#"{"plain":1576540098500e-3,"dateTime":"2019-12-17T00:48:18.500+01:00","epoch":-0.5,
            "httpDate":"Mon, 16 Dec 2019 23:48:18.500 GMT","overridden":"2019-12-16t23:48:18.5z"}"#,
    );
    assert_eq!(read.plain, Some(half()));
    assert_eq!(read.date_time, Some(half()));
    assert_eq!(read.epoch, Some(at(-1, 500)));
    assert_eq!(read.http_date, Some(half()));
    assert_eq!(read.overridden, Some(half()));
}

/// The last second of the year 9999, and the one after it.
const LAST: i64 = 253_402_300_799;

#[test]
fn a_date_that_its_format_can_not_say_is_refused_in_every_position() {
    let (date_time, http_date) = ("date-time", "http-date");
    let year_10000 = Some(at(LAST + 1, 0));
    let times = Some(vec![whole(), at(LAST + 1, 0)]);
    let nested = Some(vec![Vec::new(), vec![at(LAST + 1, 0)]]);
    let map = Some([("k".to_owned(), at(LAST + 1, 0))].into());
    for (member, format, input) in [
        ("path", date_time, TellInput { path: at(LAST + 1, 0), ..tell() }),
        ("httpPath", http_date, TellInput { http_path: at(LAST + 1, 0), ..tell() }),
        ("query", date_time, TellInput { query: year_10000, ..tell() }),
        ("queries", date_time, TellInput { queries: times.clone(), ..tell() }),
        ("httpQueries", http_date, TellInput { http_queries: times.clone(), ..tell() }),
        ("header", http_date, TellInput { header: year_10000, ..tell() }),
        ("dateTimeHeader", date_time, TellInput { date_time_header: year_10000, ..tell() }),
        ("headers", http_date, TellInput { headers: times.clone(), ..tell() }),
        ("dateHeaders", date_time, TellInput { date_headers: times.clone(), ..tell() }),
        ("dateTime", date_time, TellInput { date_time: year_10000, ..tell() }),
        ("httpDate", http_date, TellInput { http_date: year_10000, ..tell() }),
        ("ofShape", http_date, TellInput { of_shape: year_10000, ..tell() }),
        ("list", http_date, TellInput { list: times, ..tell() }),
        ("nested", http_date, TellInput { nested, ..tell() }),
        ("map", date_time, TellInput { map, ..tell() }),
    ] {
        let expected = format!(
            "Tell was not sent: {member}: the format {format} has only the years from 0 to 9999"
        );
        assert_eq!(refused::<Tell>(input), expected);
    }
}

#[test]
fn seconds_can_say_any_date() {
    for instant in [Timestamp::MAX_UTC, Timestamp::MIN_UTC, at(LAST + 1, 0)] {
        let input = TellInput {
            epoch_path: instant,
            epoch_query: Some(instant),
            epoch_header: Some(instant),
            epoch_headers: Some(vec![instant]),
            plain: Some(instant),
            epoch: Some(instant),
            plain_list: Some(vec![instant]),
            ..tell()
        };
        request::<Tell>(input);
    }
}

#[test]
fn the_calendar_of_the_formats_ends_with_four_digits() {
    let first = -62_167_219_200;
    for (instant, is_sent) in [
        (at(first, 0), true),
        (at(first - 1, 999), false),
        (at(LAST, 999), true),
        (at(LAST + 1, 0), false),
        (Timestamp::MAX_UTC, false),
        (Timestamp::MIN_UTC, false),
        // A leap second at the end of the year 9999 is written as the next second.
        (Timestamp::from_timestamp(LAST, 1_000_000_000).unwrap(), false),
    ] {
        let input = TellInput { date_time: Some(instant), ..tell() };
        let sent = Tell::request(input, &"https://example.com".parse().unwrap());
        assert_eq!(sent.is_ok(), is_sent, "{instant}");
    }
}
