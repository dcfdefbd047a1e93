//! Smithy 1.0 to 2.0:
//! <https://smithy.io/2.0/guides/migrating-idl-1-to-2.html>.
//!
//! In 1.0 numbers and booleans were 0 or false where they were absent, unless
//! the member or its target was boxed. In 2.0 that is a `default`.

use crate::id::ShapeId;
use crate::model::graph::Graph;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::source::Json;
use crate::traits::{Boxed, Default, HttpPayload, Range, Streaming, Trait};

/// Upgrades the shapes of 1.0, and every `set`, which 2.0 only tolerates.
pub(crate) fn upgrade(old: &[ShapeId], graph: &mut Graph) {
    for shape in graph.shapes.values_mut().filter(|shape| shape.kind == ShapeKind::Set) {
        shape.kind = ShapeKind::List;
        let unique = Json::made("{}", shape.place.clone());
        shape.traits.set(ShapeId::unchecked("smithy.api#uniqueItems"), unique);
    }
    for id in old {
        if let Some(shape) = graph.shapes.get_mut(id)
            && let Some(zero) = zero(shape.kind)
            && !shape.traits.has::<Boxed>()
            && !shape.traits.has::<Default>()
            && allowed(shape, None)
        {
            let value = Json::made(zero, shape.place.clone());
            shape.traits.push(ShapeId::unchecked(Default::ID), value);
        }
    }
    for id in old {
        let Some(shape) = graph.get(id.as_str()) else {
            continue;
        };
        if shape.kind != ShapeKind::Structure {
            continue;
        }
        let defaults: Vec<_> = shape.members.iter().map(|member| default(graph, member)).collect();
        let Some(shape) = graph.shapes.get_mut(id) else {
            continue;
        };
        for (member, default) in shape.members.iter_mut().zip(defaults) {
            if let Some(default) = default {
                let value = Json::made(default, member.place.clone());
                member.traits.push(ShapeId::unchecked(Default::ID), value);
            }
        }
    }
}

/// The default that 1.0 gives to a member of a structure without saying so.
fn default(graph: &Graph, member: &Member) -> Option<&'static str> {
    let target = graph.get(member.target.id.as_str())?;
    if member.traits.has::<Default>() {
        return None;
    }
    if member.traits.has::<HttpPayload>() && target.traits.has::<Streaming>() {
        return (target.kind == ShapeKind::Blob).then_some("\"\"");
    }
    let zero = zero(target.kind)?;
    if !target.traits.has::<Default>() {
        return None;
    }
    if member.traits.has::<Boxed>() {
        return Some("null");
    }
    allowed(target, Some(member)).then_some(zero)
}

/// The value of an absent number or boolean.
fn zero(kind: ShapeKind) -> Option<&'static str> {
    match kind {
        ShapeKind::Boolean => Some("false"),
        ShapeKind::Byte
        | ShapeKind::Short
        | ShapeKind::Integer
        | ShapeKind::Long
        | ShapeKind::Float
        | ShapeKind::Double => Some("0"),
        _ => None,
    }
}

/// Whether 0 is in the range of a shape, or of a member that targets it.
fn allowed(shape: &Shape, member: Option<&Member>) -> bool {
    let own = member.and_then(|member| member.traits.get::<Range>());
    let Some(range) = own.or_else(|| shape.traits.get()) else {
        return true;
    };
    let zero = 0.into();
    range.min.is_none_or(|min| min <= zero) && range.max.is_none_or(|max| max >= zero)
}
