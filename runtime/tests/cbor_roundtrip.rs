//! What the writer writes, the reader and another implementation read back, and the reverse.

mod cbor_oracle;
mod json_kinds;
#[path = "json_kinds/random.rs"]
mod random;

use std::collections::BTreeMap;

use cbor_oracle::expected;
use ciborium::Value;
use farrier::codec::{ReadValue, WriteValue};
use farrier::formats::cbor::{CborError, CborReader, CborWriter};
use farrier::{BigDecimal, BigInteger, Bytes, Member, Timestamp};
use json_kinds::{Choice, Everything};
use proptest::collection::vec;
use proptest::prelude::*;
use random::everything;

const ITEM: Member = Member::item();

fn write(value: &dyn WriteValue) -> Bytes {
    let mut writer = CborWriter::new();
    value.write(&ITEM, &mut writer);
    writer.finish()
}

fn read<T: ReadValue>(bytes: &[u8]) -> Result<T, CborError> {
    let mut value = T::blank();
    CborReader::new(bytes).read_value(&ITEM, &mut value).map(|()| value)
}

fn theirs(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

/// A value that equals itself: NaN doesn't.
fn without_nan(mut value: Everything) -> Everything {
    let zero = |number: f64| if number.is_nan() { 0.0 } else { number };
    value.float = if value.float.is_nan() { 0.0 } else { value.float };
    value.double = value.double.map(zero);
    value.map.values_mut().for_each(|number| *number = zero(*number));
    value.next = value.next.map(|next| Box::new(without_nan(*next)));
    if let Some(Choice::Structure(inner)) = value.choice {
        value.choice = Some(Choice::Structure(Box::new(without_nan(*inner))));
    }
    value
}

/// The other implementation has no numbers of more than 128 bits.
fn without_giants(mut value: Everything) -> Everything {
    value.big_integer = value.big_integer.filter(|number| number.as_str().len() < 38);
    if value.big_decimal.as_str().len() >= 38 {
        value.big_decimal = BigDecimal::default();
    }
    value.next = value.next.map(|next| Box::new(without_giants(*next)));
    if let Some(Choice::Structure(inner)) = value.choice {
        value.choice = Some(Choice::Structure(Box::new(without_giants(*inner))));
    }
    value
}

/// Gives every container and string of CBOR an indefinite length, by chunks of one character.
fn indefinite(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Array(items) => {
            out.push(0x9f);
            for item in items {
                indefinite(item, out);
            }
            out.push(0xff);
        }
        Value::Map(entries) => {
            out.push(0xbf);
            for (key, item) in entries {
                indefinite(key, out);
                indefinite(item, out);
            }
            out.push(0xff);
        }
        Value::Text(text) => {
            out.push(0x7f);
            text.chars().for_each(|letter| out.extend(theirs(&letter.to_string().into())));
            out.push(0xff);
        }
        Value::Bytes(bytes) => {
            out.push(0x5f);
            for byte in bytes {
                out.extend([0x41, *byte]);
            }
            out.push(0xff);
        }
        // `theirs` writes a tag's head before what is tagged.
        Value::Tag(tag, inner) => {
            out.push(0xc0 | u8::try_from(*tag).unwrap());
            indefinite(inner, out);
        }
        _ => out.extend(theirs(value)),
    }
}

/// No numbers that others can't hold, no kinds that they don't know.
fn common_bytes() -> impl Strategy<Value = u8> {
    any::<u8>()
        .prop_filter("known to others", |byte| !matches!(byte, 0xc2..=0xc3 | 0xe0..=0xf3 | 0xf8))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn written_values_are_read_back(value in everything().prop_map(without_nan)) {
        let bytes = write(&value);
        prop_assert_eq!(read(&bytes), Ok(value), "{:?}", bytes);
    }

    #[test]
    fn another_implementation_reads_written_values(value in everything().prop_map(without_nan).prop_map(without_giants)) {
        let value: Everything = value;
        let read: Value = ciborium::from_reader(&*write(&value))?;
        prop_assert_eq!(read, expected(&value));
    }

    #[test]
    fn values_written_by_another_implementation_are_read(value in everything().prop_map(without_nan).prop_map(without_giants)) {
        let value: Everything = value;
        prop_assert_eq!(read(&theirs(&expected(&value))), Ok(value.clone()));
        let mut bytes = Vec::new();
        indefinite(&expected(&value), &mut bytes);
        prop_assert_eq!(read(&bytes), Ok(value), "{:?}", bytes);
    }

    #[test]
    fn integers_are_written_and_read_exactly(value in any::<i64>()) {
        prop_assert_eq!(read(&write(&value)), Ok(value));
        prop_assert_eq!(write(&value), theirs(&value.into()));
        let big = BigInteger::from(value);
        prop_assert_eq!(read(&write(&value)), Ok(big.clone()));
        prop_assert_eq!(read(&write(&big)), Ok(big));
    }

    #[test]
    fn doubles_are_written_and_read_exactly(bits in any::<u64>()) {
        let value = f64::from_bits(bits);
        let back: f64 = read(&write(&value)).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert!(back.to_bits() == bits || value.is_nan() && back.is_nan());
    }

    #[test]
    fn floats_are_written_and_read_exactly(bits in any::<u32>()) {
        let value = f32::from_bits(bits);
        let bytes = write(&value);
        prop_assert_eq!(bytes.len(), 5);
        let back: f32 = read(&bytes).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert!(back.to_bits() == bits || value.is_nan() && back.is_nan());
    }

    #[test]
    fn integers_of_any_size_keep_their_digits(text in "-?[1-9][0-9]{0,200}") {
        let value: BigInteger = text.parse().unwrap();
        let back: BigInteger = read(&write(&value)).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(back.as_str(), text);
    }

    #[test]
    fn random_bytes_do_not_panic(bytes in vec(any::<u8>(), 0..64)) {
        let _ = read::<Everything>(&bytes);
    }

    /// What is accepted, however damaged, is written as something that is read as the same.
    #[test]
    fn what_is_accepted_is_stable(
        value in everything(),
        damage in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = write(&value).to_vec();
        for (index, byte) in damage {
            *index.get_mut(&mut bytes) = byte;
        }
        let Ok(value) = read::<Everything>(&bytes) else { return Ok(()) };
        prop_assume!(!format!("{value:?}").contains("Unknown("));
        let written = write(&value);
        let again: Everything = read(&written).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(write(&again), written);
    }

    /// A map whose members mean nothing is refused exactly when others refuse it.
    #[test]
    fn skipped_bytes_are_valid_for_another_implementation(bytes in vec(common_bytes(), 0..12)) {
        let mut wrapped = vec![0xa1, 0x60];
        wrapped.extend(&bytes);
        let ours = read::<Everything>(&wrapped);
        let mut rest = &*wrapped;
        let theirs = ciborium::from_reader::<Value, _>(&mut rest);
        let theirs_too = theirs.is_ok() && rest.is_empty();
        prop_assert_eq!(ours.is_ok(), theirs_too, "{:?} {:?} {:?}", wrapped, ours, theirs);
    }
}

#[test]
fn members_come_in_any_order_and_the_last_value_counts() {
    let map = |entries: Vec<(&str, Value)>| {
        Value::Map(entries.into_iter().map(|(name, value)| (name.into(), value)).collect())
    };
    let value: Everything = read(&theirs(&map(vec![
        ("next", map(vec![("long", 1.into())])),
        ("new", map(vec![("a", Value::Array(vec![Value::Tag(9, Box::new(1.into()))]))])),
        ("wireText", "a".into()),
        ("byte", 1.into()),
        ("wireText", "b".into()),
        ("byte", 2.into()),
        ("long", 3.into()),
        ("long", Value::Null),
        ("texts", Value::Array(vec!["x".into()])),
        ("texts", Value::Array(vec![])),
        ("text", "not the name in the body".into()),
        ("map", map(vec![("k", 1.into()), ("k", 2.into())])),
        ("sparse", map(vec![("k", Value::Array(vec![1.into()])), ("k", Value::Null)])),
        ("next", map(vec![("short", 1.into())])),
        ("__type", "x".into()),
    ])))
    .unwrap();
    let next = Everything { short: 1, ..Everything::default() };
    let expected = Everything {
        byte: 2,
        long: Some(3),
        text: Some("b".to_owned()),
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
    for (bytes, expected) in [
        (&b"\xa1\x66number\x01"[..], Choice::Number(1)),
        (b"\xbf\x66__type\x63a#B\x66number\x01\xff", Choice::Number(1)),
        (b"\xa3\x69structure\xf6\x64list\x81\xf5\x66number\xf7", Choice::List(vec![true])),
        (b"\xa1\x63new\xa1\x01\x02", Choice::Unknown("new".to_owned())),
        (b"\xa2\x63new\xf6\x66number\x01", Choice::Number(1)),
    ] {
        assert_eq!(read(bytes), Ok(expected));
    }
}

#[test]
fn undefined_is_read_as_null() {
    let bytes = b"\xa2\x64long\xf7\x66sparse\xa2\x61k\xf7\x61l\x80";
    let expected = Everything {
        sparse: BTreeMap::from([("k".to_owned(), None), ("l".to_owned(), Some(vec![]))]),
        ..Everything::default()
    };
    assert_eq!(read(bytes), Ok(expected));
    assert_eq!(read::<Option<i8>>(b"\xf7"), Ok(None));
}

#[test]
fn integers_and_floats_are_interchangeable() {
    assert_eq!(read::<Vec<i64>>(b"\x84\xf9\x3c\x00\xfa\xc0\x00\x00\x00\x1b\x7f\xff\xff\xff\xff\xff\xff\xff\x3b\x7f\xff\xff\xff\xff\xff\xff\xff"), Ok(vec![1, -2, i64::MAX, i64::MIN]));
    assert_eq!(read::<Vec<f64>>(b"\x83\x01\x20\xf9\x3e\x00"), Ok(vec![1.0, -1.0, 1.5]));
    assert_eq!(
        read::<Vec<f64>>(
            b"\x82\x1b\xff\xff\xff\xff\xff\xff\xff\xff\x3b\xff\xff\xff\xff\xff\xff\xff\xff"
        ),
        Ok(vec![18_446_744_073_709_551_616.0, -18_446_744_073_709_551_616.0])
    );
    assert_eq!(
        read::<Vec<f32>>(b"\x82\x19\x01\x00\xfb\x3f\xf8\x00\x00\x00\x00\x00\x00"),
        Ok(vec![256.0, 1.5])
    );
    let floats: Vec<f64> = read(b"\x83\xf9\x7e\x00\xf9\x7c\x00\xfa\xff\x80\x00\x00").unwrap();
    assert!(floats[0].is_nan());
    assert_eq!(floats[1..], [f64::INFINITY, f64::NEG_INFINITY]);
}

#[test]
fn doubles_are_written_as_singles_if_nothing_is_lost() {
    for (value, size) in
        [(0.0, 5), (-0.0, 5), (1.5, 5), (f64::NAN, 5), (f64::INFINITY, 5), (0.1, 9), (1e300, 9)]
    {
        assert_eq!(write(&value).len(), size, "{value}");
    }
}

#[test]
fn timestamps_are_seconds_with_a_tag() {
    let at = |millis| Timestamp::from_timestamp_millis(millis).unwrap();
    assert_eq!(write(&at(1_500))[..], *b"\xc1\xfb\x3f\xf8\x00\x00\x00\x00\x00\x00");
    for (bytes, millis) in [
        (&b"\xc1\x00"[..], 0),
        (b"\xc1\x20", -1_000),
        (b"\xc1\x1a\x53\x5f\xef\xce", 1_398_796_238_000),
        (b"\xc1\xf9\x3e\x00", 1_500),
        (b"\xc1\xfa\xbf\xc0\x00\x00", -1_500),
        (b"\xc1\xfb\x41\xcc\x37\xdb\x38\x0f\xbe\x77", 946_845_296_123),
    ] {
        assert_eq!(read(bytes), Ok(at(millis)), "{bytes:x?}");
    }
    let second = Timestamp::from_timestamp(-1, 999_999_999).unwrap();
    assert_eq!(read(&write(&second)), Ok(at(-1)), "what is finer is cut off");
}

#[test]
fn big_numbers_have_tags() {
    let integer = |text: &str| write(&text.parse::<BigInteger>().unwrap());
    let decimal = |text: &str| write(&text.parse::<BigDecimal>().unwrap());
    // RFC 8949, sections 3.4.3 and 3.4.4.
    assert_eq!(integer("18446744073709551616")[..], *b"\xc2\x49\x01\0\0\0\0\0\0\0\0");
    assert_eq!(integer("-18446744073709551617")[..], *b"\xc3\x49\x01\0\0\0\0\0\0\0\0");
    assert_eq!(decimal("273.15")[..], *b"\xc4\x82\x21\x19\x6a\xb3");
    assert_eq!(integer("0")[..], *b"\xc2\x40");
    assert_eq!(integer("-1")[..], *b"\xc3\x40");
    assert_eq!(decimal("-5e3")[..], *b"\xc4\x82\x03\x24");
    for (bytes, text) in [
        (&b"\xc4\x82\x21\x19\x6a\xb3"[..], "273.15"),
        (b"\xc4\x9f\x21\x18\x96\xff", "1.50"),
        (b"\xc4\x82\x21\xc3\x49\x01\0\0\0\0\0\0\0\0", "-184467440737095516.17"),
        (b"\xc2\x5f\x41\x01\x41\x00\xff", "256"),
        (b"\xc2\x43\x00\x00\x07", "7"),
        (b"\x1b\xff\xff\xff\xff\xff\xff\xff\xff", "18446744073709551615"),
        (b"\x3b\xff\xff\xff\xff\xff\xff\xff\xff", "-18446744073709551616"),
        (b"\xfb\x3f\xb9\x99\x99\x99\x99\x99\x9a", "0.1"),
    ] {
        let value: BigDecimal = read(bytes).unwrap();
        assert_eq!(value.as_str(), text, "{bytes:x?}");
    }
}

#[test]
fn a_root_has_no_name() {
    static MEMBER: Member = farrier::member!("Name");
    let mut writer = CborWriter::with_capacity(16);
    vec![vec![1_i32], vec![], vec![2, 3]].write(&MEMBER, &mut writer);
    assert_eq!(writer.finish()[..], *b"\x83\x81\x01\x80\x82\x02\x03");
    let value = BTreeMap::from([("\"".to_owned(), Some(1_i8)), ("b".to_owned(), None)]);
    assert_eq!(write(&value)[..], *b"\xa2\x61\"\x01\x61b\xf6");
}

#[cfg(feature = "document")]
mod documents {
    use super::*;
    use farrier::Document;
    use serde_json::json;

    #[test]
    fn documents_are_written_and_read_back() {
        let document = json!({
            "a": [null, true, false, 0, -1, 1.5, 0.1, u64::MAX, i64::MIN, "text", ""],
            "b": {"c": {}, "d": []},
        });
        assert_eq!(read(&write(&document)), Ok(document));
        assert_eq!(read::<Document>(b"\xa2\x61a\x01\x61a\x02"), Ok(json!({"a": 2})));
        assert_eq!(
            read::<Document>(b"\x83\xc4\x82\x20\x0f\xc2\x41\x07\xc3\x41\x07"),
            Ok(json!([1.5, 7, -8])),
            "numbers with tags that a document can hold"
        );
    }
}
