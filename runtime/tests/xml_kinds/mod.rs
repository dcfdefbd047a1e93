//! Structures with a member of every kind and every binding of XML.
#![allow(unreachable_pub, dead_code, reason = "a module of several tests")]

use std::collections::BTreeMap;

use farrier::codec::{ReadValue, WriteValue};
use farrier::formats::xml::{XmlError, XmlReader, XmlWriter};
use farrier::{BigDecimal, BigInteger, Bytes, Member, Timestamp, TimestampFormat};

farrier::shape! {
    /// One member of each kind; `next` makes it recursive.
    pub struct Everything: derive(Debug, Clone, Default, PartialEq), read, write;

    pub boolean: bool = required("boolean"),
    pub byte: i8 = required("byte"),
    pub long: Option<i64> = member("long"),
    pub float: f32 = required("float"),
    pub double: Option<f64> = member("double"),
    pub attribute: Option<String> = member("attribute", "xsi:type").attribute(),
    pub text: Option<String> = member("text", "Text"),
    pub blob: Option<Bytes> = member("blob"),
    pub epoch: Option<Timestamp> = member("epoch").timestamp(TimestampFormat::EpochSeconds),
    pub date_time: Option<Timestamp> = member("dateTime"),
    pub http_dates: Vec<Timestamp> = required("httpDates")
        .of(&Member::item().timestamp(TimestampFormat::HttpDate)),
    pub big_integer: Option<BigInteger> = member("bigInteger"),
    pub big_decimal: BigDecimal = required("bigDecimal"),
    pub texts: Option<Vec<String>> = member("texts").of(&Member::item().named("Item")),
    pub nested: Vec<Vec<i32>> = required("nested").namespace("urn:nested"),
    pub flat: Option<Vec<String>> = member("flat", "Flat")
        .flattened().of(&Member::item().named("never")),
    pub parts: Vec<Part> = required("parts").flattened(),
    pub sparse: Vec<Option<String>> = required("sparse"),
    pub map: BTreeMap<String, f64> = required("map"),
    pub maps: BTreeMap<String, BTreeMap<String, bool>> = required("maps")
        .keys(&Member::item().named("K").namespace("urn:key"))
        .of(&Member::item().named("V").keys(&Member::item().named("Inner"))),
    pub flat_map: Option<BTreeMap<String, Part>> = member("flatMap", "KVP")
        .flattened()
        .keys(&Member::item().named("K"))
        .of(&Member::item().named("x:V").prefixed_namespace("x", "urn:value")),
    pub since: Option<Timestamp> = member("since").attribute(),
    pub choice: Option<Choice> = member("choice"),
    pub next: Option<Box<Everything>> = member("next"),
}

farrier::shape! {
    /// A structure in lists and maps, with an attribute.
    pub struct Part: derive(Debug, Clone, Default, PartialEq), read, write;

    pub size: Option<i64> = member("Size"),
    pub id: Option<i32> = member("id").attribute(),
}

farrier::shape! {
    /// A union.
    pub union Choice: derive(Debug, Clone, PartialEq), read, write;

    Number(i64) = member("number"),
    Structure(Box<Everything>) = member("structure"),
    List(Vec<bool>) = member("list"),
    Flat(Vec<String>) = member("flat").flattened(),
}

/// The root of every document here.
pub const ROOT: Member = Member::item().named("Everything");

/// Writes a document.
pub fn write(value: &dyn WriteValue) -> String {
    let mut writer = XmlWriter::new();
    value.write(&ROOT, &mut writer);
    String::from_utf8(writer.finish().unwrap().to_vec()).expect("UTF-8")
}

/// Reads a document.
pub fn read<T: ReadValue>(text: impl AsRef<[u8]>) -> Result<T, XmlError> {
    let mut value = T::blank();
    XmlReader::new(text.as_ref())?.read_value(&ROOT, &mut value).map(|()| value)
}
