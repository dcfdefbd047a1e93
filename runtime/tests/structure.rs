//! The macros for structures and unions, with names that try to get in each other's way.
#![allow(missing_docs, reason = "shapes are public, and nobody sees these")]

use farrier::codec::{ReadStruct, ReadValue, WriteStruct, WriteValue};
use farrier::formats::cbor::{CborReader, CborWriter};
use farrier::formats::json::{JsonReader, JsonWriter};
use farrier::formats::query::{Dialect, QueryWriter};
use farrier::formats::xml::XmlWriter;
use farrier::{Member, TimestampFormat, timestamp};

farrier::shape! {
    pub enum At: string;

    Home = "home",
}

farrier::shape! {
    /// Fields as the parameters, variables and items of what the macros make are called.
    #[expect(non_snake_case, reason = "one is called like the type, and like what a macro makes")]
    pub struct Order: derive(Debug, PartialEq), read, write;

    pub r: At = member("r", "say \"hi\"", ",\"say \\\"hi\\\"\":") or At::Home,
    pub w: Option<String> = member("w").sensitive(),
    pub f: i32 = member("f", "wireF").query("f") or -1,
    pub index: i64 = member("index") or 1 + 1,
    pub member: Vec<farrier::Timestamp> = required("member")
        .of(&Member::item().timestamp(TimestampFormat::DateTime)),
    pub value: Option<Box<Order>> = member("value"),
    pub r#type: bool = member("type") or true,
    pub Order: i8 = required("Order"),
}

farrier::shape! {
    pub union Choice: derive(Debug, PartialEq), read, write;

    Ok(i32) = member("Ok"),
    Err(String) = member("Err", "err"),
    Self_(Box<Order>) = member("Self"),
    None = member("None"),
    Value = member("value", "nothing").sensitive(),
}

farrier::shape! {
    #[allow(missing_docs)]
    pub union Nothing: derive(Clone, PartialEq), read, write, debug;

    A = member("A"),
    B = member("B"),
}

farrier::shape! {
    /// A structure that is only written.
    pub struct Cup: derive(Debug, PartialEq), write, new, default(values), input();

    pub size: i32 = member("size") or 12,
    pub name: Option<String> = member("name"),
}

#[test]
fn a_blank_structure_has_the_defaults_of_its_entries() {
    let blank = Order {
        r: At::Home,
        w: None,
        f: -1,
        index: 2,
        member: Vec::new(),
        value: None,
        r#type: true,
        Order: 0,
    };
    assert_eq!(Order::blank(), blank);
    assert_eq!(Choice::blank(), Choice::Unknown(String::new()));
}

#[test]
fn schemas_have_the_properties_of_the_entries() {
    let order = Order::blank();
    let members = ReadStruct::members(&order);
    assert!(std::ptr::eq(members, WriteStruct::members(&order)));
    let names: Vec<_> = members.iter().map(Member::name).collect();
    assert_eq!(names, ["r", "w", "f", "index", "member", "value", "type", "Order"]);
    assert_eq!(members[0].wire_name(), r#"say "hi""#);
    assert_eq!(members[0].json_key(), r#","say \"hi\"":"#);
    assert_eq!(members[2].json_key(), r#","wireF":"#);
    assert!(members[1].is_sensitive() && !members[2].is_sensitive());
    assert_eq!(members[4].element().timestamp_format(), Some(TimestampFormat::DateTime));
}

#[test]
fn members_are_written_and_read_back() {
    let inner = Order { w: Some("inner".to_owned()), ..Order::blank() };
    let order = Order { f: 7, value: Some(Box::new(inner)), Order: 3, ..Order::blank() };
    for choice in [
        Choice::Ok(5),
        Choice::Err("e".to_owned()),
        Choice::Self_(Box::new(order)),
        Choice::None,
        Choice::Value,
    ] {
        let mut writer = JsonWriter::new();
        choice.write(&Member::item(), &mut writer);
        let text = writer.finish().unwrap();
        let mut read = Choice::blank();
        JsonReader::new(&text).unwrap().read_value(&Member::item(), &mut read).unwrap();
        assert_eq!(read, choice);
    }
}

#[test]
fn a_variant_without_a_value_is_an_empty_structure() {
    for (choice, text) in [(Choice::None, r#"{"None":{}}"#), (Choice::Value, r#"{"nothing":{}}"#)] {
        let mut writer = JsonWriter::new();
        choice.write(&Member::item(), &mut writer);
        assert_eq!(writer.finish().unwrap(), text);
    }
    assert_eq!(format!("{:?} {:?}", Nothing::A, Nothing::B), "A B");
    assert_eq!(format!("{:?}", Nothing::Unknown("C".to_owned())), "Unknown(\"C\")");
}

#[test]
fn what_is_only_written_is_made_of_its_defaults() {
    assert_eq!(Cup::new(), Cup { size: 12, name: None });
    assert_eq!(Cup::new(), Cup::default());
}

/// A format that can't hold a value has no bytes to give.
#[test]
fn a_value_that_a_format_can_not_hold_is_an_error_at_the_end() {
    let member = farrier::member!("since").timestamp(TimestampFormat::DateTime);
    let at = timestamp::parse("253402300800", TimestampFormat::EpochSeconds).unwrap();
    let mut json = JsonWriter::new();
    let mut xml = XmlWriter::new();
    let mut query = QueryWriter::new(Dialect::Aws);
    let mut cbor = CborWriter::new();
    let writers: [&mut dyn farrier::codec::Writer; 4] =
        [&mut json, &mut xml, &mut query, &mut cbor];
    for writer in writers {
        at.write(&member, writer);
    }
    for outcome in [json.finish(), xml.finish(), query.finish()] {
        let error = outcome.unwrap_err().to_string();
        assert_eq!(error, "since: the format date-time has only the years from 0 to 9999");
    }
    let mut read = farrier::Timestamp::blank();
    CborReader::new(&cbor.finish()).read_value(&member, &mut read).unwrap();
    assert_eq!(read, at);
}
