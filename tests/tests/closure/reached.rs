//! The shapes that operations reach, from the JSON of a model alone: a second opinion, which
//! shares no line with the reader of models.

use std::collections::BTreeSet;

use serde_json::Value;

/// The members of a resource that name operations (smithy.io, Resource).
const OF_RESOURCES: [&str; 8] =
    ["create", "put", "read", "update", "delete", "list", "operations", "collectionOperations"];

/// A model and one of its services.
pub(crate) struct Reached {
    shapes: Value,
    service: String,
}

impl Reached {
    /// Of the service to which the operation belongs.
    pub(crate) fn of(text: &str, operation: &str) -> Self {
        let mut model: Value = serde_json::from_str(text).unwrap();
        let shapes = model["shapes"].take();
        let services = shapes.as_object().unwrap().iter();
        let mut services = services.filter(|(_, shape)| shape["type"] == "service");
        let has = |service: &Value| operations(&shapes, service).contains(operation);
        let service = services.find(|(_, service)| has(service)).unwrap().0.clone();
        Self { shapes, service }
    }

    /// The ids of all operations of the service.
    pub(crate) fn operations(&self) -> BTreeSet<String> {
        operations(&self.shapes, &self.shapes[&self.service])
    }

    /// The ids of the shapes that these operations reach and for which there must be a type.
    pub(crate) fn by(&self, operations: &[&str]) -> BTreeSet<String> {
        let mut open = Vec::new();
        for id in operations {
            let operation = &self.shapes[*id];
            open.extend(target(&operation["input"]));
            open.extend(target(&operation["output"]));
            open.extend(targets(&operation["errors"]));
            open.extend(targets(&self.shapes[&self.service]["errors"]));
        }
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            if !id.starts_with("smithy.api#") && seen.insert(id.clone()) {
                open.extend(self.held_by(&id));
            }
        }
        seen.retain(|id| self.has_type(id));
        seen
    }

    /// What the members of a shape target, those of its mixins included.
    fn held_by(&self, id: &str) -> Vec<String> {
        let shape = &self.shapes[id];
        assert!(shape.is_object(), "{id} is not in the model");
        if shape["type"] == "enum" || shape["type"] == "intEnum" {
            return Vec::new();
        }
        let named = shape["members"].as_object().into_iter().flatten().map(|(_, member)| member);
        let members = named.chain(["member", "key", "value"].map(|name| &shape[name]));
        let mut held: Vec<_> = members.filter_map(target).collect();
        for mixin in targets(&shape["mixins"]) {
            held.extend(self.held_by(&mixin));
        }
        held
    }

    fn has_type(&self, id: &str) -> bool {
        let shape = &self.shapes[id];
        match shape["type"].as_str().unwrap() {
            "structure" | "union" | "enum" | "intEnum" => true,
            "string" => is_enum(&shape["traits"]["smithy.api#enum"]),
            _ => false,
        }
    }
}

/// Whether a string with this `enum` trait is an enum: each value has a name, or one that can be
/// made of it, and no two the same (smithy.io, enum trait).
fn is_enum(definitions: &Value) -> bool {
    let Some(definitions) = definitions.as_array() else { return false };
    let name = |definition: &Value| -> Option<String> {
        let given = definition["name"].as_str().map(str::to_owned);
        let made = || {
            let value = definition["value"].as_str().unwrap();
            let separators = |c: char| "-.:/".contains(c) || c.is_whitespace();
            let name = value.split(separators).filter(|part| !part.is_empty());
            name.collect::<Vec<_>>().join("_")
        };
        let name = given.unwrap_or_else(made);
        let starts = name.trim_start_matches('_').starts_with(|c: char| c.is_ascii_alphabetic());
        let is_identifier = starts && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        is_identifier.then_some(name)
    };
    let names: Option<BTreeSet<_>> = definitions.iter().map(name).collect();
    names.is_some_and(|names| names.len() == definitions.len())
}

/// The operations of a service or resource, and of its resources.
fn operations(shapes: &Value, holder: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for key in OF_RESOURCES {
        found.extend(target(&holder[key]));
        found.extend(targets(&holder[key]));
    }
    for resource in targets(&holder["resources"]) {
        found.extend(operations(shapes, &shapes[&resource]));
    }
    found
}

fn target(reference: &Value) -> Option<String> {
    reference["target"].as_str().map(str::to_owned)
}

fn targets(references: &Value) -> Vec<String> {
    references.as_array().into_iter().flatten().filter_map(target).collect()
}
