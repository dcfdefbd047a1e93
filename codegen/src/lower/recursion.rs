//! The members that must be boxed, because a type would contain itself otherwise.
//!
//! Members in lists and maps needn't be boxed, because they are on the heap already.

use std::collections::BTreeSet;

use farrier_smithy::{CheckedModel, Shape, ShapeId, ShapeKind};

/// The ids of the members to box.
pub(super) fn boxed(model: &CheckedModel, closure: &[&Shape]) -> BTreeSet<ShapeId> {
    let mut boxed = BTreeSet::new();
    for shape in closure.iter().filter(|shape| is_aggregate(shape)) {
        for member in shape.members() {
            let target = model.target(member);
            if is_aggregate(target) && holds(model, target, shape.id()) {
                boxed.insert(member.id());
            }
        }
    }
    boxed
}

fn is_aggregate(shape: &Shape) -> bool {
    matches!(shape.kind(), ShapeKind::Structure | ShapeKind::Union)
}

/// True if a value of `from` has a value of `wanted` within it, with no list or map between.
fn holds(model: &CheckedModel, from: &Shape, wanted: &ShapeId) -> bool {
    let mut seen = BTreeSet::from([from.id()]);
    let mut pending = vec![from];
    while let Some(shape) = pending.pop() {
        if shape.id() == wanted {
            return true;
        }
        for member in shape.members() {
            let target = model.target(member);
            if is_aggregate(target) && seen.insert(target.id()) {
                pending.push(target);
            }
        }
    }
    false
}
