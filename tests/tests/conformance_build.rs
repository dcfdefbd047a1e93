//! What the build script makes of the official protocol tests: on models of our own, and on what is
//! no model. The tests themselves are in `conformance/`.

#[path = "../build/conformance/mod.rs"]
mod conformance;

use std::fs;

use serde_json::{Value, json};

/// The text that the build script writes for these files.
fn built(files: &[(&str, &str)]) -> String {
    let (models, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (name, text) in files {
        fs::write(models.path().join(name), text).unwrap();
    }
    conformance::of_folder(models.path(), out.path()).unwrap()
}

/// A model with one service a protocol, all of which have the operations `Get` and `Host`, whose
/// error is `Gone`. Each of these has one case.
fn model(protocols: &[&str], cases: &[Value]) -> String {
    let http = |uri: &str| json!({"method": "POST", "uri": uri, "code": 200});
    let operation = |uri: &str| {
        json!({
            "type": "operation",
            "errors": [{"target": "a#Gone"}],
            "traits": {"smithy.api#http": http(uri)},
        })
    };
    let mut shapes = json!({
        "a#Get": operation("/get"),
        "a#Host": operation("/host"),
        "a#Gone": {
            "type": "structure",
            "members": {},
            "traits": {
                "smithy.api#error": "client",
                "smithy.test#httpResponseTests": [case("GoneError", "restJson1")],
            },
        },
    });
    shapes["a#Get"]["traits"]["smithy.test#httpRequestTests"] = json!(cases);
    for protocol in protocols {
        shapes[format!("a#{}", protocol.to_uppercase())] = json!({
            "type": "service",
            "version": "1",
            "operations": [{"target": "a#Get"}, {"target": "a#Host"}],
            "traits": {format!("aws.protocols#{protocol}"): {}},
        });
    }
    json!({"smithy": "2.0", "shapes": shapes}).to_string()
}

fn case(id: &str, protocol: &str) -> Value {
    json!({"id": id, "protocol": format!("aws.protocols#{protocol}"), "method": "POST", "uri": "/"})
}

#[test]
fn a_case_is_a_test_of_its_operation() {
    let text = built(&[("own-model.json", &model(&["restJson1"], &[case("GetIt", "restJson1")]))]);
    assert!(text.contains("mod own_model {\npub(crate) mod rest_json1 {"), "{text}");
    assert!(text.contains("=> crate::request::check::<super::client::Get>;"), "{text}");
    assert!(text.contains("\nget_it("), "{text}");
    assert!(text.contains("own_model::rest_json1::request::CASES"), "{text}");
    assert!(!text.contains("#[test]"), "nothing is wrong: {text}");
}

#[test]
fn an_error_is_tested_with_every_operation_that_lists_it() {
    let text = built(&[("a.json", &model(&["restJson1"], &[]))]);
    let (_, error) = text.split_once("gone_error(").unwrap();
    for operation in ["Get", "Host"] {
        let check = format!("check::<super::client::{operation}, super::client::Gone>");
        assert!(error.contains(&check), "{error}");
        assert!(error.contains(&format!("super::client::{operation}Error::Gone(")), "{error}");
    }
}

#[test]
fn names_are_names_of_rust() {
    let ids = ["type", "Type", "Foo", "foo", "GET", "2nd"];
    let cases = ids.map(|id| case(id, "restJson1"));
    let text = built(&[
        ("generator.json", &model(&["restJson1"], &cases)),
        ("1.json", &model(&["restJson1"], &[])),
    ]);
    for name in ["type_(", "type_2(", "foo(", "foo_2(", "get(", "case_2nd("] {
        assert!(text.contains(&format!("\n{name}")), "{name} in {text}");
    }
    assert!(text.contains("mod generator_2 {") && text.contains("mod case_1 {"), "{text}");
}

#[test]
fn each_service_has_the_cases_of_its_protocol() {
    let cases = [case("One", "restJson1"), case("Two", "awsJson1_1")];
    let text = built(&[("a.json", &model(&["restJson1", "awsJson1_1"], &cases))]);
    let (json, rest) = text
        .split_once("mod restjson1_rest_json1 {")
        .map_or_else(|| panic!("{text}"), |(before, after)| (before, after));
    assert!(json.contains("two(") && !json.contains("one("), "{text}");
    assert!(rest.contains("one(") && !rest.contains("two("), "{text}");
}

#[test]
fn cases_for_servers_are_left_out() {
    let mut server = case("ForServers", "restJson1");
    server["appliesTo"] = "server".into();
    let mut client = case("ForClients", "restJson1");
    client["appliesTo"] = "client".into();
    let text = built(&[("a.json", &model(&["restJson1"], &[server, client]))]);
    assert!(text.contains("for_clients(") && !text.contains("for_servers("), "{text}");
}

#[test]
fn what_is_no_model_is_a_failing_test() {
    let text = built(&[("bad.json", "{\"smithy\": 1"), ("empty.json", "")]);
    assert!(text.contains("#[test] fn bad() { panic!("), "{text}");
    assert!(text.contains("#[test] fn empty() { panic!("), "{text}");
    let text = built(&[("cases.json", &model(&["restJson1"], &[json!({"id": 1})]))]);
    assert!(text.contains("#[test] fn cases() { panic!("), "{text}");
    assert!(built(&[]).contains("#[test] fn no_model() { panic!("));
}

#[test]
fn a_case_that_no_service_can_run_is_a_failing_test() {
    let text = built(&[("a.json", &model(&["restJson1"], &[case("Lost", "restXml")]))]);
    assert!(text.contains("#[test] fn a_lost() { panic!("), "{text}");
    assert!(text.contains("speaks aws.protocols#restXml and has a#Get"), "{text}");
}

#[test]
fn a_service_that_is_refused_fails_in_all_of_its_cases() {
    // No protocol of that name is known to the generator.
    let text = built(&[("a.json", &model(&["unheardOf"], &[case("GetIt", "unheardOf")]))]);
    let (_, get_it) = text.split_once("\nget_it(").unwrap();
    assert!(get_it.lines().next().unwrap().contains("=> |_| Err("), "{text}");
    assert!(text.contains("fn a_unheard_of_host()"), "an operation without cases: {text}");
    assert!(text.contains("fn a_gone_error()"), "an error without its protocol: {text}");
}

#[test]
fn a_text_of_the_model_stays_a_literal() {
    let mut hostile = case("Hostile", "restJson1");
    hostile["documentation"] = "\"#; } mod evil { \u{202e} \\".into();
    let text = built(&[("a.json", &model(&["restJson1"], &[hostile]))]);
    assert!(text.contains(r##"\"documentation\":\"\\\"#; } mod evil"##), "{text}");
}

#[test]
fn without_models_there_are_no_tests() {
    let text = conformance::none();
    assert!(text.contains("SUITES: &[&[crate::suite::Case]] = &[];"), "{text}");
    assert!(!text.contains("#[test]"), "{text}");
}
