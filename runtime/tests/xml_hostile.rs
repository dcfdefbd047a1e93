//! What the XML reader refuses: every fault has its position, and nothing panics.
#![cfg(feature = "xml")]

mod xml_kinds;

use farrier::formats::xml::{Limits, XmlReader};
use xml_kinds::{Everything, read};

/// Asserts that each text is refused at a byte for a reason.
#[track_caller]
fn refuses(table: &[(&str, usize, &str)]) {
    for (text, offset, problem) in table {
        let error = read::<Everything>(text).expect_err(text);
        assert_eq!((error.offset, error.problem), (*offset, *problem), "{text}");
    }
}

const SHORT: &str = "the text ends too early";
const MISMATCH: &str = "the end tag doesn't match the start tag";
const CONTROL: &str = "a control character can't stand here";
const NO_ENTITY: &str = "there is no such entity";
const FORBIDDEN: &str = "the character can't stand in XML";

#[test]
fn invalid_tags_are_refused() {
    refuses(&[
        ("", 0, SHORT),
        (" \n", 2, SHORT),
        ("x", 0, "expected an element"),
        ("{}", 0, "expected an element"),
        ("</E>", 0, "expected an element"),
        ("<", 1, SHORT),
        ("<>", 1, "expected the name of an element"),
        ("< E/>", 1, "expected the name of an element"),
        ("<1/>", 1, "expected the name of an element"),
        ("<E", 2, SHORT),
        ("<E/", 3, SHORT),
        ("<E/ >", 3, "expected '>'"),
        ("<E<", 2, "expected white space, '/' or '>'"),
        ("<E>", 3, SHORT),
        ("<E></", 5, SHORT),
        ("<E></E", 6, SHORT),
        ("<E></E x>", 7, "expected '>'"),
        ("<E></F>", 5, MISMATCH),
        ("<E></Ee>", 5, MISMATCH),
        ("<E></x:E>", 5, MISMATCH),
        ("<E><a></E></a>", 8, MISMATCH),
        ("<E><Text>a</text></E>", 12, MISMATCH),
        ("<E><a/></b></E>", 9, MISMATCH),
        ("<E/><E/>", 4, "the root is followed by something else"),
        ("<E/>x", 4, "the root is followed by something else"),
        ("<E/>\0", 4, "the root is followed by something else"),
        ("<E/></E>", 4, "the root is followed by something else"),
        ("<E/><!-- ", 9, SHORT),
        ("<E><\0/></E>", 4, "expected the name of an element"),
    ]);
}

#[test]
fn invalid_attributes_are_refused() {
    refuses(&[
        ("<E a/>", 4, "expected '=' after the name"),
        ("<E a=/>", 5, "expected a value in quotes"),
        ("<E a=1/>", 5, "expected a value in quotes"),
        ("<E a=\"1/>", 9, SHORT),
        ("<E a=\"1'/>", 10, SHORT),
        ("<E a='1'b='2'/>", 8, "expected white space, '/' or '>'"),
        ("<E 1='1'/>", 3, "expected the name of an attribute"),
        ("<E ='1'/>", 3, "expected the name of an attribute"),
        ("<E a='<'/>", 6, "'<' must be escaped"),
        ("<E a='&x;'/>", 6, NO_ENTITY),
        ("<E a='&amp'/>", 10, "expected ';' at the end of the reference"),
        ("<E a='\u{1}'/>", 6, CONTROL),
        ("<E a='1' b='' a='2'/>", 14, "the attribute occurs twice"),
        ("<E a='1' a='1'/>", 9, "the attribute occurs twice"),
        ("<E a='&#0;'/>", 6, FORBIDDEN),
        ("<E since='now'/>", 0, "expected a date such as '2000-01-02T20:34:56.000Z'"),
    ]);
}

#[test]
fn unknown_entities_and_document_types_are_refused() {
    const TYPE: &str = "a document type is not allowed";
    refuses(&[
        ("<!DOCTYPE E><E/>", 0, TYPE),
        ("<?xml version='1.0'?><!DOCTYPE E [<!ENTITY a 'b'>]><E>&a;</E>", 21, TYPE),
        ("<!DOCTYPE E SYSTEM 'file:///etc/passwd'><E/>", 0, TYPE),
        ("<E><!ENTITY a 'b'></E>", 3, TYPE),
        ("<E/><!DOCTYPE E>", 4, TYPE),
        ("<!doctype html><html/>", 0, TYPE),
        ("<E>&a;</E>", 3, NO_ENTITY),
        ("<E>&nbsp;</E>", 3, NO_ENTITY),
        ("<E>&LT;</E>", 3, NO_ENTITY),
        ("<E>&;</E>", 3, NO_ENTITY),
        ("<E>&#;</E>", 3, NO_ENTITY),
        ("<E>&#x;</E>", 3, NO_ENTITY),
        ("<E>&#X41;</E>", 3, NO_ENTITY),
        ("<E>&#xD800;</E>", 3, NO_ENTITY),
        ("<E>&#x110000;</E>", 3, NO_ENTITY),
        ("<E>&#99999999999999999999;</E>", 3, NO_ENTITY),
        ("<E>&#+65;</E>", 5, "expected ';' at the end of the reference"),
        ("<E>a & b</E>", 6, "expected ';' at the end of the reference"),
        ("<E>&lt", 6, SHORT),
    ]);
}

/// Each attribute is compared with all others.
#[test]
fn an_element_has_a_hundred_attributes_at_most() {
    let tag = |count: usize| {
        let attributes: Vec<_> = (0..count).map(|index| format!(" a{index}=''")).collect();
        format!("<E{}/>", attributes.concat())
    };
    assert_eq!(read::<Everything>(&tag(100)).err(), None);
    let error = read::<Everything>(&tag(1_000_000)).unwrap_err();
    assert_eq!((error.offset, error.problem), (693, "the element has too many attributes"));
}

#[test]
fn control_characters_may_be_referred_to() {
    let read = read::<Everything>("<E><Text>a&#x1;&#31;</Text></E>").unwrap();
    assert_eq!(read.text.as_deref(), Some("a\u{1}\u{1f}"));
}

#[test]
fn characters_that_xml_forbids_are_refused_however_they_are_written() {
    refuses(&[
        ("<E><Text>&#0;</Text></E>", 9, FORBIDDEN),
        ("<E>&#xFFFE;</E>", 3, FORBIDDEN),
        ("<E>&#65535;</E>", 3, FORBIDDEN),
        ("<E>é\u{ffff}</E>", 5, FORBIDDEN),
        ("<E><Text><![CDATA[a\u{1}]]></Text></E>", 19, FORBIDDEN),
        ("<E><!--\0--></E>", 7, FORBIDDEN),
        ("<E><?a \u{b}?></E>", 7, FORBIDDEN),
    ]);
}

#[test]
fn invalid_text_is_refused() {
    refuses(&[
        ("<E>\0</E>", 3, CONTROL),
        ("<E><Text>a\u{1}b</Text></E>", 10, CONTROL),
        ("<E><Text>a<b/></Text></E>", 10, "expected text, not an element"),
        ("<E><Text>", 9, SHORT),
        ("<E><Text>a<!-- b</Text></E>", 27, SHORT),
        ("<E><Text><![CDATA[a]]</Text></E>", 32, SHORT),
        ("<E><Text><![CDATA", 17, SHORT),
        ("<E><Text><!-", 12, SHORT),
        ("<E><Text><![cdata[]]></Text></E>", 9, "a document type is not allowed"),
        ("<E><?pi</E>", 11, SHORT),
    ]);
}

#[test]
fn encodings_other_than_utf8_are_refused() {
    const ENCODING: &str = "the encoding is not UTF-8";
    refuses(&[
        ("<?xml version='1.0' encoding='ISO-8859-1'?><E/>", 0, ENCODING),
        ("<?xml version='1.0' encoding=\"UTF-16\"?><E/>", 0, ENCODING),
        ("\u{feff}<?xml encoding='latin1'?><E/>", 3, ENCODING),
    ]);
    let table: [(&[u8], usize); 5] = [
        (b"\xff\xfe<\0E\0/\0>\0", 0),
        (b"<E>\xc0\x80</E>", 3),
        (b"<E>\xed\xa0\x80</E>", 3),
        (b"<E a='\xe2\x82'/>", 6),
        (b"<E/>\n\n\x80", 6),
    ];
    for (text, offset) in table {
        let error = read::<Everything>(text).expect_err("not UTF-8");
        assert_eq!((error.offset, error.problem), (offset, "invalid UTF-8"));
    }
}

#[test]
fn values_of_another_kind_are_refused() {
    const UNION: &str = "a union has exactly one member";
    const LONG: &str = "expected a whole number of at most 64 bits";
    refuses(&[
        ("<E><boolean>1</boolean></E>", 12, "expected true or false"),
        ("<E><boolean/></E>", 13, "expected true or false"),
        ("<E><long>1.0</long></E>", 9, LONG),
        ("<E><long>9223372036854775808</long></E>", 9, LONG),
        ("<E><long></long></E>", 9, LONG),
        ("<E><byte>128</byte></E>", 9, "the number is out of range for a byte (-128 to 127)"),
        ("<E><float>1e39</float></E>", 10, "the number is out of range for a float (32 bits)"),
        ("<E><double>inf</double></E>", 11, "expected a number, 'NaN', 'Infinity' or '-Infinity'"),
        ("<E><blob>a</blob></E>", 9, "expected base64"),
        ("<E><epoch>x</epoch></E>", 10, "expected a number of seconds"),
        ("<E><bigInteger>1.5</bigInteger></E>", 15, "expected a whole number"),
        ("<E><choice/></E>", 12, UNION),
        ("<E><choice>x</choice></E>", 11, UNION),
        ("<E><choice><number>1</number><number>2</number></choice></E>", 37, UNION),
        ("<E><choice><number>1</number><new/></choice></E>", 35, UNION),
        ("<E><choice><flat>1</flat><list/><flat>2</flat></choice></E>", 32, UNION),
        ("<E><map><entry><value>1</value></entry></map></E>", 8, "the entry has no key"),
        ("<E><KVP/></E>", 3, "the entry has no key"),
    ]);
}

#[test]
fn an_error_has_a_line_and_a_column_in_characters() {
    let error = read::<Everything>("<E>\n <Text>é</Text>\r\n\t<long>ü</long></E>").expect_err("ü");
    assert_eq!((error.line, error.column, error.offset), (3, 8, 29));
    assert_eq!(
        error.to_string(),
        "expected a whole number of at most 64 bits at line 3, column 8 (byte 29)"
    );
}

const GOOD: &str = "\u{feff}<?xml version='1.0' encoding='UTF-8'?><!-- c -->\n<x:E xmlns:x='urn:x' \
    xsi:type=\"a&amp;b\" since = '1985-04-12T23:20:50Z'><boolean> true </boolean><byte>-1</byte>\
    <Text>a&#xe9;<![CDATA[<b>]]><!-- c --></Text><blob>YWJj</blob><epoch>1.5</epoch>\
    <httpDates><member>Sun, 02 Jan 2000 20:34:56.456 GMT</member></httpDates><?pi?>\
    <Flat>a</Flat><parts id='1'><Size>2</Size></parts><Flat/><other a='&lt;'><b>c</b></other>\
    <maps><entry><V><entry><value>true</value><Inner>i</Inner></entry></V><K>k</K></entry></maps>\
    <KVP><K>a</K><V id='1'/></KVP><choice><list><member>true</member></list></choice>\
    <next><next/></next></x:E>";

#[test]
fn every_truncation_is_refused() {
    let text = GOOD.as_bytes();
    assert_eq!(read::<Everything>(text).err(), None);
    for length in 0..text.len() {
        let error = read::<Everything>(&text[..length]).expect_err("a prefix");
        assert!(error.offset <= length, "{length}: {error}");
        // The byte order mark is cut where it isn't UTF-8.
        let expected = if length == 1 || length == 2 { "invalid UTF-8" } else { SHORT };
        assert_eq!(error.problem, expected, "{length}: {error}");
    }
}

#[test]
fn replacing_or_removing_any_byte_does_not_panic() {
    for index in 0..GOOD.len() {
        for byte in
            [0, b'<', b'>', b'/', b'&', b';', b'"', b'\'', b'=', b' ', b'!', b'?', b'a', 0xff]
        {
            let mut text = GOOD.as_bytes().to_vec();
            text[index] = byte;
            let _ = read::<Everything>(&text);
            text.remove(index);
            let _ = read::<Everything>(&text);
        }
    }
}

/// A megabyte of openings, each of which a careless reader would follow.
#[test]
fn deep_nesting_is_refused() {
    // The limit is 256, so what opens the 257th element is the fault.
    for (prefix, bomb, offset) in [
        ("", "<a>", 3 * 256),
        ("<E>", "<a>", 3 + 3 * 255),
        ("<E>", "<next>", 3 + 6 * 255),
        ("<E>", "<choice><structure>", 3 + 19 * 127 + 8),
        ("<E><nested>", "<member>", 11 + 8 * 2),
        ("<E><maps><entry><V>", "<a><entry><V>", 19 + 13 * 84),
    ] {
        let text = prefix.to_owned() + &bomb.repeat(1_000_000 / bomb.len());
        let error = read::<Everything>(&text).expect_err("a bomb");
        let expected =
            if bomb == "<member>" { "expected text, not an element" } else { "nested too deeply" };
        assert_eq!((error.offset, error.problem), (offset, expected), "{bomb}");
    }
}

#[test]
fn the_depth_limit_is_exact() {
    for depth in 1..200 {
        let nested = "<a>".repeat(depth) + &"</a>".repeat(depth);
        // Twice, for what was closed is given back; an empty tag takes nothing.
        let text = format!("<E>{nested}<b/>{nested}</E>");
        let reader = XmlReader::with_limits(text.as_bytes(), Limits::new().depth(100));
        let read = reader.and_then(|mut reader| reader.read_root(&mut Everything::default()));
        assert_eq!(read.is_ok(), depth < 100, "{depth}");
    }
    let text = "<E><maps><entry><V><entry><value>true</value><Inner>i</Inner></entry></V>\
                <K>k</K></entry></maps></E>";
    for depth in 0..8 {
        let reader = XmlReader::with_limits(text.as_bytes(), Limits::new().depth(depth));
        let read = reader.and_then(|mut reader| reader.read_root(&mut Everything::default()));
        assert_eq!(read.is_ok(), depth >= 6, "{depth}");
    }
}

#[test]
fn the_size_limit_is_checked_first() {
    let limits = Limits::new().size(4);
    assert!(XmlReader::with_limits(b"<E/>", limits).is_ok());
    let error = XmlReader::with_limits(b"\xff\xff\xff\xff\xff", limits).err().unwrap();
    assert_eq!((error.offset, error.problem), (4, "the text is larger than the limit"));
}

farrier::shape! {
    /// A map of itself.
    pub struct Nest: derive(Debug, Clone, Default, PartialEq), read;

    /// The map.
    pub all: Option<std::collections::BTreeMap<String, Nest>> = member("all"),
}

/// A value that comes before its key is passed over and then read, and so are all that are within it.
#[test]
fn values_before_their_keys_take_linear_time() {
    let text = |depth: usize| {
        let (before, after) = ("<all><entry><value>", "</value><key>k</key></entry></all>");
        let many = "<z/>".repeat(10_000);
        format!("<E>{}{many}{}</E>", before.repeat(depth), after.repeat(depth))
    };
    let read_nest = read::<Nest>(text(12)).unwrap();
    assert!(read_nest.all.is_some_and(|all| all.contains_key("k")));
    let error = read::<Nest>(text(60)).unwrap_err();
    assert_eq!(error.problem, "too many values come before their keys");
}

/// What takes time in proportion to the text, and would not if anything were read twice.
#[test]
fn long_texts_take_linear_time() {
    let many = 200_000;
    for text in [
        format!("<E a='{}'/>", "&#65;".repeat(many)),
        format!("<E>{}</E>", "<Text>a</Text>".repeat(many)),
        format!("<E>{}</E>", "&#65;".repeat(many)),
        format!("<E>{}</E>", "<!-- -->".repeat(many)),
        format!("<E><Text>{}</Text></E>", "<![CDATA[\r]]>\n".repeat(many)),
        format!("<E>{}</E>", "<Flat/><x/>".repeat(many)),
        format!("<E {}></E>", " ".repeat(1_000_000)),
    ] {
        assert_eq!(read::<Everything>(&text).err(), None);
    }
}
