//! One snapshot for each thing that keeps files from becoming a model.

mod support;

use farrier_smithy::Source;
use support::{faults, source};

macro_rules! shapes {
    ($($name:ident: $shapes:expr;)+) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(stringify!($name), faults(&[source($shapes)]));
        })+
    };
}

macro_rules! texts {
    ($($name:ident: $text:expr;)+) => {
        $(#[test]
        fn $name() {
            let source = Source::new("test.json", $text);
            insta::assert_snapshot!(stringify!($name), faults(&[source]));
        })+
    };
}

texts! {
    json_syntax: "{\"smithy\": \"2.0\",\n  \"shapes\": {]}";
    json_ends_early: "{\"smithy\": \"2.0\",\n  \"shapes\": {";
    empty_text: "";
    not_an_object: "[]";
    version_missing: "{}";
    version_unknown: "{\"smithy\": \"3.0\"}";
    version_not_a_string: "{\n\"smithy\": 2}";
    version_twice: "{\"smithy\": \"2.0\", \"smithy\": \"2.0\"}";
    shapes_not_an_object: "{\"smithy\": \"2.0\", \"shapes\": []}";
    nested_too_deeply: format!(
        "{{\"smithy\": \"2.0\", \"shapes\": {{\"a#S\": {{\"type\": \"string\", \"traits\": {{\"a#t\": {}{}}}}}}}}}",
        "[".repeat(10_000), "]".repeat(10_000)
    );
    columns_count_characters: "{\"smithy\": \"2.0\", \"ä\": \"😀\", \"shapes\": 1, \"shapes\": {}}";
}

shapes! {
    shape_not_an_object: r#""a#S": 1"#;
    type_missing: r#""a#S": {}"#;
    type_unknown: r#""a#S": {"type": "structur"}"#;
    type_not_a_string: r#""a#S": {"type": 7}"#;
    shape_id_invalid: r#""a#1": {"type": "string"}"#;
    shape_id_of_a_member: r#""a#S$m": {"type": "string"}"#;
    shape_twice: r#""a#S": {"type": "string"}, "a#S": {"type": "string"}"#;
    key_twice: r#""a#S": {"type": "string", "type": "string"}"#;
    member_twice: r#""a#S": {"type": "structure", "members": {
        "m": {"target": "smithy.api#String"},
        "m": {"target": "smithy.api#String"}}}"#;
    trait_twice: r#""a#S": {"type": "string", "traits": {"a#t": 1, "a#t": 1}}"#;
    members_not_an_object: r#""a#S": {"type": "structure", "members": []}"#;
    member_name_invalid: r#""a#S": {"type": "structure", "members": {
        "a-b": {"target": "smithy.api#String"}}}"#;
    member_not_an_object: r#""a#S": {"type": "structure", "members": {"m": "smithy.api#String"}}"#;
    member_without_target: r#""a#S": {"type": "structure", "members": {"m": {}}}"#;
    target_not_an_id: r#""a#L": {"type": "list", "member": {"target": "String"}}"#;
    reference_not_an_object: r#""a#O": {"type": "operation", "input": "a#I"}"#;
    references_not_an_array: r#""a#O": {"type": "operation", "errors": {}}"#;
    trait_id_invalid: r#""a#S": {"type": "string", "traits": {"required": {}}}"#;
    apply_to_no_shape: r#""a#Strin": {"type": "apply", "traits": {}}, "a#String": {"type": "string"}"#;
    apply_to_no_member: r#"
        "a#S": {"type": "structure", "members": {"name": {"target": "smithy.api#String"}}},
        "a#S$nam": {"type": "apply", "traits": {}}"#;
    mixin_missing: r#"
        "a#Base": {"type": "structure", "traits": {"smithy.api#mixin": {}}},
        "a#S": {"type": "structure", "mixins": [{"target": "a#Bas"}]}"#;
    mixin_without_trait: r#"
        "a#Base": {"type": "structure"},
        "a#S": {"type": "structure", "mixins": [{"target": "a#Base"}]}"#;
    mixin_of_another_kind: r#"
        "a#Base": {"type": "union", "traits": {"smithy.api#mixin": {}}},
        "a#S": {"type": "structure", "mixins": [{"target": "a#Base"}]}"#;
    mixin_circle: r#"
        "a#A": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": "a#B"}]},
        "a#B": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": "a#A"}]}"#;
    mixin_members_disagree: r#"
        "a#A": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": {
            "m": {"target": "smithy.api#String"}}},
        "a#S": {"type": "structure", "mixins": [{"target": "a#A"}], "members": {
            "m": {"target": "smithy.api#Integer"}}}"#;
}

#[test]
fn shape_in_two_files() {
    let first = Source::new("first.json", source(r#""a#S": {"type": "string"}"#).text);
    let second = Source::new("second.json", source(r#""a#S": {"type": "blob"}"#).text);
    insta::assert_snapshot!(faults(&[first.clone(), second]));
    assert!(support::read(&[first.clone(), first]).is_ok());
}

#[test]
fn apply_conflict() {
    let traits =
        |value: &str| format!(r#""traits": {{"smithy.api#pattern": "{value}", "a#list": [1]}}"#);
    let shape = source(&format!(r#""a#S": {{"type": "string", {}}}"#, traits("a")));
    let apply = |value: &str| source(&format!(r#""a#S": {{"type": "apply", {}}}"#, traits(value)));
    insta::assert_snapshot!(faults(&[shape.clone(), apply("b")]));
    assert!(support::read(&[shape, apply("a")]).is_ok());
}

#[test]
fn metadata_in_two_files() {
    let file = |name: &str, value: &str| {
        Source::new(name, format!("{{\"smithy\": \"2.0\", \"metadata\": {{\"key\": {value}}}}}"))
    };
    insta::assert_snapshot!(faults(&[file("first.json", "1"), file("second.json", "2")]));
    let arrays = [file("first.json", "[1]"), file("second.json", "[2]")];
    let model = support::read(&arrays).unwrap();
    assert_eq!(model.metadata("key").collect::<Vec<_>>(), ["[1]", "[2]"]);
}

#[test]
fn faults_know_their_sources() {
    let source = source(r#""a#S": {"type": "strin"}"#);
    let faults = support::read(std::slice::from_ref(&source)).unwrap_err();
    assert_eq!(faults.len(), 1);
    let fault = faults.iter().next().unwrap();
    assert_eq!((fault.line, fault.column), (2, 17));
    assert_eq!(fault.shape.as_deref(), Some("a#S"));
    assert_eq!(faults.sources(), std::slice::from_ref(&source));
    let span = fault.span.offset..fault.span.offset + fault.span.len;
    assert_eq!(&source.text[span], "\"strin\"");
}

#[test]
fn ids_have_an_end() {
    let named = |length: usize| {
        let id = format!("a#{}", "S".repeat(length - 2));
        Source::new(
            "s.json",
            format!(r#"{{"smithy": "2.0", "shapes": {{"{id}": {{"type": "string"}}}}}}"#),
        )
    };
    farrier_smithy::load(&[named(500)]).unwrap().check().unwrap();
    let expected = "s.json:1:30: the id of the shape has more than 500 characters\n  \
                    hint: give the shape a shorter name";
    assert_eq!(faults(&[named(501)]), expected);
}

/// Faults repeat what the model says, so those of a hostile one may be long.
#[test]
fn faults_take_a_bounded_memory() {
    let missing = format!("a#{}", "X".repeat(100_000));
    let list = |n| format!(r#""a#S{n}": {{"type": "list", "member": {{"target": "{missing}"}}}}"#);
    let shapes: Vec<_> = (0..100).map(list).collect();
    let faults = farrier_smithy::load(&[source(&shapes.join(","))]).unwrap().check().unwrap_err();
    assert!(faults.omitted() > 0);
    assert_eq!(faults.len() + faults.omitted(), 100);
    let length: usize = faults.iter().map(|fault| fault.message.len()).sum();
    assert!(length <= 4_000_000, "{length}");
}
