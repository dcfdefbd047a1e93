//! Bodies that take too long: reading ends at the first look at the clock after the time is over, whatever the
//! body is made of.

#![allow(missing_docs, unreachable_pub, reason = "shapes are public")]

use std::time::Instant;

use crate::codec::document::Document;
use crate::codec::pace::{LATE, ReadUntil, STEP};
use crate::codec::reader::ReadValue;
use crate::codec::responses::{Reading, Responses};
use crate::codec::value::Map;
use crate::formats::cbor::CborReader;
use crate::formats::json::JsonReader;
use crate::formats::xml::XmlReader;
use crate::number::BigInteger;
use crate::number::decimal::{LONGEST, TOO_LONG};
use crate::schema::member::Member;

crate::shape! {
    pub struct Tree: derive(), read;

    pub left: Option<Box<Tree>> = member("l"),
    pub right: Option<Box<Tree>> = member("r"),
}

crate::shape! {
    pub struct Root: derive(), read;

    pub number: Option<i32> = member("number"),
    pub numbers: Option<Vec<i32>> = member("numbers"),
    pub nulls: Option<Vec<Option<i32>>> = member("nulls"),
    pub trees: Option<Vec<Tree>> = member("trees"),
    pub flat: Option<Vec<i32>> = member("flat").flattened(),
    pub map: Option<Map<String, i32>> = member("map"),
    pub text: Option<String> = member("text"),
    pub tree: Option<Tree> = member("tree"),
    pub document: Option<Document> = member("document"),
}

/// Much more than a reader reads between two looks at the clock.
const SIZE: usize = 4 * STEP;

/// What a reader may go on after it should have looked at the clock.
const MORE: usize = 64;

fn over() -> Reading {
    Reading::new(Responses::Lenient).until(Some(ReadUntil(Instant::now())))
}

fn repeated(unit: &str) -> String {
    unit.repeat(SIZE / unit.len() + 1)
}

/// A tree in which every structure has two others, down to a depth.
fn tree(depth: usize, write: &dyn Fn(&str) -> String) -> String {
    (0..depth).fold(String::new(), |below, _| write(&below))
}

#[track_caller]
fn assert_late(body: &[u8], (offset, problem): (usize, &str)) {
    let shown = String::from_utf8_lossy(body.get(..40).unwrap_or(body)).into_owned();
    assert!(body.len() > SIZE, "{shown}");
    assert_eq!(problem, LATE, "{shown}");
    // What is refused before anything is read is found at the first piece.
    let is_in_time = offset == 0 || (STEP - MORE..STEP + MORE).contains(&offset);
    assert!(is_in_time, "{shown}: {offset}");
}

#[test]
fn json_ends_in_time() {
    let node = tree(13, &|below| {
        let below = if below.is_empty() { "{}" } else { below };
        format!("{{\"l\":{below},\"r\":{below}}}")
    });
    for body in [
        format!("{{\"numbers\":[{}1]}}", repeated("1,")),
        format!("{{\"nulls\":[{}1]}}", repeated("null,")),
        format!("{{\"trees\":[{}{{}}]}}", repeated("{},")),
        format!("{{\"map\":{{{}\"a\":1}}}}", repeated("\"a\":1,")),
        format!("{{{}\"number\":1}}", repeated("\"number\":1,")),
        format!("{{{}\"number\":1}}", repeated("\"strange\":1,")),
        format!("{{{}\"number\":1}}", repeated("\"number\":null,")),
        format!("{{\"strange\":[{}1]}}", repeated("1,")),
        format!("{{\"strange\":{{{}\"a\":1}}}}", repeated("\"a\":1,")),
        format!("{{\"strange\":\"{}\"}}", repeated("\\n")),
        format!("{{\"strange\":\"{}\"}}", repeated("\\u0041")),
        format!("{{\"text\":\"{}\"}}", repeated("\\n")),
        format!("{{\"document\":[{}1]}}", repeated("1,")),
        format!("{{\"document\":{{{}\"a\":1}}}}", repeated("\"a\":1,")),
        format!("{{\"number\":{}1}}", repeated(" ")),
        format!("{{\"number\":1}}{}", repeated("\n")),
        format!("{{\"tree\":{node}}}"),
    ] {
        let mut reader = JsonReader::new(body.as_bytes()).unwrap().reading(over());
        let error = reader.read_root(&mut Root::blank()).expect_err(&body);
        assert_late(body.as_bytes(), (error.offset, error.problem));
    }
}

#[test]
fn cbor_ends_in_time() {
    // A map of one entry.
    let entry = |name: &str, value: &[u8]| {
        [&[0xa1, 0x60 + u8::try_from(name.len()).unwrap()], name.as_bytes(), value].concat()
    };
    // What has no length, and ends with a break.
    let open = |head: u8, unit: &[u8]| {
        let units = unit.repeat(SIZE / unit.len() + 1);
        [&[head], units.as_slice(), &[0xff]].concat()
    };
    let node = (0..14).fold(vec![0xa0], |below: Vec<u8>, _| {
        [b"\xa2\x61l", below.as_slice(), b"\x61r", &below].concat()
    });
    let tags = [vec![0xc6; SIZE], vec![0]].concat();
    for body in [
        entry("numbers", &open(0x9f, &[1])),
        entry("nulls", &open(0x9f, &[0xf6])),
        entry("trees", &open(0x9f, &[0xa0])),
        entry("map", &open(0xbf, b"\x61a\x01")),
        open(0xbf, b"\x66number\x01"),
        open(0xbf, b"\x66number\xf6"),
        open(0xbf, b"\x67strange\x01"),
        entry("strange", &open(0x9f, &[1])),
        entry("strange", &open(0xbf, b"\x61a\x01")),
        entry("strange", &open(0x7f, b"\x61a")),
        entry("strange", &open(0x5f, b"\x41a")),
        entry("strange", &tags),
        entry("text", &open(0x7f, b"\x60")),
        entry("document", &open(0x9f, &[1])),
        entry("document", &open(0xbf, b"\x61a\x01")),
        entry("tree", &node),
    ] {
        let error = CborReader::new(&body).reading(over()).read_root(&mut Root::blank());
        let error = error.unwrap_err();
        assert_late(&body, (error.offset, error.problem));
    }
}

#[test]
fn xml_ends_in_time() {
    let element = |name: &str, unit: &str| format!("<R><{name}>{}</{name}></R>", repeated(unit));
    let root = |unit: &str| format!("<R>{}</R>", repeated(unit));
    let node = tree(13, &|below| format!("<l>{below}</l><r>{below}</r>"));
    for body in [
        element("numbers", "<member>1</member>"),
        element("numbers", "<strange/>"),
        element("trees", "<member/>"),
        element("map", "<entry><key>a</key><value>1</value></entry>"),
        element("map", "<strange/>"),
        element("map", "<entry><value>1</value><key>a</key></entry>"),
        root("<flat>1</flat>"),
        root("<number>1</number>"),
        root("<strange/>"),
        root("<number xsi:nil='true'/>"),
        root("<!---->"),
        root("<?a?>"),
        root("<![CDATA[]]>"),
        root("&lt;"),
        element("strange", "<a/>"),
        element("strange", "&lt;"),
        element("text", "&lt;"),
        element("text", "<!---->"),
        root(" "),
        root("\u{e9}"),
        format!("<R><!--{}--></R>", repeated("a")),
        format!("<R><text><![CDATA[{}]]></text></R>", repeated("a")),
        format!("<R a='{}'/>", repeated("a")),
        format!("{}<R/>", repeated("<!---->")),
        format!("<R/>{}", repeated("<!---->")),
        format!("<R><tree>{node}</tree></R>"),
    ] {
        let reading = over();
        let reader = XmlReader::at_pace(body.as_bytes(), reading.pace());
        let read = reader.and_then(|it| it.reading(reading).read_root(&mut Root::blank()));
        let error = read.expect_err(&body);
        assert_late(body.as_bytes(), (error.offset, error.problem));
    }
}

/// Reading what comes after a key doesn't start again without a look at the clock.
#[test]
fn values_before_their_keys_end_in_time() {
    static MAPS: Member = Member::item().of(&Member::item().of(&Member::item()));
    let inner = repeated("<entry><key>a</key><value>1</value></entry>");
    let body = format!("<R><entry><value>{inner}</value><key>a</key></entry></R>");
    let mut maps = Map::<String, Map<String, i32>>::blank();
    let mut reader = XmlReader::new(body.as_bytes()).unwrap();
    reader.read_value(&MAPS, &mut maps).unwrap();
    let mut reader = XmlReader::new(body.as_bytes()).unwrap().reading(over());
    let error = reader.read_value(&MAPS, &mut maps).unwrap_err();
    assert_late(body.as_bytes(), (error.offset, error.problem));
}

#[test]
fn a_small_body_is_read_without_a_look_at_the_clock() {
    let body = format!("{{\"numbers\":[{}1]}}", "1,".repeat(STEP / 2 - 20));
    let mut reader = JsonReader::new(body.as_bytes()).unwrap().reading(over());
    reader.read_root(&mut Root::blank()).unwrap();
}

/// Numbers are looked at several times, and not in pieces.
#[test]
fn very_long_numbers_are_refused() {
    crate::shape! {
        pub struct Big: derive(), read;

        pub number: Option<BigInteger> = member("n"),
    }
    for (length, fits) in [(LONGEST, true), (LONGEST + 1, false)] {
        let digits = "1".repeat(length);
        for (name, expected) in [("n", fits), ("strange", fits)] {
            let body = format!("{{\"{name}\":{digits}}}");
            let read = JsonReader::new(body.as_bytes()).unwrap().read_root(&mut Big::blank());
            assert_eq!(read.is_ok(), expected, "{name} {length}");
        }
        let body = format!("<R><n>{digits}</n></R>");
        let read = XmlReader::new(body.as_bytes()).unwrap().read_root(&mut Big::blank());
        assert_eq!(read.map_err(|error| error.problem), fits.then_some(()).ok_or(TOO_LONG));
    }
}
