//! `@timestampFormat` on members, on shapes and within lists and maps, in every position, and
//! each position's own format where the model names none.

use farrier::Timestamp;
use tests::fixtures::timestamps::{Tell, TellInput, TellOutput};

use crate::support::{at, body, headers, outcome, read, request, round_trip, target};

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
