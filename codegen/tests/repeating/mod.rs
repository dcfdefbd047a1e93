//! Models in which a part is repeated by many others.

use serde_json::{Map, Value, json};

use crate::shapes::{Form, model, nesting, operations_with, sharing, string, structure, target};

/// The forms of models whose clients would be far larger, with a size at which they are refused.
pub(crate) const REPEATING: [(&str, Form, usize); 10] = [
    ("errors of a service", common_errors, 600),
    ("a documentation", |count| targeting(count, "smithy.api#documentation", "text by "), 800),
    ("a pattern", |count| targeting(count, "smithy.api#pattern", "abcdefgh"), 800),
    ("a pattern that isn't one", |count| targeting(count, "smithy.api#pattern", "a++bcdef"), 800),
    ("a media type", |count| targeting(count, "smithy.api#mediaType", "abcdefgh"), 800),
    ("maps in maps", nested_maps, 500),
    ("members of a mixin", mixed_members, 150),
    ("the documentation of a mixin", |count| mixing("structure", count, &json!({})), 800),
    ("a value of a mixin", |count| mixing("enum", count, &documented_value(count)), 800),
    ("a pattern in a mixin", |count| mixing("structure", count, &broken_pattern(count)), 800),
];

fn common_errors(count: usize) -> Value {
    operations_with(count, count)
}

/// Members that target a shape with a trait whose value is long.
fn targeting(count: usize, name: &str, value: &str) -> Value {
    sharing(count, json!({"type": "string", "traits": {name: value.repeat(count)}}))
}

fn nested_maps(count: usize) -> Value {
    let traits = json!({"smithy.api#length": {"min": 1, "max": 9}});
    let map = |inner: &str| json!({"type": "map", "key": string(), "value": target(inner), "traits": traits});
    nesting(count, 60, map)
}

/// Shapes of a kind that all have a mixin with these members and a documentation.
fn mixing(kind: &str, count: usize, members: &Value) -> Value {
    let ids = || (0..count).map(|n| format!("a#U{n}"));
    let user = || json!({"type": kind, "mixins": [target("a#Mixin")]});
    let mut model = model("a#S0", ids().map(|id| (id, user())));
    let docs = "text ".repeat(2 * count);
    let traits = json!({"smithy.api#mixin": {}, "smithy.api#documentation": docs});
    model["shapes"]["a#Mixin"] = json!({"type": kind, "members": members, "traits": traits});
    let members = ids().enumerate().map(|(n, id)| (format!("m{n}"), target(&id)));
    model["shapes"]["a#S0"] = structure(members);
    model
}

fn mixed_members(count: usize) -> Value {
    let members: Map<_, _> = (0..count).map(|n| (format!("x{n}"), string())).collect();
    mixing("structure", count, &members.into())
}

fn documented_value(count: usize) -> Value {
    let traits = json!({"smithy.api#documentation": "text ".repeat(2 * count)});
    json!({"V": {"target": "smithy.api#Unit", "traits": traits}})
}

fn broken_pattern(count: usize) -> Value {
    let traits = json!({"smithy.api#pattern": format!("a++{}", "b".repeat(10 * count))});
    json!({"x": {"target": "smithy.api#String", "traits": traits}})
}
