//! One snapshot for each rule about the values of traits.

mod support;

use support::{faults, source};

macro_rules! shapes {
    ($($name:ident: $shapes:expr;)+) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(stringify!($name), faults(&[source($shapes)]));
        })+
    };
}

shapes! {
    length_min_above_max: r#""a#S": {"type": "string", "traits": {"smithy.api#length": {"min": 2, "max": 1}}}"#;
    length_negative: r#""a#S": {"type": "string", "traits": {"smithy.api#length": {"min": -1}}}"#;
    length_empty: r#""a#S": {"type": "string", "traits": {"smithy.api#length": {}}}"#;
    length_of_a_number: r#""a#S": {"type": "integer", "traits": {"smithy.api#length": {"min": 1}}}"#;
    range_min_above_max: r#"
        "a#S": {"type": "long", "traits": {"smithy.api#range": {"min": 9007199254740993, "max": 9007199254740992}}}"#;
    range_not_a_number: r#""a#S": {"type": "long", "traits": {"smithy.api#range": {"min": "1"}}}"#;
    range_a_fraction: r#""a#S": {"type": "long", "traits": {"smithy.api#range": {"min": 0.5}}}"#;
    range_of_a_string: r#""a#S": {"type": "string", "traits": {"smithy.api#range": {"min": 1}}}"#;
    nearly_a_known_trait: r#"
        "a#S": {"type": "string", "traits": {"smithy.api#lenght": {"min": 1}, "smithy.api#new": {}}},
        "a#T": {"type": "structure", "members": {"s": {"target": "a#S",
            "traits": {"smithy.api#requried": {}, "a#length": {}}}}},
        "a#V": {"type": "service", "version": "1", "traits": {
            "aws.protocols#restJson": {}, "smithy.protocol#rpcv2Cbor": {}, "b#restJson1": {},
            "aws.protocols#awsJson1_2": {}, "smithy.protocols#rpcv3Cbor": {}, "alloy#simpleRestXml": {},
            "smithy4s.api#length": {}}}"#;
    unique_items_without_equality: r#"
        "a#F": {"type": "list", "member": {"target": "smithy.api#Float"},
            "traits": {"smithy.api#uniqueItems": {}}},
        "a#T": {"type": "structure", "members": {
            "more": {"target": "a#Ts"}, "any": {"target": "smithy.api#Document"}}},
        "a#Ts": {"type": "list", "member": {"target": "a#T"},
            "traits": {"smithy.api#uniqueItems": {}}},
        "a#I": {"type": "list", "member": {"target": "smithy.api#Integer"},
            "traits": {"smithy.api#uniqueItems": {}}}"#;
    waiters: r#"
        "a#O": {"type": "operation", "traits": {"smithy.waiters#waitable": {
            "Never": {"acceptors": []},
            "Slow": {"acceptors": [{"state": "success", "matcher": {"success": true}}],
                "minDelay": 5, "maxDelay": 4},
            "Torn": {"acceptors": [{"state": "success", "matcher": {}}]}}}},
        "a#P": {"type": "operation", "traits": {"smithy.waiters#waitable": {
            "Odd": {"acceptors": [{"state": "done", "matcher": {"success": true}}]}}}}"#;
    pattern_not_a_string: r#""a#S": {"type": "string", "traits": {"smithy.api#pattern": 1}}"#;
    required_not_an_object: r#"
        "a#S": {"type": "structure", "members": {
            "m": {"target": "smithy.api#String", "traits": {"smithy.api#required": true}}}}"#;
    required_on_a_shape: r#""a#S": {"type": "structure", "traits": {"smithy.api#required": {}}}"#;
    documentation_not_a_string: r#""a#S": {"type": "string", "traits": {"smithy.api#documentation": 1}}"#;
    timestamp_format_unknown: r#"
        "a#S": {"type": "timestamp", "traits": {"smithy.api#timestampFormat": "iso"}}"#;
    xml_name_with_markup: r#"
        "a#S": {"type": "structure", "traits": {"smithy.api#xmlName": "a b='c'"}}"#;
    xml_prefix_with_markup: r#"
        "a#S": {"type": "structure", "traits": {
            "smithy.api#xmlNamespace": {"uri": "urn:x", "prefix": "a='b' c"}}}"#;
    key_twice_in_value: r#""a#S": {"type": "string", "traits": {"a#t": [{"k": {"x": 1, "x": 2}}]}}"#;
    error_unknown: r#""a#S": {"type": "structure", "traits": {"smithy.api#error": "user"}}"#;
    range_a_string: r#""a#S": {"type": "integer", "traits": {"smithy.api#range": "5"}}"#;
    tags_an_object: r#""a#S": {"type": "integer", "traits": {"smithy.api#tags": {}}}"#;
    http_code_a_string: r#"
        "a#O": {"type": "operation",
            "traits": {"smithy.api#http": {"method": "GET", "uri": "/", "code": "200"}}}"#;
    retryable_wrong: r#""a#S": {"type": "structure", "traits": {"smithy.api#retryable": {"throttling": 1}}}"#;
    aws_service_without_sdk_id: r#"
        "a#S": {"type": "service", "version": "1", "traits": {"aws.api#service": {"arnNamespace": "a"}}}"#;
    default_of_wrong_type: r#"
        "a#S": {"type": "structure", "members": {
            "bool": {"target": "smithy.api#Boolean", "traits": {"smithy.api#default": "true"}},
            "text": {"target": "smithy.api#String", "traits": {"smithy.api#default": 1}},
            "blob": {"target": "smithy.api#Blob", "traits": {"smithy.api#default": "?"}},
            "byte": {"target": "smithy.api#Byte", "traits": {"smithy.api#default": 128}},
            "whole": {"target": "smithy.api#Integer", "traits": {"smithy.api#default": 1.5}},
            "long": {"target": "smithy.api#Long", "traits": {"smithy.api#default": 9223372036854775808}},
            "double": {"target": "smithy.api#Double", "traits": {"smithy.api#default": "nan"}},
            "time": {"target": "smithy.api#Timestamp", "traits": {"smithy.api#default": true}},
            "document": {"target": "smithy.api#Document", "traits": {"smithy.api#default": [1]}},
            "list": {"target": "a#L", "traits": {"smithy.api#default": ["a"]}},
            "enum": {"target": "a#E", "traits": {"smithy.api#default": "B"}},
            "self": {"target": "a#S", "traits": {"smithy.api#default": {}}}}},
        "a#L": {"type": "list", "member": {"target": "smithy.api#String"}},
        "a#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}}"#;
    default_out_of_range: r#"
        "a#I": {"type": "integer", "traits": {"smithy.api#range": {"max": 5}, "smithy.api#default": 6}}"#;
    default_in_a_union: r#"
        "a#U": {"type": "union", "members": {
            "m": {"target": "smithy.api#Integer", "traits": {"smithy.api#default": 1}}}}"#;
    enum_trait_value_twice: r#"
        "a#S": {"type": "string", "traits": {"smithy.api#enum": [{"value": "-a"}, {"value": "-a"}]}}"#;
}
