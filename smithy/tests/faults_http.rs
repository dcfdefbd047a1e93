//! One snapshot for each rule about HTTP bindings.

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
    http_without_uri: r#""a#O": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET"}}}"#;
    http_method_invalid: r#"
        "a#O": {"type": "operation", "traits": {"smithy.api#http": {"method": "G T", "uri": "/"}}}"#;
    http_code_invalid: r#"
        "a#O": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/", "code": 20}}}"#;
    uri_relative: r#"
        "a#O": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "a"}}}"#;
    uri_greedy_not_last: r#"
        "a#O": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/{a+}/{b}"}}}"#;
    label_without_member: r#"
        "a#O": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/{id}"}}}"#;
    member_without_label: r#"
        "a#O": {"type": "operation", "input": {"target": "a#I"},
            "traits": {"smithy.api#http": {"method": "GET", "uri": "/"}}},
        "a#I": {"type": "structure", "members": {"id": {"target": "smithy.api#String",
            "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}}}}"#;
    label_not_required: r#"
        "a#O": {"type": "operation", "input": {"target": "a#I"},
            "traits": {"smithy.api#http": {"method": "GET", "uri": "/{id}"}}},
        "a#I": {"type": "structure", "members": {"id": {"target": "smithy.api#String",
            "traits": {"smithy.api#httpLabel": {}}}}}"#;
    label_greedy_number: r#"
        "a#O": {"type": "operation", "input": {"target": "a#I"},
            "traits": {"smithy.api#http": {"method": "GET", "uri": "/{id+}"}}},
        "a#I": {"type": "structure", "members": {"id": {"target": "smithy.api#Integer",
            "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}}}}"#;
    header_names: r#"
        "a#S": {"type": "structure", "members": {
            "a": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": 1}},
            "b": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": ""}},
            "c": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "a b"}},
            "d": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "Host"}}}}"#;
    bound_twice: r#"
        "a#S": {"type": "structure", "members": {"m": {"target": "smithy.api#String",
            "traits": {"smithy.api#httpHeader": "A", "smithy.api#httpQuery": "a"}}}}"#;
    same_place: r#"
        "a#S": {"type": "structure", "members": {
            "a": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "X-A"}},
            "b": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "x-a"}},
            "c": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "q"}},
            "d": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "q"}},
            "e": {"target": "smithy.api#String", "traits": {"smithy.api#httpPayload": {}}},
            "f": {"target": "smithy.api#Blob", "traits": {"smithy.api#httpPayload": {}}}}}"#;
    targets_of_bindings: r#"
        "a#S": {"type": "structure", "members": {
            "label": {"target": "smithy.api#Blob", "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}},
            "header": {"target": "a#S", "traits": {"smithy.api#httpHeader": "A"}},
            "query": {"target": "smithy.api#Document", "traits": {"smithy.api#httpQuery": "a"}},
            "params": {"target": "smithy.api#String", "traits": {"smithy.api#httpQueryParams": {}}},
            "prefix": {"target": "smithy.api#String", "traits": {"smithy.api#httpPrefixHeaders": "X-"}},
            "payload": {"target": "smithy.api#Integer", "traits": {"smithy.api#httpPayload": {}}},
            "code": {"target": "smithy.api#String", "traits": {"smithy.api#httpResponseCode": {}}}}}"#;
    unbound_beside_payload: r#"
        "a#O": {"type": "operation", "input": {"target": "a#I"},
            "traits": {"smithy.api#http": {"method": "PUT", "uri": "/"}}},
        "a#I": {"type": "structure", "members": {
            "body": {"target": "smithy.api#Blob", "traits": {"smithy.api#httpPayload": {}}},
            "rest": {"target": "smithy.api#String"}}}"#;
    error_code_invalid: r#"
        "a#E": {"type": "structure", "traits": {"smithy.api#error": "client", "smithy.api#httpError": 200}}"#;
    error_code_without_error: r#"
        "a#E": {"type": "structure", "traits": {"smithy.api#httpError": 404}}"#;
    protocol_needs_http: r#"
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}],
            "traits": {"aws.protocols#restJson1": {}}},
        "a#O": {"type": "operation"}"#;
    routes_conflict: r#"
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}, {"target": "a#P"}]},
        "a#O": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/x"}}},
        "a#P": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/x"}}}"#;
    routes_conflict_whatever_labels_are_called: r#"
        "a#S": {"type": "service", "version": "1", "operations": [
            {"target": "a#O"}, {"target": "a#P"}, {"target": "a#Q"}, {"target": "a#R"}]},
        "a#A": {"type": "structure", "members": {"a": {"target": "smithy.api#String",
            "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}}},
        "a#B": {"type": "structure", "members": {"b": {"target": "smithy.api#String",
            "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}}},
        "a#O": {"type": "operation", "input": {"target": "a#A"},
            "traits": {"smithy.api#http": {"method": "GET", "uri": "/x/{a}?k"}}},
        "a#P": {"type": "operation", "input": {"target": "a#B"},
            "traits": {"smithy.api#http": {"method": "GET", "uri": "/x/{b}/?k="}}},
        "a#Q": {"type": "operation", "input": {"target": "a#B"},
            "traits": {"smithy.api#http": {"method": "GET", "uri": "/x/{b+}?k="}}},
        "a#R": {"type": "operation", "input": {"target": "a#B"},
            "traits": {"smithy.api#http": {"method": "PUT", "uri": "/x/{b}?k="}}}"#;
    host_without_member: r#"
        "a#O": {"type": "operation", "traits": {"smithy.api#endpoint": {"hostPrefix": "{id}.data."}}},
        "a#P": {"type": "operation", "traits": {"smithy.api#endpoint": {"hostPrefix": "{id"}}}"#;
    api_key_header_invalid: r#"
        "a#S": {"type": "service", "version": "1",
            "traits": {"smithy.api#httpApiKeyAuth": {"name": "X Key", "in": "header"}}}"#;
    api_key_scheme_invalid: r#"
        "a#S": {"type": "service", "version": "1", "traits":
            {"smithy.api#httpApiKeyAuth": {"name": "X-Key", "in": "header", "scheme": "a\r\nb"}}}"#;
    api_key_scheme_in_query: r#"
        "a#S": {"type": "service", "version": "1", "traits":
            {"smithy.api#httpApiKeyAuth": {"name": "key", "in": "query", "scheme": "Key"}}}"#;
    auth_scheme_misspelt: r#"
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}], "traits":
            {"smithy.api#httpBasicAuth": {}, "smithy.api#auth": ["smithy.api#httpBasic"]}},
        "a#O": {"type": "operation", "traits": {"smithy.api#auth": ["smithy.api#httpBearerAuth"]}}"#;
    api_key_in_framing_header: r#"
        "a#S": {"type": "service", "version": "1", "traits":
            {"smithy.api#httpApiKeyAuth": {"name": "Content-Length", "in": "header"}}}"#;
}
