//! Smithy 1.0 models are read as if they were of 2.0.

mod support;

use farrier_smithy::traits::{Deprecated, EnumValue, Internal, Length, UniqueItems};
use farrier_smithy::{CheckedModel, ShapeKind};
use support::{model, old_source, read};

fn old(shapes: &str) -> CheckedModel {
    read(&[old_source(shapes)]).unwrap_or_else(|faults| panic!("{faults}"))
}

const NUMBERS: &str = r#"
    "a#S": {"type": "structure", "members": {
        "primitive": {"target": "smithy.api#PrimitiveInteger"},
        "boxed": {"target": "smithy.api#Integer"},
        "flag": {"target": "smithy.api#PrimitiveBoolean"},
        "own": {"target": "a#Own"},
        "ownBoxed": {"target": "a#OwnBoxed"},
        "memberBoxed": {"target": "a#Own", "traits": {"smithy.api#box": {}}},
        "neverZero": {"target": "a#Own", "traits": {"smithy.api#range": {"min": 1}}},
        "text": {"target": "smithy.api#String"}}},
    "a#Own": {"type": "long"},
    "a#OwnBoxed": {"type": "long", "traits": {"smithy.api#box": {}}}"#;

#[test]
fn primitives_get_defaults() {
    let model = old(NUMBERS);
    let shape = model.get("a#S").unwrap();
    let defaults: Vec<_> = shape
        .members()
        .iter()
        .map(|member| (member.name(), member.traits().raw("smithy.api#default")))
        .collect();
    let expected = [
        ("primitive", Some("0")),
        ("boxed", None),
        ("flag", Some("false")),
        ("own", Some("0")),
        ("ownBoxed", None),
        ("memberBoxed", Some("null")),
        ("neverZero", None),
        ("text", None),
    ];
    assert_eq!(defaults, expected);
    assert_eq!(model.get("a#Own").unwrap().traits().raw("smithy.api#default"), Some("0"));
}

#[test]
fn nothing_changes_in_2_0() {
    let model = model(NUMBERS);
    let shape = model.get("a#S").unwrap();
    assert!(shape.members().iter().all(|member| !member.traits().contains("smithy.api#default")));
}

#[test]
fn streaming_payloads_get_defaults() {
    let model = old(r#""a#S": {"type": "structure", "members": {
            "body": {"target": "a#Body", "traits": {"smithy.api#httpPayload": {}}}}},
        "a#Body": {"type": "blob", "traits": {"smithy.api#streaming": {}}}"#);
    let body = model.get("a#S").unwrap().member("body").unwrap();
    assert_eq!(body.traits().raw("smithy.api#default"), Some("\"\""));
}

#[test]
fn sets_become_lists() {
    for model in [old, model] {
        let model = model(r#""a#S": {"type": "set", "member": {"target": "smithy.api#String"}}"#);
        let shape = model.get("a#S").unwrap();
        assert_eq!(shape.kind(), ShapeKind::List);
        assert!(shape.traits().has::<UniqueItems>());
    }
}

const ENUMS: &str = r#"
    "a#Named": {"type": "string", "traits": {
        "smithy.api#length": {"min": 1},
        "smithy.api#enum": [
            {"value": "z/1", "name": "Z", "documentation": "The \"last\".", "tags": ["internal"]},
            {"value": "a", "name": "A", "deprecated": true}]}},
    "a#Nameless": {"type": "string", "traits": {
        "smithy.api#enum": [{"value": "us-east-1"}, {"value": "m5.large"}]}},
    "a#Unnameable": {"type": "string", "traits": {
        "smithy.api#enum": [{"value": "1"}, {"value": "2"}]}}"#;

#[test]
fn enum_traits_become_enums() {
    for model in [old, model] {
        let model = model(ENUMS);
        let shape = model.get("a#Named").unwrap();
        assert_eq!(shape.kind(), ShapeKind::Enum);
        assert!(shape.traits().has::<Length>() && !shape.traits().contains("smithy.api#enum"));
        let [z, a] = shape.members() else { panic!("two members") };
        assert_eq!((z.name(), a.name()), ("Z", "A"));
        assert_eq!(z.traits().get(), Some(EnumValue::String("z/1".into())));
        assert_eq!(z.traits().raw("smithy.api#documentation"), Some(r#""The \"last\".""#));
        assert!(z.traits().has::<Internal>() && !z.traits().has::<Deprecated>());
        assert!(a.traits().has::<Deprecated>() && !a.traits().has::<Internal>());
        assert_eq!(model.target(a).id().as_str(), "smithy.api#Unit");
    }
}

#[test]
fn names_of_enum_values_are_made_up_if_they_can() {
    let model = model(ENUMS);
    let nameless = model.get("a#Nameless").unwrap();
    let names: Vec<_> = nameless.members().iter().map(farrier_smithy::Member::name).collect();
    assert_eq!(names, ["us_east_1", "m5_large"]);
    let unnameable = model.get("a#Unnameable").unwrap();
    assert_eq!(unnameable.kind(), ShapeKind::String);
    assert!(unnameable.traits().contains("smithy.api#enum"));
}
