//! What the XML reader makes of texts that are well formed.
#![cfg(feature = "xml")]

mod xml_kinds;

use std::collections::BTreeMap;

use farrier::Member;
use farrier::codec::{ReadResult, Reader};
use farrier::formats::xml::XmlReader;
use xml_kinds::{Choice, Everything, Part, read};

/// Reads the content of a root.
#[track_caller]
fn inside(content: &str) -> Everything {
    let text = format!("<Everything>{content}</Everything>");
    read(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[track_caller]
fn text(content: &str) -> String {
    inside(&format!("<Text>{content}</Text>")).text.expect("a text")
}

#[test]
fn text_has_references_line_breaks_and_cdata_resolved() {
    for (written, meant) in [
        ("", ""),
        ("  a  b ", "  a  b "),
        ("&lt;&amp;&gt;&apos;&quot;", "<&>'\""),
        ("&#65;&#x42;&#x1F600;&#9;&#x7F;&#xFFFD;", "AB😀\t\u{7f}\u{fffd}"),
        ("a<!-- <b> & -->b", "ab"),
        ("a<?pi <b> ?>b", "ab"),
        ("<![CDATA[<a> & ]] ]>&amp;]]>", "<a> & ]] ]>&amp;"),
        ("a<![CDATA[]]>b", "ab"),
        ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
        ("<![CDATA[a\r\nb\rc]]>", "a\nb\nc"),
        ("a&#13;&#10;b", "a\r\nb"),
        ("é😀 > ]]", "é😀 > ]]"),
    ] {
        assert_eq!(text(written), meant, "{written}");
    }
}

#[test]
fn absent_members_and_empty_elements_differ() {
    assert_eq!(inside("").text, None);
    assert_eq!(inside("<Text/>").text.as_deref(), Some(""));
    assert_eq!(inside("<Text></Text>").text.as_deref(), Some(""));
    assert_eq!(inside("<blob/>").blob.as_deref(), Some(&b""[..]));
    assert_eq!(inside("<texts/>").texts, Some(vec![]));
    assert_eq!(inside("<Text xmlns:i='urn:i' i:nil='true'/><flat/>").text, None);
}

#[test]
fn white_space_is_significant_in_strings_only() {
    let value = inside(
        "<boolean> true\n</boolean><long>\t-12 </long><double> 1.5e3 </double>\
         <epoch> 1.5 </epoch><dateTime>\n2000-01-02T20:34:56Z </dateTime>\
         <blob> YW\n Jj </blob><bigInteger> 12 </bigInteger>",
    );
    assert!(value.boolean);
    assert_eq!((value.long, value.double), (Some(-12), Some(1500.0)));
    assert_eq!(value.epoch.map(|at| at.timestamp_millis()), Some(1500));
    assert_eq!(value.date_time.map(|at| at.timestamp()), Some(946_845_296));
    assert_eq!(value.blob.as_deref(), Some(&b"abc"[..]));
    assert_eq!(value.big_integer.map(|n| n.to_string()).as_deref(), Some("12"));
}

#[test]
fn nan_and_infinities_have_smithys_names() {
    assert!(inside("<double>NaN</double>").double.is_some_and(f64::is_nan));
    assert_eq!(inside("<double>Infinity</double>").double, Some(f64::INFINITY));
    assert_eq!(inside("<double>-Infinity</double>").double, Some(f64::NEG_INFINITY));
}

#[test]
fn comments_and_instructions_around_the_root_are_skipped() {
    for text in [
        "\u{feff}<Everything><byte>1</byte></Everything>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Everything><byte>1</byte></Everything>\n",
        "<?xml version = '1.0' encoding = 'utf-8' standalone='yes' ?><E><byte>1</byte></E>",
        "<!-- a --><?b c?> <E><byte>1</byte></E> <!-- d --><?e?>",
        "<x:E xmlns:x='urn:x'><x:byte>1</x:byte></x:E >",
        "<E\n a = '>' b=\"'/>\" ><byte>1</byte></E\n>",
    ] {
        assert_eq!(read::<Everything>(text).map(|value| value.byte), Ok(1), "{text}");
    }
}

#[test]
fn text_comments_and_unknown_elements_between_members_are_skipped() {
    let value = inside(
        "words &amp; <![CDATA[ <byte>9</byte> ]]><byte>1</byte><!-- <byte>2</byte> -->\
         <other a='1'><byte>3</byte><deep><er/>x</deep></other><long>4</long>",
    );
    assert_eq!((value.byte, value.long), (1, Some(4)));
}

#[test]
fn attributes_are_identified_by_their_full_names() {
    let value: Everything = read(
        "<E xmlns:xsi='urn:xsi' type='no' xsi:type='a&amp;b\n&#10;\"c' since='1985-04-12T23:20:50Z'>\
         <Text>t</Text></E>",
    )
    .expect("well formed");
    assert_eq!(value.attribute.as_deref(), Some("a&b \n\"c"));
    assert_eq!(value.since.map(|at| at.timestamp()), Some(482_196_050));
    assert_eq!(value.text.as_deref(), Some("t"));
    // An element of the same name is none.
    assert_eq!(inside("<xsi:type>x</xsi:type><type>x</type>").attribute, None);
    let part: Part = read("<Part id='7'/>").expect("well formed");
    assert_eq!(part, Part { size: None, id: Some(7) });
}

#[test]
fn lists_have_elements_of_the_right_name() {
    let value = inside(
        "<texts><Item>a</Item><member>no</member> <x:Item>b</x:Item></texts>\
         <nested><member><member>1</member><member>2</member></member><member/></nested>",
    );
    assert_eq!(value.texts, Some(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(value.nested, [vec![1, 2], vec![]]);
    let sparse = "<sparse><member>a</member><member xsi:nil='true'/><member xsi:nil='1'>x</member>\
                  <member/></sparse>";
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(inside(sparse).sparse, [some("a"), None, None, some("")]);
}

#[test]
fn the_parts_of_a_flattened_list_are_appended() {
    let value = inside(
        "<Flat>a</Flat><Flat>b</Flat><byte>1</byte><Flat>c</Flat><!-- --><Flat>d</Flat>\
         <parts id='1'><Size>2</Size></parts><x/><parts/><Flat/>",
    );
    let flat = ["a", "b", "c", "d", ""].map(str::to_owned);
    assert_eq!(value.flat.as_deref(), Some(&flat[..]));
    assert_eq!(value.parts, [Part { size: Some(2), id: Some(1) }, Part { size: None, id: None }]);
    assert_eq!(value.byte, 1);
    assert_eq!(inside("<Flatter>a</Flatter><Fla>b</Fla>").flat, None);
}

#[test]
fn a_list_that_is_not_flattened_keeps_its_last_value() {
    let value = inside("<texts><Item>a</Item></texts><texts><Item>b</Item></texts>");
    assert_eq!(value.texts, Some(vec!["b".to_owned()]));
    let value = inside("<map><entry><key>a</key><value>1</value></entry></map><map/>");
    assert_eq!(value.map, BTreeMap::new());
}

#[test]
fn maps_have_entries_keys_and_values_of_the_right_name() {
    let value = inside(
        "<map><entry><key>a</key><value>1</value></entry>\
              <entry><value>2</value><x/><key>b</key><value>9</value></entry></map>\
         <maps><entry><V><entry><value>true</value><Inner>i</Inner></entry></V><K>k</K></entry></maps>\
         <KVP><K>a</K><V id='1'/></KVP><byte>1</byte><KVP><V><Size>2</Size></V><K>b</K></KVP>",
    );
    assert_eq!(value.map, BTreeMap::from([("a".to_owned(), 1.0), ("b".to_owned(), 2.0)]));
    let inner = BTreeMap::from([("i".to_owned(), true)]);
    assert_eq!(value.maps, BTreeMap::from([("k".to_owned(), inner)]));
    let parts = [
        ("a".to_owned(), Part { size: None, id: Some(1) }),
        ("b".to_owned(), Part { size: Some(2), id: None }),
    ];
    assert_eq!(value.flat_map, Some(BTreeMap::from(parts)));
    // A map that isn't sparse has no place for an entry without a value.
    for entry in ["<key>a</key>", "<key>a</key><value xsi:nil='true'/>"] {
        let text = format!("<Everything><map><entry>{entry}</entry></map></Everything>");
        let problem = read::<Everything>(&text).unwrap_err().to_string();
        assert!(problem.starts_with("a map that isn't sparse has no nulls at"), "{problem}");
    }
}

#[test]
fn unions_have_one_child() {
    let choice = |content: &str| inside(&format!("<choice>{content}</choice>")).choice;
    assert_eq!(choice(" <number>1</number> "), Some(Choice::Number(1)));
    assert_eq!(choice("<list/>"), Some(Choice::List(vec![])));
    assert_eq!(
        choice("<flat>a</flat> <flat>b</flat>"),
        Some(Choice::Flat(vec!["a".to_owned(), "b".to_owned()]))
    );
    assert_eq!(choice("<x:new><y/></x:new>"), Some(Choice::Unknown("new".to_owned())));
    assert_eq!(choice("<a xsi:nil='true'/><number>1</number>"), Some(Choice::Number(1)));
}

#[test]
fn the_element_at_a_path_is_read_and_the_rest_is_checked() {
    let body =
        b"<r:R xmlns:r='urn:r'><M><Id>no</Id></M>text<A><B/><r:B>x</r:B><B>y</B></A><A/></r:R>";
    let texts = |path: &[&str]| {
        let mut texts = Vec::new();
        let mut read = |r: &mut dyn Reader| -> ReadResult {
            texts.push(r.text_or_skip(&Member::item())?.map(Into::into));
            Ok(())
        };
        let found = XmlReader::new(body).and_then(|mut reader| reader.read_at(path, &mut read));
        (found, texts)
    };
    assert_eq!(XmlReader::new(body).map(|reader| reader.root_name()), Ok("R"));
    assert_eq!(texts(&["A", "B"]), (Ok(true), vec![Some(String::new())]));
    assert_eq!(texts(&["M", "Id"]), (Ok(true), vec![Some("no".to_owned())]));
    assert_eq!(texts(&["A"]), (Ok(true), vec![None]));
    assert_eq!(texts(&["A", "C"]), (Ok(false), vec![]));
    assert_eq!(texts(&["B"]), (Ok(false), vec![]));
    // What is not read is passed over.
    let nothing =
        XmlReader::new(body).and_then(|mut reader| reader.read_at(&["A"], &mut |_| Ok(())));
    assert_eq!(nothing, Ok(true));
    let broken =
        XmlReader::new(b"<R><A/><B></R>").and_then(|mut r| r.read_at(&["A"], &mut |_| Ok(())));
    assert!(broken.is_err());
}
