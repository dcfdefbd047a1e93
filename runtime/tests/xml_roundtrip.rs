//! What the writer writes, the reader reads back, and `quick-xml` sees the same texts in it. What
//! the reader accepts, `quick-xml` accepts.
#![cfg(feature = "xml")]

mod xml_kinds;

use std::collections::BTreeMap;

use farrier::codec::{ReadResult, ReadStruct, Reader};
use farrier::formats::xml::XmlReader;
use farrier::{Bytes, Member, Timestamp};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use quick_xml::events::Event;
use xml_kinds::{Choice, Everything, Part, read, write};

/// Whole milliseconds, as Smithy's formats have them.
fn timestamps() -> impl Strategy<Value = Timestamp> {
    let seconds = -62_167_219_200_i64..253_402_300_800;
    let nanos = prop_oneof![Just(0), (0..1000_u32).prop_map(|n| n * 1_000_000)];
    (seconds, nanos).prop_filter_map("in range", |(s, n)| Timestamp::from_timestamp(s, n))
}

/// Whole seconds, as HTTP dates have them.
fn dates() -> impl Strategy<Value = Timestamp> {
    let seconds = -62_167_219_200_i64..253_402_300_800;
    seconds.prop_filter_map("in range", |s| Timestamp::from_timestamp(s, 0))
}

/// Texts of characters that XML may have.
fn texts() -> impl Strategy<Value = String> {
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    prop_oneof![
        "[a-z<>&;'\"\\]\\[\r\n\t\u{20}é😀\u{7f}-\u{9f}\u{2028}]{0,24}",
        any::<String>().prop_map(move |text| text.chars().filter(|c| is_allowed(*c)).collect())
    ]
}

fn parts() -> impl Strategy<Value = Part> {
    any::<(Option<i64>, Option<i32>)>().prop_map(|(size, id)| Part { size, id })
}

fn choices(inner: impl Strategy<Value = Everything>) -> impl Strategy<Value = Choice> {
    prop_oneof![
        any::<i64>().prop_map(Choice::Number),
        inner.prop_map(|value| Choice::Structure(Box::new(value))),
        vec(any::<bool>(), 0..4).prop_map(Choice::List),
        vec(texts(), 1..4).prop_map(Choice::Flat),
    ]
}

fn flat() -> impl Strategy<Value = Everything> {
    let scalars = (
        any::<(bool, i8, Option<i64>)>(),
        prop::num::f32::ANY,
        option::of(prop::num::f64::ANY),
        option::of("-?(0|[1-9][0-9]{0,40})".prop_filter_map("a number", |text| text.parse().ok())),
    );
    let strings = (option::of(texts()), option::of(texts()), option::of(vec(any::<u8>(), 0..20)));
    let times = (option::of(timestamps()), option::of(timestamps()), vec(dates(), 0..3));
    let lists = (
        option::of(vec(texts(), 0..4)),
        vec(vec(any::<i32>(), 0..3), 0..3),
        option::of(vec(texts(), 1..4)),
        vec(parts(), 0..3),
    );
    let maps = (
        btree_map(texts(), prop::num::f64::ANY, 0..3),
        btree_map(texts(), btree_map(texts(), any::<bool>(), 0..3), 0..3),
        option::of(btree_map(texts(), parts(), 1..3)),
    );
    (scalars, strings, times, lists, maps).prop_map(|(n, s, t, l, m)| Everything {
        boolean: n.0.0,
        byte: n.0.1,
        long: n.0.2,
        float: n.1,
        double: n.2,
        big_integer: n.3,
        attribute: s.0,
        text: s.1,
        blob: s.2.map(Bytes::from),
        epoch: t.0,
        since: t.1,
        http_dates: t.2,
        texts: l.0,
        nested: l.1,
        flat: l.2,
        parts: l.3,
        map: m.0,
        maps: m.1,
        flat_map: m.2,
        ..Everything::default()
    })
}

fn everything() -> impl Strategy<Value = Everything> {
    flat().prop_recursive(3, 8, 2, |inner| {
        let next = option::of(inner.clone().prop_map(Box::new));
        (flat(), next, option::of(choices(inner))).prop_map(|(value, next, choice)| Everything {
            choice,
            next,
            ..value
        })
    })
}

/// Knows no member, so that all is skipped.
struct Nothing;

impl ReadStruct for Nothing {
    fn members(&self) -> &'static [Member] {
        &[]
    }

    fn read_member(&mut self, _: usize, _: &mut dyn Reader) -> ReadResult {
        Ok(())
    }
}

fn is_accepted(text: &[u8]) -> bool {
    XmlReader::new(text).and_then(|mut reader| reader.read_root(&mut Nothing)).is_ok()
}

/// The content of elements and the values of attributes, each by its name, as `quick-xml` reads
/// them. An element's own texts are joined.
fn seen_by_quick_xml(text: &str) -> Result<BTreeMap<String, Vec<String>>, quick_xml::Error> {
    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut open: Vec<(String, String)> = Vec::new();
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        let event = reader.read_event()?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    let attribute = attribute?;
                    let value = quick_xml::escape::unescape(&attribute.value)?.into_owned();
                    seen.entry(attribute.key.as_ref().to_owned()).or_default().push(value);
                }
                open.push((tag.name().as_ref().to_owned(), String::new()));
            }
            Event::Text(text) => {
                if let Some((_, content)) = open.last_mut() {
                    content.push_str(text);
                }
            }
            Event::GeneralRef(reference) => {
                let written = format!("&{};", &**reference);
                if let Some((_, content)) = open.last_mut() {
                    content.push_str(&quick_xml::escape::unescape(&written)?);
                }
            }
            Event::Eof => return Ok(seen),
            _ => {}
        }
        if matches!(event, Event::End(_) | Event::Empty(_))
            && let Some((name, content)) = open.pop()
        {
            seen.entry(name).or_default().push(content);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn written_values_are_read_back(value in everything()) {
        let text = write(&value);
        let again: Everything = read(&text).map_err(|e| TestCaseError::fail(format!("{e}: {text}")))?;
        // Equality in which NaN is itself.
        prop_assert_eq!(format!("{again:?}"), format!("{value:?}"), "{}", text);
        prop_assert!(is_accepted(text.as_bytes()));
    }

    #[test]
    fn another_parser_reads_the_same_texts(text in texts(), attribute in texts(), flat in vec(texts(), 1..4)) {
        let value = Everything {
            text: Some(text.clone()),
            attribute: Some(attribute.clone()),
            flat: Some(flat.clone()),
            ..Everything::default()
        };
        let written = write(&value);
        let seen = seen_by_quick_xml(&written);
        let seen = seen.map_err(|e| TestCaseError::fail(format!("{e}: {written}")))?;
        prop_assert_eq!(seen.get("Text"), Some(&vec![text]));
        prop_assert_eq!(seen.get("xsi:type"), Some(&vec![attribute]));
        prop_assert_eq!(seen.get("Flat"), Some(&flat));
    }

    #[test]
    fn random_bytes_do_not_panic(bytes in vec(any::<u8>(), 0..60)) {
        let _ = read::<Everything>(&bytes);
    }

    #[test]
    fn what_is_accepted_another_parser_accepts(inner in "([<>/&;!?='\" ab-]|</a>|<a>|<!--|-->|<b/>|\\]\\]>|<!\\[CDATA\\[|&lt;){0,24}") {
        let text = format!("<r>{inner}</r>");
        if is_accepted(text.as_bytes()) {
            let seen = seen_by_quick_xml(&text);
            prop_assert!(seen.is_ok(), "{text}: {seen:?}");
        }
        // What can be read as a value can be skipped.
        if read::<Everything>(&text).is_ok() {
            prop_assert!(is_accepted(text.as_bytes()));
        }
    }
}
