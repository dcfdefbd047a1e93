//! The very bytes that the XML writer writes.
#![cfg(feature = "xml")]

mod xml_kinds;

use std::collections::BTreeMap;

use farrier::codec::WriteValue;
use farrier::formats::xml::XmlWriter;
use farrier::{Bytes, Member, Namespace, Timestamp};
use xml_kinds::{Choice, Everything, Part, write};

/// What is written of a value, without the members that always are.
#[track_caller]
fn inside(value: &Everything) -> String {
    let text = write(value);
    let always = [
        "<boolean>false</boolean>",
        "<byte>0</byte>",
        "<float>0.0</float>",
        "<httpDates></httpDates>",
        "<bigDecimal>0</bigDecimal>",
        "<nested xmlns=\"urn:nested\"></nested>",
        "<sparse></sparse>",
        "<map></map>",
        "<maps></maps>",
    ];
    let text = always.iter().fold(text, |text, part| text.replacen(part, "", 1));
    let inner = text.strip_prefix("<Everything>").and_then(|t| t.strip_suffix("</Everything>"));
    inner.unwrap_or(&text).to_owned()
}

fn text(value: &str) -> String {
    inside(&Everything { text: Some(value.to_owned()), ..Everything::default() })
}

#[test]
fn text_is_escaped() {
    for (value, written) in [
        ("", ""),
        ("plain é😀", "plain é😀"),
        ("<a href='x'>&\"</a>", "&lt;a href='x'&gt;&amp;&quot;&lt;/a&gt;"),
        ("a\r\nb\tc", "a&#xD;&#xA;b&#x9;c"),
        ("\0\u{1f}\u{7f}\u{85}\u{2028}", "&#x0;&#x1F;&#x7F;&#x85;&#x2028;"),
        ("]]>", "]]&gt;"),
    ] {
        assert_eq!(text(value), format!("<Text>{written}</Text>"));
    }
}

#[test]
fn scalars_are_written_as_text() {
    let at = Timestamp::from_timestamp(946_845_296, 0);
    let value = Everything {
        long: Some(-5),
        double: Some(f64::NEG_INFINITY),
        blob: Some(Bytes::from_static(b"value")),
        epoch: at,
        date_time: at,
        ..Everything::default()
    };
    assert_eq!(
        inside(&value),
        "<long>-5</long><double>-Infinity</double><blob>dmFsdWU=</blob>\
         <epoch>946845296</epoch><dateTime>2000-01-02T20:34:56Z</dateTime>"
    );
}

#[test]
fn attributes_are_written_in_the_start_tag() {
    let value = Everything {
        text: Some("t".to_owned()),
        attribute: Some("<a & \"b\"\n".to_owned()),
        since: Timestamp::from_timestamp(0, 0),
        ..Everything::default()
    };
    let text = inside(&value);
    let start = "<Everything xsi:type=\"&lt;a &amp; &quot;b&quot;&#xA;\" \
                 since=\"1970-01-01T00:00:00Z\"><Text>t</Text>";
    assert!(text.starts_with(start), "{text}");
}

#[test]
fn lists_have_elements() {
    let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
    let value = Everything {
        texts: Some(texts(&["a", ""])),
        flat: Some(texts(&["b", "c"])),
        parts: vec![Part { size: Some(1), id: Some(2) }, Part::default()],
        ..Everything::default()
    };
    assert_eq!(
        inside(&value),
        "<texts><Item>a</Item><Item></Item></texts><Flat>b</Flat><Flat>c</Flat>\
         <parts id=\"2\"><Size>1</Size></parts><parts></parts>"
    );
    let empty = Everything { texts: Some(vec![]), flat: Some(vec![]), ..Everything::default() };
    assert_eq!(inside(&empty), "<texts></texts>");
}

#[test]
fn nested_lists_and_nulls_have_default_names() {
    let value = Everything {
        nested: vec![vec![1, 2], vec![]],
        sparse: vec![None, Some("a".to_owned())],
        ..Everything::default()
    };
    assert_eq!(
        inside(&value),
        "<nested xmlns=\"urn:nested\"><member><member>1</member><member>2</member></member>\
         <member></member></nested><sparse><member></member><member>a</member></sparse>"
    );
}

#[test]
fn maps_have_entries_keys_and_values() {
    let inner = BTreeMap::from([("i".to_owned(), true)]);
    let value = Everything {
        map: BTreeMap::from([("a<".to_owned(), 1.5), ("b".to_owned(), 2.0)]),
        maps: BTreeMap::from([("o".to_owned(), inner), ("p".to_owned(), BTreeMap::new())]),
        flat_map: Some(BTreeMap::from([("k".to_owned(), Part { size: Some(1), id: Some(2) })])),
        ..Everything::default()
    };
    assert_eq!(
        inside(&value),
        "<map><entry><key>a&lt;</key><value>1.5</value></entry>\
         <entry><key>b</key><value>2.0</value></entry></map>\
         <maps><entry><K xmlns=\"urn:key\">o</K>\
         <V><entry><Inner>i</Inner><value>true</value></entry></V></entry>\
         <entry><K xmlns=\"urn:key\">p</K><V></V></entry></maps>\
         <KVP><K>k</K><x:V xmlns:x=\"urn:value\" id=\"2\"><Size>1</Size></x:V></KVP>"
    );
}

#[test]
fn unions_have_one_element() {
    let choice = |choice| inside(&Everything { choice: Some(choice), ..Everything::default() });
    assert_eq!(choice(Choice::Number(1)), "<choice><number>1</number></choice>");
    assert_eq!(
        choice(Choice::Flat(vec!["a".to_owned(), "b".to_owned()])),
        "<choice><flat>a</flat><flat>b</flat></choice>"
    );
}

#[test]
fn the_root_declares_its_own_namespace_or_that_of_the_service() {
    let service = Namespace::prefixed("s", "urn:a&b");
    let root = |member: Member| {
        let mut writer = XmlWriter::with_namespace(Some(service));
        vec![Part::default()].write(&member, &mut writer);
        writer.finish().unwrap()
    };
    let member = Member::item().named("R");
    assert_eq!(root(member), "<R xmlns:s=\"urn:a&amp;b\"><member></member></R>");
    assert_eq!(root(member.namespace("urn:r")), "<R xmlns=\"urn:r\"><member></member></R>");
}

#[test]
fn the_namespace_of_an_element_overrides_that_of_its_flattened_list() {
    let element = const { &Member::item().namespace("urn:item") };
    let written = |member: Member| {
        let mut writer = XmlWriter::new();
        vec![1, 2].write(&member.flattened(), &mut writer);
        writer.finish().unwrap()
    };
    let list = Member::item().named("N").namespace("urn:list");
    let expected = "<N xmlns=\"urn:item\">1</N><N xmlns=\"urn:item\">2</N>";
    assert_eq!(written(list.of(element)), expected);
    assert_eq!(written(list), "<N xmlns=\"urn:list\">1</N><N xmlns=\"urn:list\">2</N>");
}
