//! One snapshot for each rule about shapes and how they hang together.

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
    target_dangling: r#"
        "a#City": {"type": "string"},
        "a#L": {"type": "list", "member": {"target": "a#Citi"}}"#;
    target_dangling_in_prelude: r#""a#L": {"type": "list", "member": {"target": "smithy.api#Strin"}}"#;
    target_an_operation: r#"
        "a#O": {"type": "operation"},
        "a#L": {"type": "list", "member": {"target": "a#O"}}"#;
    input_not_a_structure: r#""a#O": {"type": "operation", "input": {"target": "smithy.api#String"}}"#;
    output_dangling: r#""a#O": {"type": "operation", "output": {"target": "a#Out"}}"#;
    error_not_an_error: r#"
        "a#E": {"type": "structure"},
        "a#O": {"type": "operation", "errors": [{"target": "a#E"}]}"#;
    input_is_an_output: r#"
        "a#X": {"type": "structure", "traits": {"smithy.api#output": {}}},
        "a#O": {"type": "operation", "input": {"target": "a#X"}}"#;
    output_is_an_error: r#"
        "a#X": {"type": "structure", "traits": {"smithy.api#error": "client"}},
        "a#O": {"type": "operation", "output": {"target": "a#X"}}"#;
    service_operation_a_structure: r#"
        "a#X": {"type": "structure"},
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#X"}]}"#;
    resource_parts: r#"
        "a#R": {"type": "resource",
            "identifiers": {"id": {"target": "smithy.api#Integer"}},
            "properties": {"p": {"target": "a#R"}},
            "read": {"target": "a#R"},
            "resources": [{"target": "smithy.api#String"}]}"#;
    list_without_member: r#""a#L": {"type": "list"}"#;
    map_without_value: r#""a#M": {"type": "map", "key": {"target": "smithy.api#String"}}"#;
    map_key_a_number: r#"
        "a#M": {"type": "map", "key": {"target": "smithy.api#Integer"},
            "value": {"target": "smithy.api#Integer"}}"#;
    union_empty: r#""a#U": {"type": "union", "members": {}}"#;
    string_with_members: r#"
        "a#S": {"type": "string", "members": {"m": {"target": "smithy.api#String"}}}"#;
    member_names_differ_in_case: r#"
        "a#S": {"type": "structure", "members": {
            "name": {"target": "smithy.api#String"},
            "Name": {"target": "smithy.api#String"}}}"#;
    enum_value_twice: r#"
        "a#E": {"type": "enum", "members": {
            "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a"}},
            "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a"}}}}"#;
    enum_value_a_number: r#"
        "a#E": {"type": "enum", "members": {
            "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}}"#;
    enum_value_empty: r#"
        "a#E": {"type": "enum", "members": {
            "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": ""}}}}"#;
    int_enum_without_value: r#"
        "a#E": {"type": "intEnum", "members": {"A": {"target": "smithy.api#Unit"}}}"#;
    structure_contains_itself: r#"
        "a#A": {"type": "structure", "members": {
            "b": {"target": "a#B", "traits": {"smithy.api#required": {}}}}},
        "a#B": {"type": "structure", "members": {
            "a": {"target": "a#A", "traits": {"smithy.api#required": {}}}}}"#;
    union_contains_itself: r#"
        "a#U": {"type": "union", "members": {"u": {"target": "a#U"}}}"#;
    list_contains_itself: r#"
        "a#L": {"type": "list", "member": {"target": "a#M"}},
        "a#M": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#L"}}"#;
    names_in_service: r#"
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}]},
        "a#O": {"type": "operation", "input": {"target": "a#I"}},
        "a#I": {"type": "structure", "members": {"a": {"target": "b#City"}, "b": {"target": "c#CITY"}}},
        "b#City": {"type": "structure"},
        "c#CITY": {"type": "structure"}"#;
    rename_of_unknown: r#"
        "a#S": {"type": "service", "version": "1", "rename": {"a#X": "Y"}}"#;
    rename_of_unused: r#"
        "a#X": {"type": "structure"},
        "a#S": {"type": "service", "version": "1", "rename": {"a#X": "Y"}}"#;
    rename_to_no_name: r#"
        "a#S": {"type": "service", "version": "1", "errors": [{"target": "a#E"}], "rename": {"a#E": "1"}},
        "a#E": {"type": "structure", "traits": {"smithy.api#error": "client"}}"#;
    rename_to_the_same: r#"
        "a#S": {"type": "service", "version": "1", "errors": [{"target": "a#E"}], "rename": {"a#E": "E"}},
        "a#E": {"type": "structure", "traits": {"smithy.api#error": "client"}}"#;
    pages: r#"
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}, {"target": "a#P"}],
            "traits": {"smithy.api#paginated": {"inputToken": "token"}}},
        "a#O": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": "a#Out"},
            "traits": {"smithy.api#paginated": {}}},
        "a#P": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": "a#Out"},
            "traits": {"smithy.api#paginated": {"inputToken": "tok", "outputToken": "page.token",
                "pageSize": "token", "items": "page.token"}}},
        "a#In": {"type": "structure", "members": {"token": {"target": "smithy.api#String"}}},
        "a#Out": {"type": "structure", "members": {"page": {"target": "a#In"}}}"#;
    streams: r#"
        "a#Bytes": {"type": "blob", "traits": {"smithy.api#streaming": {}}},
        "a#Two": {"type": "structure", "members": {"a": {"target": "a#Bytes"}, "b": {"target": "a#Events"}}},
        "a#List": {"type": "list", "member": {"target": "a#Bytes"}},
        "a#Events": {"type": "union", "traits": {"smithy.api#streaming": {}}, "members": {
            "text": {"target": "smithy.api#String"},
            "event": {"target": "a#Event"}}},
        "a#Event": {"type": "structure", "members": {
            "header": {"target": "a#List", "traits": {"smithy.api#eventHeader": {}}},
            "payload": {"target": "smithy.api#Blob", "traits": {"smithy.api#eventPayload": {}}},
            "rest": {"target": "smithy.api#String"}}}"#;
    resource_read_without_identifier: r#"
        "a#Id": {"type": "string"},
        "a#In": {"type": "structure", "members": {"id": {"target": "a#Id"}}},
        "a#Read": {"type": "operation", "input": {"target": "a#In"}},
        "a#Stop": {"type": "operation"},
        "a#Make": {"type": "operation"},
        "a#R": {"type": "resource", "identifiers": {"id": {"target": "a#Id"}},
            "read": {"target": "a#Read"}, "create": {"target": "a#Make"},
            "operations": [{"target": "a#Stop"}]}"#;
    resource_read_with_one_of_six_identifiers: r#"
        "a#Id": {"type": "string"},
        "a#In": {"type": "structure", "members": {
            "two": {"target": "a#Id", "traits": {"smithy.api#required": {}}}}},
        "a#Read": {"type": "operation", "input": {"target": "a#In"},
            "traits": {"smithy.api#readonly": {}}},
        "a#R": {"type": "resource", "identifiers": {
            "one": {"target": "a#Id"}, "two": {"target": "a#Id"}, "three": {"target": "a#Id"},
            "four": {"target": "a#Id"}, "five": {"target": "a#Id"}, "six": {"target": "a#Id"}},
            "read": {"target": "a#Read"}}"#;
    resource_in_use_is_a_mixin: r#"
        "a#R": {"type": "resource", "traits": {"smithy.api#mixin": {}}},
        "a#T": {"type": "structure", "traits": {"smithy.api#mixin": {}}},
        "a#O": {"type": "operation", "input": {"target": "a#T"}},
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}],
            "resources": [{"target": "a#R"}]}"#;
    all_at_once: r#"
        "a#L": {"type": "list", "member": {"target": "a#No"}},
        "a#S": {"type": "string", "traits": {"smithy.api#length": {"min": -1}, "smithy.api#range": {"min": 1}}},
        "a#U": {"type": "union", "members": {}}"#;
}
