//! `@httpHeader` and `@httpPrefixHeaders`: members in headers, both ways.

use tests::fixtures::headers::{
    Kind, Level, Send, SendAll, SendAllInput, SendAllOutput, SendInput, SendOutput,
};

use crate::support::{
    body, headers, map, outcome, read_headers, refused, request, round_trip, texts, unreadable,
};

/// A request's headers without that of its body.
fn sent(input: SendInput) -> Vec<String> {
    let mut headers = headers(&request::<Send>(input));
    headers.retain(|line| line != "content-type: application/json");
    headers
}

fn all() -> SendInput {
    SendInput {
        text: Some("some text".to_owned()),
        flag: Some(true),
        byte: Some(-1),
        count: Some(0),
        long: Some(i64::MAX),
        float: Some(1.5),
        double: Some(-0.25),
        decimal: Some("1.00".parse().unwrap()),
        kind: Some(Kind::Letter),
        level: Some(Level::High),
        texts: Some(texts(["a", "b,c", "say \"hi\"", " edge", ""])),
        counts: Some(vec![1, 2]),
        flags: Some(vec![true, false]),
        doubles: Some(vec![1.0, 0.5]),
        kinds: Some(vec![Kind::Letter, Kind::Parcel]),
        levels: Some(vec![Level::High, Level::Low]),
        meta: Some(map([("a", "1"), ("b-c", "x, y")])),
        ..SendInput::default()
    }
}

#[test]
fn each_kind_of_header_is_text() {
    assert_eq!(
        sent(all()),
        [
            "x-byte: -1",
            "x-count: 0",
            "x-counts: 1, 2",
            "x-decimal: 1.00",
            "x-double: -0.25",
            "x-doubles: 1.0, 0.5",
            "x-flag: true",
            "x-flags: true, false",
            "x-float: 1.5",
            "x-kind: letter",
            "x-kinds: letter, \"parcel, big\"",
            "x-level: 2",
            "x-levels: 2, 1",
            "x-long: 9223372036854775807",
            "x-meta-a: 1",
            "x-meta-b-c: x, y",
            "x-text: some text",
            "x-texts: a, \"b,c\", \"say \\\"hi\\\"\", \" edge\", \"\"",
        ]
    );
    // The type of the body is a member here: a service finds it.
    round_trip::<Send>(&SendInput { content_type: Some("application/json".to_owned()), ..all() });
}

#[test]
fn what_is_absent_is_not_sent() {
    let request = request::<Send>(SendInput::default());
    assert_eq!(headers(&request), ["content-type: application/json"]);
    assert_eq!(body(&request), "{}");
    // A map of headers is there, and empty.
    let output = read_headers::<Send>(&[]);
    assert_eq!(output, SendOutput { meta: Some(map([])), ..SendOutput::default() });
}

#[test]
fn what_is_empty_is_sent_empty() {
    let input = SendInput {
        text: Some(String::new()),
        texts: Some(Vec::new()),
        meta: Some(map([("k", "")])),
        ..SendInput::default()
    };
    assert_eq!(sent(input), ["x-meta-k: ", "x-text: ", "x-texts: "]);
    let output = read_headers::<Send>(&[("X-Text", ""), ("X-Texts", ""), ("X-Meta-K", "")]);
    assert_eq!(output.text.as_deref(), Some(""));
    assert_eq!(output.texts, Some(Vec::new()));
    assert_eq!(output.meta, Some(map([("k", "")])));
}

#[test]
fn numbers_that_digits_can_not_say_have_names() {
    let input = SendInput {
        float: Some(f32::NEG_INFINITY),
        double: Some(f64::NAN),
        doubles: Some(vec![f64::INFINITY, f64::NAN]),
        ..SendInput::default()
    };
    assert_eq!(sent(input), ["x-double: NaN", "x-doubles: Infinity, NaN", "x-float: -Infinity"]);
    let output = read_headers::<Send>(&[("X-Float", "Infinity"), ("X-Double", "NaN")]);
    assert_eq!(output.float, Some(f32::INFINITY));
    assert!(output.double.is_some_and(f64::is_nan));
}

#[test]
fn headers_of_a_response_are_read_whatever_their_case() {
    let output = read_headers::<Send>(&[
        ("X-TEXT", "some text"),
        ("x-flag", "false"),
        ("X-Byte", "127"),
        ("x-Count", "-7"),
        ("X-Long", "-9223372036854775808"),
        ("X-Float", "0.1"),
        ("X-Double", "1e3"),
        ("X-Decimal", "12345678901234567890.5"),
        ("X-Kind", "parcel, big"),
        ("X-Level", "1"),
        ("x-meta-B", "two"),
        ("X-META-a", "one"),
        ("X-Unrelated", "?"),
    ]);
    let expected = SendOutput {
        text: Some("some text".to_owned()),
        flag: Some(false),
        byte: Some(127),
        count: Some(-7),
        long: Some(i64::MIN),
        float: Some(0.1),
        double: Some(1000.0),
        decimal: Some("12345678901234567890.5".parse().unwrap()),
        kind: Some(Kind::Parcel),
        level: Some(Level::Low),
        meta: Some(map([("a", "one"), ("b", "two")])),
        ..SendOutput::default()
    };
    assert_eq!(output, expected);
}

#[test]
fn lists_are_split_at_commas_outside_quotes() {
    let output = read_headers::<Send>(&[
        ("X-Texts", r#"a,  b ,"c, d" , "\"e\"", "back\\slash""#),
        ("X-Counts", "1,2 , 3"),
        ("X-Flags", "true,false"),
        ("X-Kinds", r#"letter, "parcel, big", other"#),
        ("X-Levels", "1, 7"),
        ("X-Doubles", "NaN,-Infinity"),
    ]);
    assert_eq!(output.texts, Some(texts(["a", "b", "c, d", "\"e\"", "back\\slash"])));
    assert_eq!(output.counts, Some(vec![1, 2, 3]));
    assert_eq!(output.flags, Some(vec![true, false]));
    assert_eq!(
        output.kinds,
        Some(vec![Kind::Letter, Kind::Parcel, Kind::Unknown("other".to_owned())])
    );
    assert_eq!(output.levels, Some(vec![Level::Low, Level::Unknown(7)]));
    assert!(matches!(output.doubles.as_deref(), Some([nan, f64::NEG_INFINITY]) if nan.is_nan()));
}

#[test]
fn a_list_may_come_in_several_headers() {
    let output = read_headers::<Send>(&[
        ("X-Texts", "a, b"),
        ("X-Texts", "c"),
        ("X-Counts", "1"),
        ("x-counts", "2"),
    ]);
    assert_eq!(output.texts, Some(texts(["a", "b", "c"])));
    assert_eq!(output.counts, Some(vec![1, 2]));
}

#[test]
fn a_member_s_own_header_goes_before_one_of_the_map() {
    let input = SendAllInput {
        own: Some("own".to_owned()),
        all: Some(map([("x-own", "map"), ("other", "o")])),
    };
    let request = request::<SendAll>(input);
    assert_eq!(headers(&request), ["content-length: 0", "other: o", "x-own: own"]);
    let output = read_headers::<SendAll>(&[("X-Own", "own"), ("Other", "o")]);
    let expected = SendAllOutput {
        own: Some("own".to_owned()),
        all: Some(map([("other", "o"), ("x-own", "own")])),
    };
    assert_eq!(output, expected);
}

#[test]
fn a_member_may_say_what_the_body_is() {
    let input = SendInput {
        content_type: Some("application/x-mine".to_owned()),
        body: Some("b".to_owned()),
        ..SendInput::default()
    };
    let request = request::<Send>(input);
    assert_eq!(headers(&request), ["content-type: application/x-mine"]);
    assert_eq!(body(&request), r#"{"body":"b"}"#);
}

#[test]
fn a_secret_is_marked_as_such() {
    let request =
        request::<Send>(SendInput { token: Some("s3cret".to_owned()), ..SendInput::default() });
    let value = &request.headers()["x-token"];
    assert_eq!(value, "s3cret");
    assert!(value.is_sensitive());
    assert!(!format!("{request:?}").contains("s3cret"));
}

#[test]
fn what_no_header_can_hold_is_refused_without_being_shown() {
    for (text, problem) in [
        ("two\nlines", "character 4 is a line break"),
        ("größe", "character 3 is a character outside ASCII"),
        ("\u{0}", "character 1 is a control character"),
    ] {
        let input = SendInput { text: Some(text.to_owned()), ..SendInput::default() };
        assert_eq!(
            refused::<Send>(input),
            format!("Send was not sent: text: can't be sent in the header `X-Text`: {problem}")
        );
    }
    let input = SendInput { meta: Some(map([("a b", "x")])), ..SendInput::default() };
    assert_eq!(
        refused::<Send>(input),
        "Send was not sent: meta: the key `a b` makes no name for a header"
    );
}

#[test]
fn what_a_header_of_a_response_should_not_hold_is_named() {
    for (name, value, problem) in [
        ("X-Count", "many", "expected a whole number of at most 64 bits"),
        ("X-Flag", "yes", "expected true or false"),
        ("X-Double", "inf", "expected a number"),
        ("X-Byte", "300", "the number is out of range for a byte (-128 to 127)"),
        ("X-Counts", "1, two", "expected a whole number of at most 64 bits"),
        ("X-Decimal", "1.2.3", "expected a decimal number"),
    ] {
        let model = if name == "X-Count" { "x-count" } else { name };
        assert_eq!(
            unreadable::<Send>(&[(name, value)], ""),
            format!("Send: the response's header {model} can't be read: {problem} (HTTP 200 OK)")
        );
    }
    assert!(outcome::<Send>(200, &[("X-Counts", "1, , 2")], "").is_err());
}
