//! What each kind of value is in a form (smithy.io, AWS query protocol, AWS EC2 query protocol).
#![allow(missing_docs, reason = "shapes are public, and nobody sees these")]

use std::collections::BTreeMap;

use farrier::codec::WriteStruct;
use farrier::formats::query::{Dialect, QueryWriter};
use farrier::{BigDecimal, Bytes, Member, Timestamp, TimestampFormat};

/// The form of a structure's members.
fn form(dialect: Dialect, value: &dyn WriteStruct) -> String {
    let mut writer = QueryWriter::new(dialect);
    value.write_members(&mut writer);
    String::from_utf8(writer.finish().unwrap().to_vec()).unwrap()
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

farrier::shape! {
    pub struct Scalars: derive(Default), write;

    pub flag: Option<bool> = member("flag"),
    pub count: Option<i32> = member("count"),
    pub single: Option<f32> = member("single"),
    pub double: Option<f64> = member("double"),
    pub exact: Option<BigDecimal> = member("exact"),
    pub text: Option<String> = member("text", "Text"),
    pub blob: Option<Bytes> = member("blob"),
    pub at: Option<Timestamp> = member("at"),
    pub epoch: Option<Timestamp> = member("epoch").timestamp(TimestampFormat::EpochSeconds),
}

#[test]
fn scalars_are_written_as_text() {
    let at = Timestamp::from_timestamp(1_422_172_800, 0);
    let value = Scalars {
        flag: Some(false),
        count: Some(-3),
        single: Some(0.1),
        double: Some(1e21),
        exact: "-1.50E+400".parse().ok(),
        text: Some("a b&c=d+é/~-._".to_owned()),
        blob: Some(Bytes::from_static(b"value")),
        at,
        epoch: at,
    };
    assert_eq!(
        form(Dialect::Aws, &value),
        "flag=false&count=-3&single=0.1&double=1e%2B21&exact=-1.50E%2B400\
         &Text=a%20b%26c%3Dd%2B%C3%A9%2F~-._&blob=dmFsdWU%3D&at=2015-01-25T08%3A00%3A00Z\
         &epoch=1422172800"
    );
}

#[test]
fn absent_members_are_left_out_and_empty_strings_have_a_key() {
    assert_eq!(form(Dialect::Aws, &Scalars::default()), "");
    let value = Scalars {
        text: Some(String::new()),
        blob: Some(Bytes::new()),
        double: Some(f64::NAN),
        single: Some(f32::NEG_INFINITY),
        ..Scalars::default()
    };
    assert_eq!(form(Dialect::Ec2, &value), "single=-Infinity&double=NaN&Text=&blob=");
}

farrier::shape! {
    pub struct Lists: derive(Default), write;

    pub plain: Option<Vec<String>> = member("plain").query_name("Plain"),
    pub named: Option<Vec<String>> = member("named").of(&NAMED),
    pub flat: Option<Vec<String>> = member("flat", "Hi").of(&NAMED).flattened(),
    pub nested: Option<Vec<Vec<String>>> = member("nested"),
    pub sparse: Option<Vec<Option<i32>>> = member("sparse"),
    pub last: Option<bool> = member("last"),
}

static NAMED: Member = Member::item().named("item");

fn lists() -> Lists {
    Lists {
        plain: Some(texts(["a", "b"])),
        named: Some(texts(["c"])),
        flat: Some(texts(["d", "e"])),
        nested: Some(vec![vec!["f".to_owned()], Vec::new(), vec!["g".to_owned()]]),
        sparse: Some(vec![None, Some(1), None, Some(2)]),
        last: Some(true),
    }
}

#[test]
fn elements_of_lists_are_numbered() {
    assert_eq!(
        form(Dialect::Aws, &lists()),
        "plain.member.1=a&plain.member.2=b&named.item.1=c&Hi.1=d&Hi.2=e\
         &nested.member.1.member.1=f&nested.member.2=&nested.member.3.member.1=g\
         &sparse.member.1=1&sparse.member.2=2&last=true"
    );
}

#[test]
fn ec2_writes_every_list_flattened() {
    assert_eq!(
        form(Dialect::Ec2, &lists()),
        "Plain.1=a&Plain.2=b&named.1=c&Hi.1=d&Hi.2=e&nested.1.1=f&nested.3.1=g\
         &sparse.1=1&sparse.2=2&last=true"
    );
}

#[test]
fn aws_writes_empty_lists_and_ec2_leaves_them_out() {
    let empty = || Some(Vec::new());
    let value = Lists { plain: empty(), flat: empty(), last: Some(true), ..Lists::default() };
    assert_eq!(form(Dialect::Aws, &value), "plain=&Hi=&last=true");
    assert_eq!(form(Dialect::Ec2, &value), "last=true");
}

farrier::shape! {
    pub struct Maps: derive(Default), write;

    pub plain: BTreeMap<String, String> = required("plain"),
    pub named: BTreeMap<String, i32> = required("named").keys(&KEY).of(&VALUE),
    pub flat: BTreeMap<String, String> = required("flat").flattened(),
    pub nodes: BTreeMap<String, Node> = required("nodes"),
    pub sparse: BTreeMap<String, Option<String>> = required("sparse"),
    pub lists: BTreeMap<String, Vec<i32>> = required("lists"),
}

farrier::shape! {
    pub struct Node: derive(Default), write;

    pub name: Option<String> = member("Name"),
    pub next: Option<Box<Node>> = member("Next"),
}

static KEY: Member = Member::item().named("K");
static VALUE: Member = Member::item().named("V");

fn map<V, const N: usize>(entries: [(&str, V); N]) -> BTreeMap<String, V> {
    entries.map(|(key, value)| (key.to_owned(), value)).into()
}

#[test]
fn entries_of_maps_are_numbered() {
    let text = |text: &str| text.to_owned();
    let leaf = Node { name: Some(text("c")), next: None };
    let node = Node { name: Some(text("b")), next: Some(Box::new(leaf)) };
    let value = Maps {
        plain: map([("a.b", text("1")), ("c", text("&"))]),
        named: map([("a", 1)]),
        flat: map([("a", text("1")), ("b", text("2"))]),
        nodes: map([("a", node), ("z", Node::default())]),
        sparse: map([("a", None), ("b", Some(text("2"))), ("c", None)]),
        lists: map([("a", vec![]), ("b", vec![7, 8])]),
    };
    assert_eq!(
        form(Dialect::Aws, &value),
        "plain.entry.1.key=a.b&plain.entry.1.value=1&plain.entry.2.key=c&plain.entry.2.value=%26\
         &named.entry.1.K=a&named.entry.1.V=1\
         &flat.1.key=a&flat.1.value=1&flat.2.key=b&flat.2.value=2\
         &nodes.entry.1.key=a&nodes.entry.1.value.Name=b&nodes.entry.1.value.Next.Name=c\
         &nodes.entry.2.key=z\
         &sparse.entry.1.key=b&sparse.entry.1.value=2\
         &lists.entry.1.key=a&lists.entry.1.value=\
         &lists.entry.2.key=b&lists.entry.2.value.member.1=7&lists.entry.2.value.member.2=8"
    );
    assert_eq!(form(Dialect::Aws, &Maps::default()), "");
}

#[test]
fn debug_shows_nothing_of_the_form() {
    let mut writer = QueryWriter::new(Dialect::Aws);
    writer.pair("Password", "s3cret");
    assert_eq!(format!("{writer:?}"), "QueryWriter { dialect: Aws, bytes: 15, .. }");
}
