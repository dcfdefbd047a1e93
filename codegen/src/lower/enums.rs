//! Enums of strings and of integers.

use std::collections::BTreeSet;

use farrier_smithy::traits::{EnumValue as Value, Internal, Sensitive};
use farrier_smithy::{Member, Shape};

use super::docs;
use super::names::Named;
use crate::name::{Scope, TypeName};
use crate::plan::{Enum, EnumValue};

/// The variant that holds what the model doesn't name.
const UNKNOWN: &str = "Unknown";

/// An enum of strings.
pub(super) fn strings(named: &Named<'_>) -> Enum<String> {
    lower(named, |member| match member.traits().get::<Value>() {
        Some(Value::String(text)) => text,
        Some(Value::Integer(number)) => number.to_string(),
        None => member.name().to_owned(),
    })
}

/// An enum of integers.
pub(super) fn integers(named: &Named<'_>) -> Enum<i32> {
    lower(named, |member| match member.traits().get::<Value>() {
        Some(Value::Integer(number)) => number,
        // A checked model has an integer for each.
        _ => 0,
    })
}

/// Two members may have the same value: the first stands for both.
fn lower<V: Ord + Clone>(named: &Named<'_>, value: impl Fn(&Member) -> V) -> Enum<V> {
    let shape = named.shape;
    let sensitive = shape.traits().has::<Sensitive>();
    let mut seen = BTreeSet::new();
    let mut values: Vec<EnumValue<V>> = Vec::new();
    for (member, name) in shape.members().iter().zip(variants(shape)) {
        let value = value(member);
        if !seen.insert(value.clone()) {
            continue;
        }
        let docs = docs::of_variant(member);
        let internal = member.traits().has::<Internal>();
        values.push(EnumValue { name, docs, value, internal });
    }
    Enum {
        id: shape.id().to_string(),
        name: named.path.name.clone(),
        docs: docs::of_shape(shape),
        values,
        sensitive,
    }
}

/// The names of an enum's variants, one for each member.
pub(super) fn variants(shape: &Shape) -> Vec<TypeName> {
    let members: Vec<_> = shape.members().iter().map(Member::name).collect();
    Scope::with([UNKNOWN]).variants(&members, "Value")
}
