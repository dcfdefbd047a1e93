//! The service: its operations, some of them in resources, and other names for shapes whose names
//! clash in it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::names::Taken;
use super::{Draft, apply, members, operations, target, texts};

/// Adds the service.
pub(super) fn shape(draft: &mut Draft<'_>) {
    let id = draft.unique_id();
    let mut operations: Vec<Value> = draft.operations.iter().map(|id| target(id)).collect();
    let mut resources = Vec::new();
    while !operations.is_empty() && draft.choices.once_in(4) {
        let own = operations.split_off(operations.len() - 1);
        let below = std::mem::take(&mut resources);
        let resource = draft.unique_id();
        draft.add(&resource, json!({ "type": "resource", "operations": own, "resources": below }));
        resources.push(target(&resource));
    }
    let errors = operations::some_errors(draft);
    let mut shape = json!({
        "type": "service",
        "version": texts::hostile(&mut draft.choices),
        "operations": operations,
        "resources": resources,
        "errors": errors,
    });
    apply(&mut shape, draft.protocol.id, json!({}));
    traits(draft, &mut shape);
    let roots = draft.operations.iter().map(|id| &draft.shapes[id]);
    shape["rename"] = json!(renames(draft, roots.chain([&shape])));
    draft.add(&id, shape);
}

fn traits(draft: &mut Draft<'_>, shape: &mut Value) {
    members::describe(draft, shape);
    if draft.choices.below(2) == 1 {
        apply(shape, "smithy.api#title", json!(texts::documentation(&mut draft.choices)));
    }
    if draft.choices.once_in(3) {
        apply(shape, "smithy.api#xmlNamespace", json!({ "uri": "https://example.com/\"&<" }));
    }
    if draft.choices.once_in(3) {
        let service = json!({ "sdkId": "Some Thing", "endpointPrefix": "some-thing", "arnNamespace": "some" });
        apply(shape, "aws.api#service", service);
        apply(shape, "aws.auth#sigv4", json!({ "name": "some" }));
    }
}

/// Other names for data shapes of the service that differ in case only, or by namespace.
fn renames<'s>(
    draft: &Draft<'_>,
    roots: impl Iterator<Item = &'s Value>,
) -> BTreeMap<String, String> {
    let mut closure = BTreeSet::new();
    let mut open: Vec<&Value> = roots.collect();
    while let Some(shape) = open.pop() {
        for id in references(shape) {
            // Mixins lend their members, but aren't in the service themselves.
            if let Some(shape) = draft.shapes.get(&id)
                && closure.insert(id)
            {
                open.push(shape);
            }
        }
    }
    let data = |id: &String| {
        let kind = draft.shapes[id]["type"].as_str().unwrap_or_default();
        let mixin = draft.shapes[id]["traits"].get("smithy.api#mixin").is_some();
        !mixin && !matches!(kind, "operation" | "resource" | "service")
    };
    let mut taken = Taken::default();
    for id in &draft.operations {
        taken.take(name(id));
    }
    let mut renames = BTreeMap::new();
    for id in closure.iter().filter(|id| data(id)) {
        let (plain, mut number) = (name(id), 1);
        let mut free = plain.to_owned();
        while !taken.take(&free) {
            number += 1;
            free = format!("{plain}{number}");
        }
        if free != plain {
            renames.insert(id.clone(), free);
        }
    }
    renames
}

fn name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

/// The ids of everything that a shape names, wherever.
fn references(shape: &Value) -> Vec<String> {
    match shape {
        Value::Object(entries) => {
            let own = entries.get("target").and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(entries.values().flat_map(references)).collect()
        }
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}
