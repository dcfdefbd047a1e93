//! What can be wrong with a model: each mistake is made in shapes of its own, beside sound ones.

use std::collections::BTreeMap;

use serde_json::{Value, json};

type Shapes = BTreeMap<String, Value>;

/// A mistake's name, and what makes it.
type Mistake = (&'static str, fn(&mut Shapes));

fn add(shapes: &mut Shapes, name: &str, shape: Value) {
    shapes.insert(format!("example.main#{name}"), shape);
}

/// A structure with one member, which targets a shape.
fn holder(id: &str, traits: &Value) -> Value {
    json!({ "type": "structure", "members": { "a": { "target": id, "traits": traits } } })
}

/// An operation that no service has.
fn operation(shapes: &mut Shapes, uri: &str, input: Value) {
    add(shapes, "MistakeInput", input);
    let http = json!({ "smithy.api#http": { "method": "GET", "uri": uri } });
    let input = json!({ "target": "example.main#MistakeInput" });
    add(shapes, "Mistake", json!({ "type": "operation", "input": input, "traits": http }));
}

/// The mistakes.
pub(super) const ALL: &[Mistake] = &[
    ("a target that doesn't exist", |shapes| {
        add(shapes, "Mistake", holder("example.main#Nowhere", &json!({})));
    }),
    ("a structure that must hold itself", |shapes| {
        add(
            shapes,
            "Mistake",
            holder("example.main#Mistake", &json!({ "smithy.api#required": {} })),
        );
    }),
    ("two structures that must hold each other", |shapes| {
        let required = || json!({ "smithy.api#required": {} });
        add(shapes, "Mistake", holder("example.main#Mistake2", &required()));
        add(shapes, "Mistake2", holder("example.main#Mistake", &required()));
    }),
    ("a list of itself", |shapes| {
        let member = json!({ "target": "example.main#Mistake" });
        add(shapes, "Mistake", json!({ "type": "list", "member": member }));
    }),
    ("a list and a map in a circle", |shapes| {
        let key = json!({ "target": "smithy.api#String" });
        let (map, list) = ("example.main#Mistake2", "example.main#Mistake");
        add(shapes, "Mistake", json!({ "type": "list", "member": { "target": map } }));
        add(shapes, "Mistake2", json!({ "type": "map", "key": key, "value": { "target": list } }));
    }),
    ("a union of itself", |shapes| {
        let members = json!({ "a": { "target": "example.main#Mistake" } });
        add(shapes, "Mistake", json!({ "type": "union", "members": members }));
    }),
    ("an unknown type", |shapes| add(shapes, "Mistake", json!({ "type": "struct" }))),
    ("no type", |shapes| add(shapes, "Mistake", json!({}))),
    ("no shape", |shapes| add(shapes, "Mistake", json!(7))),
    ("a union of nothing", |shapes| {
        add(shapes, "Mistake", json!({ "type": "union", "members": {} }));
    }),
    ("a map whose keys are numbers", |shapes| {
        let number = json!({ "target": "smithy.api#Integer" });
        add(shapes, "Mistake", json!({ "type": "map", "key": number, "value": number }));
    }),
    ("an enum with a value twice", |shapes| {
        let traits = json!({ "smithy.api#enumValue": "a" });
        let member = json!({ "target": "smithy.api#Unit", "traits": traits });
        add(shapes, "Mistake", json!({ "type": "enum", "members": { "A": member, "B": member } }));
    }),
    ("members that differ in case only", |shapes| {
        let text = json!({ "target": "smithy.api#String" });
        let members = json!({ "fooBar": text, "FooBar": text });
        add(shapes, "Mistake", json!({ "type": "structure", "members": members }));
    }),
    ("a shape whose name is none", |shapes| add(shapes, "1x", json!({ "type": "string" }))),
    ("a member whose name is none", |shapes| {
        let members = json!({ "a-b": { "target": "smithy.api#String" } });
        add(shapes, "Mistake", json!({ "type": "structure", "members": members }));
    }),
    ("a mixin of itself", |shapes| {
        let mixins = json!([{ "target": "example.main#Mistake" }]);
        let traits = json!({ "smithy.api#mixin": {} });
        add(shapes, "Mistake", json!({ "type": "structure", "mixins": mixins, "traits": traits }));
    }),
    ("a length that ends before it begins", |shapes| {
        let traits = json!({ "smithy.api#length": { "min": 2, "max": 1 } });
        add(shapes, "Mistake", json!({ "type": "string", "traits": traits }));
    }),
    ("a length of a number", |shapes| {
        let traits = json!({ "smithy.api#length": { "min": 1 } });
        add(shapes, "Mistake", json!({ "type": "integer", "traits": traits }));
    }),
    ("a trait's value of another type", |shapes| {
        add(shapes, "Mistake", holder("smithy.api#String", &json!({ "smithy.api#jsonName": 5 })));
    }),
    ("a default of another type", |shapes| {
        add(shapes, "Mistake", holder("smithy.api#Integer", &json!({ "smithy.api#default": "x" })));
    }),
    ("a member that targets an operation", |shapes| {
        operation(shapes, "/", holder("example.main#Mistake", &json!({})));
    }),
    ("an operation whose input is a list", |shapes| {
        let member = json!({ "target": "smithy.api#String" });
        operation(shapes, "/", json!({ "type": "list", "member": member }));
    }),
    ("a label without a member", |shapes| {
        operation(shapes, "/{b}", holder("smithy.api#String", &json!({})));
    }),
    ("a label that isn't required", |shapes| {
        let traits = json!({ "smithy.api#httpLabel": {} });
        operation(shapes, "/{a}", holder("smithy.api#String", &traits));
    }),
    ("a member that is bound twice", |shapes| {
        let traits = json!({ "smithy.api#httpQuery": "a", "smithy.api#httpHeader": "a" });
        operation(shapes, "/", holder("smithy.api#String", &traits));
    }),
    ("a uri without its slash", |shapes| {
        operation(shapes, "a", holder("smithy.api#String", &json!({})));
    }),
    ("a list of streams", |shapes| {
        let traits = json!({ "smithy.api#streaming": {} });
        add(shapes, "Mistake", json!({ "type": "blob", "traits": traits }));
        let member = json!({ "target": "example.main#Mistake" });
        add(shapes, "Mistake2", json!({ "type": "list", "member": member }));
    }),
    ("a service with an operation that doesn't exist", |shapes| {
        let operations = json!([{ "target": "example.main#Nowhere" }]);
        add(
            shapes,
            "Mistake",
            json!({ "type": "service", "version": "1", "operations": operations }),
        );
    }),
    ("a name for a shape that the service doesn't have", |shapes| {
        let rename = json!({ "example.main#Mistake2": "Other" });
        add(shapes, "Mistake2", json!({ "type": "string" }));
        add(shapes, "Mistake", json!({ "type": "service", "version": "1", "rename": rename }));
    }),
    ("traits for a shape that doesn't exist", |shapes| {
        let traits = json!({ "smithy.api#required": {} });
        add(shapes, "Mistake$a", json!({ "type": "apply", "traits": traits }));
    }),
];
