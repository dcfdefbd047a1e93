//! The protocol `alloy#simpleRestJson`: what differs from restJson1 are timestamps in bodies, and the header that
//! names an error.

use farrier::Error;
use tests::fixtures::simple_rest_json::{SetAlarm, SetAlarmError, SetAlarmInput, Sound};

use crate::support::{at, body, headers, outcome, read, request, target};

#[test]
fn timestamps_are_dates_in_bodies_and_as_ever_elsewhere() {
    let input = SetAlarmInput {
        since: Some(at(0, 0)),
        days: Some(vec![at(0, 0)]),
        at: Some(at(1, 500)),
        epoch: Some(at(1, 500)),
        times: Some(vec![at(2, 0)]),
        named: Some([("k".to_owned(), at(3, 0))].into()),
        sound: Some(Sound::Until(at(4, 0))),
        ..SetAlarmInput::new(at(86_400, 0))
    };
    let request = request::<SetAlarm>(input);
    assert_eq!(target(&request), "/alarms/1970-01-02T00%3A00%3A00Z");
    let date = "Thu, 01 Jan 1970 00:00:00 GMT";
    assert_eq!(
        headers(&request),
        [
            "content-type: application/json".to_owned(),
            format!("x-days: {date}"),
            format!("x-since: {date}"),
        ]
    );
    assert_eq!(
        body(&request),
        concat!(
            r#"{"time":"1970-01-01T00:00:01.5Z","epoch":1.5,"times":["1970-01-01T00:00:02Z"],"#,
            r#""named":{"k":"1970-01-01T00:00:03Z"},"sound":{"until":"1970-01-01T00:00:04Z"}}"#,
        )
    );
    assert_eq!(read::<SetAlarm>(r#"{"at":"1970-01-01T00:00:05Z"}"#).at, Some(at(5, 0)));
}

#[test]
fn a_header_names_the_error() {
    let failed = |name: &str, body: &str| outcome::<SetAlarm>(409, &[("x-error-type", name)], body);
    let Err(Error::Service { error: SetAlarmError::TooLate(error), .. }) =
        failed("TooLate", r#"{"by":7}"#)
    else {
        panic!("the header names TooLate");
    };
    assert_eq!(error.by, Some(7));
    let Err(Error::Service { error, .. }) = failed("Other", r#"{"message":"why"}"#) else {
        panic!("the service has failed");
    };
    assert!(matches!(error, SetAlarmError::Unhandled(_)), "{error:?}");
}
