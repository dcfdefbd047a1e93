//! What the writer writes, the reader and `serde_json` read back.

mod json_kinds;
mod json_oracle;
#[path = "json_kinds/random.rs"]
mod random;

use std::collections::BTreeMap;

use farrier::codec::{ReadValue, WriteValue};
use farrier::formats::json::{JsonReader, JsonWriter};
use farrier::{Bytes, Member};
use json_kinds::{Choice, Everything};
use json_oracle::expected;
use proptest::collection::vec;
use proptest::prelude::*;
use random::{everything, texts};
use serde_json::Value;

const ITEM: Member = Member::item();

fn write(value: &dyn WriteValue) -> Bytes {
    let mut writer = JsonWriter::new();
    value.write(&ITEM, &mut writer);
    writer.finish().unwrap()
}

fn read<T: ReadValue>(text: &[u8]) -> Result<T, farrier::formats::json::JsonError> {
    let mut value = T::blank();
    JsonReader::new(text)?.read_value(&ITEM, &mut value).map(|()| value)
}

/// Equality in which NaN is itself and numbers are as they were written.
fn same<T: std::fmt::Debug>(a: &T, b: &T) -> bool {
    format!("{a:?}") == format!("{b:?}")
}

/// Puts white space wherever JSON allows it.
fn spaced(text: &str) -> String {
    let (mut out, mut quoted, mut escaped) = (String::from("\n "), false, false);
    for character in text.chars() {
        if !quoted && "{}[],:".contains(character) {
            out.push_str(" \t");
            out.push(character);
            out.push_str("\r\n");
        } else {
            out.push(character);
        }
        quoted ^= character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
    }
    out + "\n"
}

/// Escapes all that is not ASCII.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if character.is_ascii() {
            out.push(character);
            continue;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            out.push_str("\\u");
            for shift in [12, 8, 4, 0] {
                out.extend(char::from_digit(u32::from(*unit >> shift & 15), 16));
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn written_values_are_read_back(value in everything()) {
        let text = write(&value);
        let back: Everything = read(&text).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert!(same(&back, &value), "{:?}", text);

        let text = spaced(std::str::from_utf8(&text)?);
        let back: Everything = read(text.as_bytes()).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert!(same(&back, &value), "{}", text);
    }

    #[test]
    fn another_implementation_reads_written_values(value in everything()) {
        let text = write(&value);
        let theirs: Value = serde_json::from_slice(&text)?;
        prop_assert_eq!(theirs, expected(&value), "{:?}", text);
    }

    #[test]
    fn strings_are_read_as_by_another_implementation(text in texts(), ascii in any::<bool>()) {
        let mut json = serde_json::to_string(&text)?;
        if ascii {
            json = escaped(&json);
        }
        prop_assert_eq!(read::<String>(json.as_bytes()), Ok(text));
    }

    #[test]
    fn doubles_are_written_and_read_exactly(bits in any::<u64>()) {
        let value = f64::from_bits(bits);
        let back: f64 = read(&write(&value)).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert!(back.to_bits() == bits || value.is_nan() && back.is_nan());
    }

    #[test]
    fn integers_are_read_exactly_in_any_notation(value in any::<i64>(), zeros in 0..6_usize, exponent in 0..30_u32) {
        prop_assert_eq!(read(&write(&value)), Ok(value));
        let decimal = format!("{value}.{}", "0".repeat(zeros + 1));
        prop_assert_eq!(read(decimal.as_bytes()), Ok(value));
        let power = format!("{}e{exponent}", value % 1000);
        let exact = 10_i64.checked_pow(exponent).and_then(|power| power.checked_mul(value % 1000));
        let exact = if value % 1000 == 0 { Some(0) } else { exact };
        prop_assert_eq!(read::<i64>(power.as_bytes()).ok(), exact);
    }

    #[test]
    fn random_bytes_do_not_panic(bytes in vec(any::<u8>(), 0..64)) {
        let _ = read::<Everything>(&bytes);
    }

    /// What looks like JSON is refused exactly when `serde_json` refuses it.
    #[test]
    fn skipping_agrees_with_others(text in "[\\[\\]{}:, \"a\\\\u0-9eE.+\\-truefalsn]{0,24}") {
        let wrapped = format!("{{\"\":{text}}}");
        let ours = read::<Everything>(wrapped.as_bytes());
        let theirs = serde_json::from_str::<Value>(&wrapped);
        let too_large = theirs.as_ref().is_err_and(|error| error.to_string().starts_with("number out of range"));
        prop_assume!(!too_large);
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{} {:?} {:?}", wrapped, ours, theirs);
    }
}

#[test]
fn members_come_in_any_order_and_the_last_value_counts() {
    let value: Everything = read(
        br#"{"next":{"long":1},"new":{"a":[]},"wireText":"a","byt\u0065":1,"wireText":"\/b","byte":2,
            "long":3,"long":null,"texts":["x"],"texts":[],"text":"not the name in the body",
            "map":{"k":1,"k":2},"sparse":{"k":[1],"k":null},"next":{"short":1},"__type":"x"}"#,
    )
    .expect("good");
    let next = Everything { short: 1, ..Everything::default() };
    let expected = Everything {
        byte: 2,
        long: Some(3),
        text: Some("/b".to_owned()),
        texts: Some(Vec::new()),
        map: BTreeMap::from([("k".to_owned(), 2.0)]),
        sparse: BTreeMap::from([("k".to_owned(), None)]),
        next: Some(Box::new(next)),
        ..Everything::default()
    };
    assert_eq!(value, expected);
}

#[test]
fn unions_have_one_member_which_may_be_unknown() {
    let read = |text: &str| read::<Choice>(text.as_bytes());
    assert_eq!(read(r#"{"number":1}"#), Ok(Choice::Number(1)));
    assert_eq!(read(r#"{"__type":"a#B","number":1}"#), Ok(Choice::Number(1)));
    assert_eq!(
        read(r#"{"structure":null,"list":[true],"number":null}"#),
        Ok(Choice::List(vec![true]))
    );
    assert_eq!(read(r#"{"new":{"a":[1]}}"#), Ok(Choice::Unknown("new".to_owned())));
    assert_eq!(read(r#"{"new":null,"number":1}"#), Ok(Choice::Number(1)));
}

#[test]
fn numbers_that_are_not_finite_are_strings() {
    let written = write(&vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0, 1e21, 5e-324]);
    assert_eq!(written, r#"["NaN","Infinity","-Infinity",-0.0,1e+21,5e-324]"#);
    assert_eq!(write(&vec![f32::NAN, 0.1, f32::MAX]), r#"["NaN",0.1,3.4028235e+38]"#);
    let back: Vec<f32> = read(br#"["NaN","Infinity","-Infinity",0.1,1e-60]"#).expect("good");
    assert!(same(&back, &vec![f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 0.1, 0.0]));
}

#[test]
fn blobs_are_written_with_padding_and_read_without() {
    for (blob, padded) in
        [("", ""), ("a", "YQ=="), ("ab", "YWI="), ("abc", "YWJj"), ("???>", "Pz8/Pg==")]
    {
        let blob = Bytes::from_static(blob.as_bytes());
        assert_eq!(write(&blob), format!("\"{padded}\""));
        for text in [padded, padded.trim_end_matches('='), &padded.replace('/', "\\/")] {
            assert_eq!(read(format!("\"{text}\"").as_bytes()), Ok(blob.clone()), "{text}");
        }
    }
}

#[test]
fn a_root_has_no_name_and_a_list_has_commas() {
    static MEMBER: Member = farrier::member!("Name");
    let mut writer = JsonWriter::with_capacity(16);
    vec![vec![1_i32], vec![], vec![2, 3]].write(&MEMBER, &mut writer);
    assert_eq!(writer.finish().unwrap(), "[[1],[],[2,3]]");
    let value = BTreeMap::from([("\"".to_owned(), Some(1_i8)), ("b".to_owned(), None)]);
    assert_eq!(write(&value), r#"{"\"":1,"b":null}"#);
}

#[cfg(feature = "document")]
mod documents {
    use super::*;
    use proptest::collection::btree_map;

    fn documents() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            prop::num::f64::NORMAL.prop_map(Value::from),
            texts().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                vec(inner.clone(), 0..4).prop_map(Value::from),
                btree_map(texts(), inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn documents_are_written_and_read_back(value in documents()) {
            let text = write(&value);
            prop_assert_eq!(read::<Value>(&text), Ok(value.clone()));
            let spaced = spaced(std::str::from_utf8(&text)?);
            prop_assert_eq!(read::<Value>(spaced.as_bytes()), Ok(value));
        }
    }

    #[test]
    fn numbers_in_documents_stay_integers_or_floats() {
        for text in
            ["0", "-0", "-0.0", "1.0", "-1", "18446744073709551615", "1e3", "-9223372036854775808"]
        {
            let theirs: Value = serde_json::from_str(text).expect("a number");
            assert_eq!(read(text.as_bytes()), Ok(theirs), "{text}");
        }
    }
}
