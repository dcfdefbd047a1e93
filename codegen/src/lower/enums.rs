//! Enums of strings and of integers.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use farrier_smithy::traits::{EnumValue as Value, Internal, Sensitive};
use farrier_smithy::{Member, Shape, ShapeId};

use super::names::Named;
use super::{Shapes, budget, docs};
use crate::name::{Scope, TypeName};
use crate::plan::{Enum, EnumValue};

/// The variant that holds what the model doesn't name.
const UNKNOWN: &str = "Unknown";

/// An enum of strings.
pub(super) fn strings(shapes: &Shapes<'_>, named: &Named<'_>) -> Enum<String> {
    lower(shapes, named, |member| match member.traits().get::<Value>() {
        Some(Value::String(text)) => text,
        Some(Value::Integer(number)) => number.to_string(),
        None => member.name().to_owned(),
    })
}

/// An enum of integers.
pub(super) fn integers(shapes: &Shapes<'_>, named: &Named<'_>) -> Enum<i32> {
    lower(shapes, named, |member| match member.traits().get::<Value>() {
        Some(Value::Integer(number)) => number,
        // A checked model has an integer for each.
        _ => 0,
    })
}

/// Two members may have the same value: the first stands for both.
fn lower<V: Ord + Clone>(
    shapes: &Shapes<'_>,
    named: &Named<'_>,
    value: impl Fn(&Member) -> V,
) -> Enum<V> {
    let shape = named.shape;
    let sensitive = shape.traits().has::<Sensitive>();
    let mut seen = BTreeSet::new();
    let mut values: Vec<EnumValue<V>> = Vec::new();
    for (member, name) in shape.members().iter().zip(variants(shape)) {
        if shapes.budget.is_spent() {
            break;
        }
        let value = value(member);
        if !seen.insert(value.clone()) {
            continue;
        }
        let docs = docs::of_variant(member);
        let internal = member.traits().has::<Internal>();
        let value = EnumValue { name, docs, value, internal };
        shapes.budget.spend(shape.id(), budget::of_value(member.name(), &value));
        values.push(value);
    }
    Enum {
        id: shape.id().to_string(),
        name: named.path.name.clone(),
        docs: docs::of_shape(shapes, shape),
        values,
        sensitive,
    }
}

/// The variants of the enums for which somebody has asked, by their values.
#[derive(Debug, Default)]
pub(crate) struct Variants(RefCell<HashMap<ShapeId, HashMap<String, TypeName>>>);

impl Variants {
    /// The variant of an enum that has this value, or this number.
    pub(super) fn of_value(&self, shape: &Shape, value: &str) -> Option<TypeName> {
        let mut known = self.0.borrow_mut();
        let variants = known.entry(shape.id().clone()).or_insert_with(|| by_value(shape));
        variants.get(value).cloned()
    }
}

fn by_value(shape: &Shape) -> HashMap<String, TypeName> {
    let mut names = HashMap::new();
    for (member, name) in shape.members().iter().zip(variants(shape)) {
        let value = match member.traits().get::<Value>() {
            Some(Value::String(text)) => text,
            Some(Value::Integer(number)) => number.to_string(),
            None => continue,
        };
        // The first of several with the same value stands for all.
        names.entry(value).or_insert(name);
    }
    names
}

/// The names of an enum's variants, one for each member.
pub(super) fn variants(shape: &Shape) -> Vec<TypeName> {
    let members: Vec<_> = shape.members().iter().map(Member::name).collect();
    Scope::with([UNKNOWN]).variants(&members, "Value")
}
