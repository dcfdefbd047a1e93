//! Strings with the `enum` trait become enum shapes:
//! <https://smithy.io/2.0/spec/type-refinement-traits.html#enum-trait>.

use std::collections::HashSet;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::id::{ShapeId, is_identifier};
use crate::model::graph::Graph;
use crate::model::prelude;
use crate::model::reference::Reference;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::model::traits::Traits;
use crate::source::{Json, Place};
use crate::traits::{Deprecated, Documentation, EnumTrait, EnumValue, Internal, Tags, Trait};

/// A value, its parts still text.
#[derive(Deserialize)]
struct Definition<'a> {
    #[serde(borrow)]
    value: &'a RawValue,
    #[serde(default)]
    name: Option<String>,
    #[serde(borrow, default)]
    documentation: Option<&'a RawValue>,
    #[serde(borrow, default)]
    tags: Option<&'a RawValue>,
    #[serde(default)]
    deprecated: bool,
}

/// Converts every string whose values have names, or get them from the values.
/// A string that can't be converted keeps its trait.
pub(crate) fn convert(graph: &mut Graph) {
    let unit = ShapeId::unchecked(prelude::UNIT);
    for shape in graph.shapes.values_mut().filter(|shape| shape.kind == ShapeKind::String) {
        let Some(json) = shape.traits.json(EnumTrait::ID) else {
            continue;
        };
        if let Some(members) = members(shape, json, &unit) {
            shape.traits.remove(EnumTrait::ID);
            shape.members = members;
            shape.kind = ShapeKind::Enum;
        }
    }
}

/// The members that an `enum` trait stands for.
fn members(shape: &Shape, json: &Json, unit: &ShapeId) -> Option<Vec<Member>> {
    let definitions: Vec<Definition<'_>> = serde_json::from_str(json.get()).ok()?;
    let mut names = HashSet::new();
    let mut members = Vec::with_capacity(definitions.len());
    for definition in definitions {
        let name = name(&definition)?;
        if !names.insert(name.clone()) {
            return None;
        }
        let place = json.part(definition.value.get()).place;
        members.push(Member {
            container: shape.id.clone(),
            name: Arc::from(name),
            target: Reference { id: unit.clone(), place: place.clone() },
            resolved: usize::MAX,
            traits: traits(&definition, json, &place),
            place,
        });
    }
    (!members.is_empty()).then_some(members)
}

/// The traits of a value's member.
fn traits(definition: &Definition<'_>, json: &Json, place: &Place) -> Traits {
    let mut traits = Traits::default();
    let mut add = |id: &str, value: Json| traits.push(ShapeId::unchecked(id), value);
    add(EnumValue::ID, json.part(definition.value.get()));
    if let Some(documentation) = definition.documentation {
        add(Documentation::ID, json.part(documentation.get()));
    }
    if let Some(tags) = definition.tags {
        add(Tags::ID, json.part(tags.get()));
        let tags: Vec<String> = serde_json::from_str(tags.get()).unwrap_or_default();
        if tags.iter().any(|tag| tag == "internal") {
            add(Internal::ID, Json::made("{}", place.clone()));
        }
    }
    if definition.deprecated {
        add(Deprecated::ID, Json::made("{}", place.clone()));
    }
    traits
}

/// The name of a value: its own, or the value with `_` for what names can't have.
fn name(definition: &Definition<'_>) -> Option<String> {
    let name = if let Some(name) = &definition.name {
        name.clone()
    } else {
        let value: String = serde_json::from_str(definition.value.get()).ok()?;
        value.replace(|char: char| "-.:/ \t".contains(char), "_")
    };
    is_identifier(&name).then_some(name)
}
