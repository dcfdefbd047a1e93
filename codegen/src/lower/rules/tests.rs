//! Rules that are odd or wrong: each is a graph or a reason.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{of_diagram, of_tree};

fn tree(rules: &Value) -> Value {
    let text = json!({ "type": "string" });
    json!({
        "version": "1.1",
        "parameters": { "A": text, "B": text, "Flag": { "type": "boolean", "default": false, "required": true } },
        "rules": rules,
    })
}

fn endpoint(url: &str, conditions: &Value) -> Value {
    json!({ "type": "endpoint", "conditions": conditions, "endpoint": { "url": url } })
}

fn equals(name: &str, text: &str) -> Value {
    json!({ "fn": "stringEquals", "argv": [{ "ref": name }, text] })
}

#[test]
fn what_is_wrong_is_told() {
    let call = |function: &str, argv: Value| {
        tree(&json!([endpoint("https://a", &json!([{ "fn": function, "argv": argv }]))]))
    };
    let url = |url: &str| tree(&json!([endpoint(url, &json!([]))]));
    for (rules, expected) in [
        (call("length", json!([{ "ref": "A" }])), "the function `length` isn't known"),
        (call("isSet", json!([])), "`isSet` has 0 arguments"),
        (call("isSet", json!([{ "ref": "C" }])), "`C` is neither a parameter nor a variable"),
        (call("getAttr", json!([{ "ref": "A" }, "x[y]"])), "`x[y]` is no path"),
        (url("https://{A"), "the braces of `https://{A` don't match"),
        (url("https://A}"), "the braces of `https://A}` don't match"),
        (url("https://{C}"), "`C` is neither a parameter nor a variable"),
        (tree(&json!([{ "conditions": [] }])), "a rule has neither one endpoint nor one error"),
        (tree(&json!([])), "no rule can match"),
    ] {
        assert_eq!(of_tree(&rules.to_string()).unwrap_err(), expected);
    }
    assert!(of_tree("{}").unwrap_err().contains("missing field"));
}

#[test]
fn a_variable_is_known_below_its_rule_only() {
    let assigned = json!([{ "fn": "uriEncode", "argv": [{ "ref": "A" }], "assign": "Encoded" }]);
    let inside = endpoint("https://{Encoded}", &assigned);
    assert!(of_tree(&tree(&json!([inside])).to_string()).is_ok());
    let outside = endpoint("https://{Encoded}", &json!([]));
    let rules = tree(&json!([inside, outside]));
    assert!(of_tree(&rules.to_string()).unwrap_err().contains("`Encoded`"));
}

#[test]
fn no_path_asks_twice() {
    let (a, flag) =
        (equals("A", "a"), json!({ "fn": "booleanEquals", "argv": [{ "ref": "Flag" }, true] }));
    let no_flag = json!({ "fn": "not", "argv": [{ "ref": "Flag" }] });
    let rules = tree(&json!([
        endpoint("https://1", &json!([a, flag])),
        endpoint("https://2", &json!([a, no_flag])),
        endpoint("https://3", &json!([flag])),
        endpoint("https://4", &json!([])),
    ]));
    let rules = of_tree(&rules.to_string()).unwrap();
    assert_eq!((rules.conditions.len(), rules.nodes.len()), (2, 3));
}

#[test]
fn rules_that_would_be_too_large_are_asked_in_order() {
    // Each pair of texts may or may not be there, and what follows depends on all of them.
    let pairs = |numbers: std::ops::Range<usize>| -> Vec<Value> {
        numbers
            .map(|number| {
                endpoint(
                    &format!("https://{number}"),
                    &json!([equals("A", &number.to_string()), equals("B", &number.to_string())]),
                )
            })
            .collect()
    };
    let mut rules = pairs(0..60);
    rules.extend((0..60).map(|number| {
        endpoint(&format!("https://b{number}"), &json!([equals("A", &number.to_string())]))
    }));
    let rules = of_tree(&tree(&json!(rules)).to_string()).unwrap();
    assert_eq!(rules.nodes.len(), 180);
    // More conditions than are kept in mind.
    let rules = of_tree(&tree(&json!(pairs(0..300))).to_string()).unwrap();
    assert_eq!(rules.nodes.len(), 600);
}

#[test]
fn rules_that_are_nested_too_deeply_are_refused() {
    let mut rules = endpoint("https://a", &json!([]));
    for _ in 0..80 {
        rules = json!({ "type": "tree", "conditions": [], "rules": [rules] });
    }
    let text = tree(&json!([rules])).to_string();
    assert!(of_tree(&text).is_err());
}

/// A diagram with these nodes and one condition and result.
fn diagram(nodes: &[[i32; 3]], root: i32) -> Value {
    let bytes: Vec<u8> = nodes.iter().flatten().flat_map(|number| number.to_be_bytes()).collect();
    json!({
        "version": "1.1",
        "parameters": { "A": { "type": "string" } },
        "conditions": [{ "fn": "isSet", "argv": [{ "ref": "A" }] }],
        "results": [{ "type": "endpoint", "conditions": [], "endpoint": { "url": "https://a" } }],
        "root": root,
        "nodeCount": nodes.len(),
        "nodes": STANDARD.encode(bytes),
    })
}

/// The node that each diagram begins with.
const FIRST: [i32; 3] = [-1, 1, -1];
const RESULT: i32 = 100_000_001;

#[test]
fn diagrams_are_followed_and_wrong_ones_are_told() {
    let rules = of_diagram(&diagram(&[FIRST, [0, RESULT, -1]], 2).to_string()).unwrap();
    assert_eq!(rules.nodes.len(), 1);
    // The same node once more, with its ways exchanged.
    let both = [FIRST, [0, 3, -3], [0, RESULT, -1]];
    let rules = of_diagram(&diagram(&both, 2).to_string()).unwrap();
    assert_eq!(rules.nodes.len(), 3);
    for (nodes, root, expected) in [
        (&[FIRST, [0, 2, -1]][..], 2, "a node leads back to itself"),
        (&[FIRST, [0, 3, -1], [0, 2, -1]], 2, "a node leads back to itself"),
        (&[FIRST, [0, 9, -1]], 2, "a reference is to a node that isn't there"),
        (&[FIRST, [0, 0, -1]], 2, "a reference is to a node that isn't there"),
        (&[FIRST, [1, RESULT, -1]], 2, "a node asks a condition that isn't there"),
        (&[FIRST, [0, RESULT + 1, -1]], 2, "a result isn't there"),
        (&[FIRST], i32::MIN, "a reference is to a node that isn't there"),
        (&[FIRST], 1, "no rule can match"),
    ] {
        assert_eq!(of_diagram(&diagram(nodes, root).to_string()).unwrap_err(), expected);
    }
    let mut cut = diagram(&[FIRST], 1);
    cut["nodeCount"] = json!(2);
    assert!(of_diagram(&cut.to_string()).unwrap_err().contains("more or fewer nodes"));
    cut["nodes"] = json!("?");
    assert!(of_diagram(&cut.to_string()).unwrap_err().contains("Base64"));
}
