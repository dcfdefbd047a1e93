//! Structures with a member of every kind and every binding of XML.
#![allow(unreachable_pub, dead_code, reason = "a module of several tests")]

use std::collections::BTreeMap;

use farrier::codec::{ReadValue, WriteValue};
use farrier::formats::xml::{XmlError, XmlReader, XmlWriter};
use farrier::{BigDecimal, BigInteger, Bytes, Member, Timestamp, TimestampFormat};

/// One member of each kind; `next` makes it recursive.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Everything {
    pub boolean: bool,
    pub byte: i8,
    pub long: Option<i64>,
    pub float: f32,
    pub double: Option<f64>,
    pub attribute: Option<String>,
    pub text: Option<String>,
    pub blob: Option<Bytes>,
    pub epoch: Option<Timestamp>,
    pub date_time: Option<Timestamp>,
    pub http_dates: Vec<Timestamp>,
    pub big_integer: Option<BigInteger>,
    pub big_decimal: BigDecimal,
    pub texts: Option<Vec<String>>,
    pub nested: Vec<Vec<i32>>,
    pub flat: Option<Vec<String>>,
    pub parts: Vec<Part>,
    pub sparse: Vec<Option<String>>,
    pub map: BTreeMap<String, f64>,
    pub maps: BTreeMap<String, BTreeMap<String, bool>>,
    pub flat_map: Option<BTreeMap<String, Part>>,
    pub since: Option<Timestamp>,
    pub choice: Option<Choice>,
    pub next: Option<Box<Everything>>,
}

farrier::structure!(
    Everything,
    read,
    write,
    [
        boolean("boolean"),
        byte("byte"),
        long("long"),
        float("float"),
        double("double"),
        attribute("attribute", "xsi:type").attribute(),
        text("text", "Text"),
        blob("blob"),
        epoch("epoch").timestamp(TimestampFormat::EpochSeconds),
        date_time("dateTime"),
        http_dates("httpDates").of(&Member::item().timestamp(TimestampFormat::HttpDate)),
        big_integer("bigInteger"),
        big_decimal("bigDecimal"),
        texts("texts").of(&Member::item().named("Item")),
        nested("nested").namespace("urn:nested"),
        flat("flat", "Flat").flattened().of(&Member::item().named("never")),
        parts("parts").flattened(),
        sparse("sparse"),
        map("map"),
        maps("maps")
            .keys(&Member::item().named("K").namespace("urn:key"))
            .of(&Member::item().named("V").keys(&Member::item().named("Inner"))),
        flat_map("flatMap", "KVP")
            .flattened()
            .keys(&Member::item().named("K"))
            .of(&Member::item().named("x:V").prefixed_namespace("x", "urn:value")),
        since("since").attribute(),
        choice("choice"),
        next("next"),
    ]
);

/// A structure in lists and maps, with an attribute.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    pub size: Option<i64>,
    pub id: Option<i32>,
}

farrier::structure!(Part, read, write, [size("Size"), id("id").attribute()]);

/// A union.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    Number(i64),
    Structure(Box<Everything>),
    List(Vec<bool>),
    Flat(Vec<String>),
    Unknown(String),
}

farrier::union!(
    Choice,
    read,
    write,
    [Number("number"), Structure("structure"), List("list"), Flat("flat").flattened()]
);

/// The root of every document here.
pub const ROOT: Member = Member::item().named("Everything");

/// Writes a document.
pub fn write(value: &dyn WriteValue) -> String {
    let mut writer = XmlWriter::new();
    value.write(&ROOT, &mut writer);
    String::from_utf8(writer.finish().to_vec()).expect("UTF-8")
}

/// Reads a document.
pub fn read<T: ReadValue>(text: impl AsRef<[u8]>) -> Result<T, XmlError> {
    let mut value = T::blank();
    XmlReader::new(text.as_ref())?.read_value(&ROOT, &mut value).map(|()| value)
}
