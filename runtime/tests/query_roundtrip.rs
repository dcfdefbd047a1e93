//! What the writer of forms writes, its reader reads back; and what it makes of hostile forms.

mod json_kinds;

use farrier::codec::{ReadValue, WriteStruct};
use farrier::formats::query::{Dialect, Limits, QueryReader, QueryWriter};
use farrier::{Bytes, Timestamp};
use json_kinds::{Choice, Everything};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

const DIALECTS: [Dialect; 2] = [Dialect::Aws, Dialect::Ec2];

fn form(dialect: Dialect, value: &dyn WriteStruct) -> Bytes {
    let mut writer = QueryWriter::new(dialect);
    value.write_members(&mut writer);
    writer.finish().unwrap()
}

fn read(dialect: Dialect, form: &[u8]) -> Result<Everything, String> {
    let mut value = Everything::blank();
    let outcome = QueryReader::parse(form, dialect).and_then(|reader| reader.read_root(&mut value));
    outcome.map(|()| value).map_err(|error| error.to_string())
}

fn choices() -> impl Strategy<Value = Choice> {
    prop_oneof![
        any::<i64>().prop_map(Choice::Number),
        vec(any::<bool>(), 1..4).prop_map(Choice::List),
    ]
}

/// What a form can say: nulls and empty collections beside absent ones it can't.
fn everything() -> impl Strategy<Value = Everything> {
    let plain = (any::<bool>(), any::<i8>(), any::<Option<i64>>(), any::<f32>());
    let texts = (any::<Option<String>>(), vec(any::<u8>(), 0..9), vec(any::<String>(), 1..14));
    let rest = (
        btree_map(any::<String>(), any::<f64>(), 0..4),
        btree_map(any::<String>(), vec(any::<i32>(), 1..4).prop_map(Some), 0..4),
        proptest::option::of(choices()),
        (0..4_000_000_000_i64).prop_map(|at| Timestamp::from_timestamp(at, 0)),
    );
    let one = (plain, texts, rest).prop_map(|(plain, (text, blob, texts), rest)| Everything {
        boolean: plain.0,
        byte: plain.1,
        long: plain.2,
        float: plain.3,
        text,
        blob: Some(blob.into()),
        texts: Some(texts),
        map: rest.0,
        sparse: rest.1,
        choice: rest.2,
        epoch: rest.3,
        ..Everything::default()
    });
    one.prop_recursive(3, 4, 1, |inner| {
        (inner.clone(), inner).prop_map(|(mut outer, next)| {
            outer.next = Some(Box::new(next));
            outer
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn written_values_are_read_back(value in everything()) {
        for dialect in DIALECTS {
            let form = form(dialect, &value);
            prop_assert!(form.iter().all(u8::is_ascii_graphic));
            // NaN is itself here.
            prop_assert_eq!(format!("{:?}", read(dialect, &form)), format!("{:?}", Ok::<_, String>(&value)));
        }
    }

    #[test]
    fn random_bytes_do_not_panic(form in vec(any::<u8>(), 0..200)) {
        for dialect in DIALECTS {
            let _ = read(dialect, &form);
        }
    }

    #[test]
    fn any_keys_give_a_value_or_an_error(
        form in "((map|sparse|texts|next|choice|epoch|key|value|entry|member|text|[0-9]{1,25}|%|=|&|\\.){1,40})",
    ) {
        for dialect in DIALECTS {
            let _ = read(dialect, form.as_bytes());
        }
    }
}

#[test]
fn an_error_names_the_key() {
    for (form, problem) in [
        ("boolean=yes", "`boolean`: expected `true` or `false`"),
        ("byte=128", "`byte`: the number is out of range for a byte (-128 to 127)"),
        ("long=1.0", "`long`: expected a whole number"),
        ("double=1e999", "`double`: expected a number"),
        ("blob=a%3D", "`blob`: expected base64"),
        ("texts.member.1.x=a", "`texts.member.1`: expected a text"),
        ("map.entry.1.value=1", "`map.entry.1`: an entry without a key"),
        ("map.entry.1.key=a", "`map.entry.1.value`: expected a text"),
        ("choice=a", "`choice`: a union has exactly one member"),
        ("wireText=%FF", "a text is not UTF-8"),
        ("next.next.byte=x%0A", "`next.next.byte`: expected a whole number"),
    ] {
        assert_eq!(read(Dialect::Aws, form.as_bytes()).unwrap_err(), problem, "{form}");
    }
}

#[test]
fn elements_are_read_in_the_order_of_their_numbers() {
    let form =
        b"texts.member.10=c&texts.member.2=b&texts.member.x=-&texts.member.1=a&texts.other=1";
    let value = read(Dialect::Aws, form).unwrap();
    assert_eq!(value.texts.unwrap(), ["a", "b", "c"]);
    let value = read(Dialect::Ec2, b"texts.18446744073709551615=b&texts.3=a").unwrap();
    assert_eq!(value.texts.unwrap(), ["a", "b"]);
}

#[test]
fn a_key_with_too_many_segments_is_refused() {
    let deep = "next.".repeat(100_000) + "byte=1";
    assert_eq!(read(Dialect::Aws, deep.as_bytes()).unwrap_err(), "a key has too many segments");
    let limited = |limits| QueryReader::with_limits(b"a.b.c=1", Dialect::Aws, limits);
    assert!(limited(Limits::new().depth(3).size(7)).is_ok());
    let error = limited(Limits::new().depth(2)).unwrap_err();
    assert_eq!(error.problem(), "a key has too many segments");
    let error = limited(Limits::new().size(6)).unwrap_err();
    assert_eq!(error.problem(), "the form is larger than the limit");
}
