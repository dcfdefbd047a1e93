//! What the JSON reader refuses: every fault has its position, and nothing panics.

mod json_kinds;

use farrier::Member;
use farrier::formats::json::{JsonError, JsonReader, Limits};
use json_kinds::Everything;

const ITEM: Member = Member::item();

fn read(text: impl AsRef<[u8]>) -> Result<Everything, JsonError> {
    let mut value = Everything::default();
    JsonReader::new(text.as_ref())?.read_root(&mut value).map(|()| value)
}

/// Asserts that each text is refused at a byte for a reason.
#[track_caller]
fn refuses(table: &[(&str, usize, &str)]) {
    for (text, offset, problem) in table {
        let error = read(text).expect_err(text);
        assert_eq!((error.offset, error.problem), (*offset, *problem), "{text}");
    }
}

#[test]
fn invalid_grammar_is_refused() {
    refuses(&[
        ("", 0, "the text ends too early"),
        ("  ", 2, "the text ends too early"),
        ("null", 0, "expected an object"),
        ("[]", 0, "expected an object"),
        ("\u{feff}{}", 0, "expected an object"),
        ("{", 1, "the text ends too early"),
        ("{,}", 1, "expected a string"),
        ("{} {}", 3, "the value is followed by something else"),
        ("{}\0", 2, "the value is followed by something else"),
        ("{\"x\"}", 4, "expected ':' after the name"),
        ("{\"x\":}", 5, "expected a value"),
        ("{\"x\":1,}", 7, "expected a string"),
        ("{\"x\":1 \"y\":2}", 7, "expected ',' or '}'"),
        ("{\"x\":[1,]}", 8, "expected a value"),
        ("{\"x\":[1 2]}", 8, "expected ',' or ']'"),
        ("{\"x\":[1}", 7, "expected ',' or ']'"),
        ("{\"x\":{\"y\" 1}}", 10, "expected ':' after the name"),
        ("{\"x\":{1:2}}", 6, "expected a string"),
        ("{x:1}", 1, "expected a string"),
        ("{'x':1}", 1, "expected a string"),
        ("{\"x\":/**/1}", 5, "expected a value"),
        ("{\"x\":1}}", 7, "the value is followed by something else"),
        ("{\"long\"}", 7, "expected ':' after the name"),
        ("{\"long\":\u{a0}1}", 8, "expected a whole number"),
    ]);
}

#[test]
fn invalid_literals_are_refused() {
    refuses(&[
        ("{\"boolean\":tru}", 11, "expected 'true', 'false' or 'null'"),
        ("{\"boolean\":tru", 14, "the text ends too early"),
        ("{\"boolean\":True}", 11, "expected true or false"),
        ("{\"boolean\":truefalse}", 15, "expected ',' or '}'"),
        ("{\"boolean\":nul1}", 11, "expected 'true', 'false' or 'null'"),
        ("{\"x\":nan}", 5, "expected 'true', 'false' or 'null'"),
        ("{\"x\":fals", 9, "the text ends too early"),
    ]);
}

#[test]
fn invalid_numbers_are_refused() {
    const SUPERFLUOUS: &str = "a number can't begin with a superfluous 0";
    refuses(&[
        ("{\"long\":01}", 8, SUPERFLUOUS),
        ("{\"long\":-01}", 9, SUPERFLUOUS),
        ("{\"long\":1.}", 10, "expected a digit"),
        ("{\"long\":.5}", 8, "expected a whole number"),
        ("{\"long\":+1}", 8, "expected a whole number"),
        ("{\"long\":-}", 9, "expected a digit"),
        ("{\"long\":-", 9, "the text ends too early"),
        ("{\"long\":1e}", 10, "expected a digit"),
        ("{\"long\":1e+}", 11, "expected a digit"),
        ("{\"long\":0x10}", 9, "expected ',' or '}'"),
        ("{\"long\":1_0}", 9, "expected ',' or '}'"),
        ("{\"long\":--1}", 9, "expected a digit"),
        ("{\"long\":1.5}", 8, "expected a whole number"),
        ("{\"long\":1e-1}", 8, "expected a whole number"),
        ("{\"long\":\"1\"}", 8, "expected a whole number"),
        ("{\"double\":1.e5}", 12, "expected a digit"),
        ("{\"double\":00.5}", 10, SUPERFLUOUS),
        ("{\"double\":Infinity}", 10, "expected a number"),
        ("{\"double\":-Infinity}", 11, "expected a digit"),
        ("{\"x\":1.}", 7, "expected a digit"),
        ("{\"x\":01}", 5, SUPERFLUOUS),
        ("{\"bigDecimal\":1.}", 16, "expected a digit"),
        ("{\"bigDecimal\":\"1\"}", 14, "expected a number"),
        ("{\"bigInteger\":1.0}", 14, "expected a whole number"),
        ("{\"bigDecimal\":1e99999999999999999999}", 14, "expected a decimal number"),
    ]);
}

#[test]
fn numbers_out_of_range_are_refused() {
    const LONG: &str = "the number is out of range for a long (64 bits)";
    const DOUBLE: &str = "the number is out of range for a double (64 bits)";
    refuses(&[
        ("{\"long\":9223372036854775808}", 8, LONG),
        ("{\"long\":-9223372036854775809}", 8, LONG),
        ("{\"long\":1e19}", 8, LONG),
        ("{\"long\":1e999999999999}", 8, LONG),
        ("{\"long\":1e99999999999999999999999}", 8, LONG),
        ("{\"long\":123456789012345678901234567890123456789012345678901234567890}", 8, LONG),
        ("{\"byte\": 128}", 9, "the number is out of range for a byte (-128 to 127)"),
        ("{\"short\":-32769}", 9, "the number is out of range for a short (-32768 to 32767)"),
        ("{\"double\":1e309}", 10, DOUBLE),
        ("{\"double\":-1e999999999999}", 10, DOUBLE),
        ("{\"float\":1e39}", 9, "the number is out of range for a float (32 bits)"),
        ("{\"epoch\":1e30}", 9, "the timestamp is out of range"),
    ]);
}

#[test]
fn invalid_strings_are_refused() {
    const CONTROL: &str = "a control character must be escaped";
    refuses(&[
        ("{\"wireText\":\"a", 14, "the text ends too early"),
        ("{\"wireText\":\"a\\", 15, "the text ends too early"),
        ("{\"wireText\":\"a\nb\"}", 14, CONTROL),
        ("{\"wireText\":\"a\0b\"}", 14, CONTROL),
        ("{\"wireText\":\"\\n\u{1f}\"}", 15, CONTROL),
        ("{\"wireText\":\"\\x\"}", 14, "there is no such escape"),
        ("{\"wireText\":\"\\N\"}", 14, "there is no such escape"),
        ("{\"wireText\":\"\\u12g4\"}", 17, "expected four hexadecimal digits"),
        ("{\"wireText\":\"\\u123\"}", 18, "expected four hexadecimal digits"),
        ("{\"wireText\":\"\\u+123\"}", 15, "expected four hexadecimal digits"),
        ("{\"wireText\":\"\\u12", 17, "the text ends too early"),
        ("{\"wireText\":\"a\\ud800\"}", 14, "half a surrogate pair"),
        ("{\"wireText\":\"a\\ud800b\"}", 14, "half a surrogate pair"),
        ("{\"wireText\":\"\\ud800\\n\"}", 13, "half a surrogate pair"),
        ("{\"wireText\":\"\\ud800\\u0041\"}", 13, "half a surrogate pair"),
        ("{\"wireText\":\"\\ud800\\ud800\"}", 13, "half a surrogate pair"),
        ("{\"wireText\":\"\\udc00\"}", 13, "half a surrogate pair"),
        ("{\"wireText\":\"\\ud800\\", 20, "the text ends too early"),
        ("{\"x\":\"\\q\"}", 7, "there is no such escape"),
        ("{\"x\ty\":1}", 3, CONTROL),
        ("{\"map\":{\"\\u00\":1}}", 13, "expected four hexadecimal digits"),
        ("{\"wireText\":1}", 12, "expected a string"),
    ]);
}

/// It is no text, but JSON's grammar allows it, and it isn't read.
#[test]
fn half_a_surrogate_pair_can_be_skipped() {
    assert_eq!(read(r#"{"x":"\ud800","y":["\udc00a"]}"#).err(), None);
}

#[test]
fn values_of_another_kind_are_refused() {
    const UNION: &str = "a union has exactly one member";
    refuses(&[
        ("{\"boolean\":1}", 11, "expected true or false"),
        ("{\"double\":\"nan\"}", 10, "expected a number, 'NaN', 'Infinity' or '-Infinity'"),
        ("{\"double\":true}", 10, "expected a number"),
        ("{\"blob\":\"YQ=\u{e9}\"}", 8, "expected base64"),
        ("{\"blob\":\"Y\"}", 8, "expected base64"),
        ("{\"blob\":\"YR==\"}", 8, "expected base64"),
        ("{\"blob\":\"YWJj\\n\"}", 8, "expected base64"),
        ("{\"blob\":\"_-8=\"}", 8, "expected base64"),
        ("{\"blob\":[1]}", 8, "expected a string"),
        ("{\"epoch\":\"0\"}", 9, "expected a number of seconds"),
        ("{\"dateTime\":0}", 12, "expected a string"),
        ("{\"dateTime\":\"2000-02-30T00:00:00Z\"}", 12, "there is no such day"),
        ("{\"texts\":{}}", 9, "expected an array"),
        ("{\"texts\":[\"a\",1]}", 14, "expected a string"),
        ("{\"map\":[]}", 7, "expected an object"),
        ("{\"next\":[]}", 8, "expected an object"),
        ("{\"choice\":\"number\"}", 10, "expected an object"),
        ("{\"choice\":{}}", 10, UNION),
        ("{\"choice\":{\"number\":null}}", 10, UNION),
        ("{\"texts\":[\"a\",null]}", 14, "a list that isn't sparse has no nulls"),
        ("{\"map\":{\"k\":null}}", 12, "a map that isn't sparse has no nulls"),
        ("{\"choice\":{\"__type\":\"x\"}}", 10, UNION),
        ("{\"choice\":{\"number\":1,\"list\":[]}}", 29, UNION),
        ("{\"choice\":{\"number\":1,\"number\":2}}", 31, UNION),
        ("{\"choice\":{\"new\":1,\"number\":2}}", 28, UNION),
        ("{\"choice\":{\"number\":1,\"new\":2}}", 28, UNION),
    ]);
}

#[test]
fn an_error_has_a_line_and_a_column_in_characters() {
    let error =
        read("{\n \"wireText\": \"é\",\r\n\t\"map\": {\"ü\": x}}").expect_err("x is no number");
    assert_eq!((error.line, error.column, error.offset), (3, 15, 37));
    assert_eq!(error.to_string(), "expected a number at line 3, column 15 (byte 37)");
    let error = read("{\"x\":1}y").expect_err("y is too much");
    assert_eq!((error.line, error.column, error.offset), (1, 8, 7));
}

#[test]
fn text_that_is_not_utf8_is_refused() {
    let table: [(&[u8], usize); 5] = [
        (b"\xff", 0),
        (b"{\"wireText\":\"\xc0\x80\"}", 13),
        (b"{\"wireText\":\"\xed\xa0\x80\"}", 13),
        (b"{\"wireText\":\"\xe2\x82\"}", 13),
        (b"{\"x\":1}\n\n\x80", 9),
    ];
    for (text, offset) in table {
        let error = read(text).expect_err("not UTF-8");
        assert_eq!((error.offset, error.problem), (offset, "invalid UTF-8"));
    }
}

const GOOD: &str = r#" {"boolean" : true, "byte":-1,"long":12,"double":1.5e3,"float":"NaN",
    "wireText":"a\u00e9\ud83d\ude00\n","blob":"YWJj","epoch":1.5,"dateTime":"2000-01-02T20:34:56Z",
    "httpDates":["Sun, 02 Jan 2000 20:34:56.456 GMT"],"bigInteger":123,"bigDecimal":1.50,
    "texts":["a","null"],"sparse":{"a":null,"b":[1,2]},"map":{"k":0.5},"choice":{"list":[true]},
    "unknown":[{"a":["\t",-1.5e-3,false]},null],"next":{"next":{}}}"#;

#[test]
fn every_truncation_is_refused() {
    assert!(read(GOOD).is_ok());
    for length in 0..GOOD.len() {
        let error = read(&GOOD[..length]).expect_err("a prefix");
        assert!(error.offset <= length, "{length}: {error}");
        assert_eq!(error.problem, "the text ends too early", "{length}: {error}");
    }
}

#[test]
fn replacing_or_removing_any_byte_does_not_panic() {
    for index in 0..GOOD.len() {
        for byte in [0, b'"', b'\\', b'{', b'}', b'[', b']', b',', b':', b'0', b'-', b'n', 0xff] {
            let mut text = GOOD.as_bytes().to_vec();
            text[index] = byte;
            let _ = read(&text);
            text.remove(index);
            let _ = read(&text);
        }
    }
}

/// A megabyte of openings, each of which a careless reader would follow.
#[test]
fn deep_nesting_is_refused() {
    // The limit is 128, so what opens the 129th container is the fault.
    for (prefix, bomb, offset) in [
        ("{\"\":", "[", 4 + 127),
        ("{\"unknown\":", "[", 11 + 127),
        ("", "{\"a\":", 5 * 128),
        ("", "{\"next\":", 8 * 128),
        ("", "{\"choice\":{\"structure\":", 23 * 64),
    ] {
        let text = prefix.to_owned() + &bomb.repeat(1_000_000 / bomb.len());
        let error = read(&text).expect_err("a bomb");
        assert_eq!((error.offset, error.problem), (offset, "nested too deeply"), "{bomb}");
    }
}

#[test]
fn the_depth_limit_is_exact() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let with = |depth| Limits::new().depth(depth);
    for depth in 1..200 {
        let text = format!("{{\"x\":{},\"y\":{0}}}", nested(depth));
        let mut value = Everything::default();
        let mut reader = JsonReader::with_limits(text.as_bytes(), with(100)).expect("UTF-8");
        assert_eq!(reader.read_root(&mut value).is_ok(), depth < 100, "{depth}");
    }
    let mut reader = JsonReader::with_limits(b"{}", with(0)).expect("UTF-8");
    let error = reader.read_root(&mut Everything::default()).expect_err("too deep");
    assert_eq!((error.offset, error.problem), (0, "nested too deeply"));
}

#[test]
fn the_size_limit_is_checked_first() {
    let limits = Limits::new().size(2);
    assert!(JsonReader::with_limits(b"{}", limits).is_ok());
    let error = JsonReader::with_limits(b"\xff\xff\xff", limits).expect_err("too large");
    assert_eq!((error.offset, error.problem), (2, "the text is larger than the limit"));
}

#[test]
fn null_is_refused_by_types_without_a_null() {
    let error = JsonReader::new(b" null").expect("UTF-8").read_value(&ITEM, &mut 0_i32);
    assert_eq!(
        error.expect_err("null").to_string(),
        "null can't stand here at line 1, column 2 (byte 1)"
    );
    let mut option = Some(1_i32);
    JsonReader::new(b"null ").expect("UTF-8").read_value(&ITEM, &mut option).expect("null");
    assert_eq!(option, None);
}

#[cfg(feature = "document")]
#[test]
fn invalid_documents_are_refused_and_the_last_of_two_names_counts() {
    const LOSES_DIGITS: &str = "the number has digits or an exponent that would be lost; \
                                serde_json's feature `arbitrary_precision` keeps them";
    let read = |text: &str| {
        let mut value = farrier::Document::Null;
        JsonReader::new(text.as_bytes())?.read_value(&ITEM, &mut value).map(|()| value)
    };
    let bomb = "[".repeat(1_000_000);
    let objects = "{\"a\":".repeat(200_000);
    for (text, offset, problem) in [
        (bomb.as_str(), 128, "nested too deeply"),
        (&objects, 640, "nested too deeply"),
        ("[1,]", 3, "expected a value"),
        ("{\"a\":1e400}", 5, LOSES_DIGITS),
        ("[0, 18446744073709551616]", 4, LOSES_DIGITS),
        ("[0.1000000000000000055511151231257827]", 1, LOSES_DIGITS),
        ("[\"\\ud800\"]", 2, "half a surrogate pair"),
        ("[01]", 1, "a number can't begin with a superfluous 0"),
        ("[nul]", 1, "expected 'true', 'false' or 'null'"),
        ("[", 1, "the text ends too early"),
    ] {
        let error = read(text).expect_err("refused");
        assert_eq!((error.offset, error.problem), (offset, problem));
    }
    assert_eq!(read("{\"a\":1,\"a\":2}").expect("last wins"), serde_json::json!({"a": 2}));
}
