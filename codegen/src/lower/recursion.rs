//! The members that must be boxed, because a type would contain itself otherwise.
//!
//! Members in lists and maps needn't be boxed, because they are on the heap already.

use std::collections::{BTreeSet, HashMap};

use farrier_smithy::{CheckedModel, Shape, ShapeId, ShapeKind};

use super::components;

/// The ids of the members to box: those whose target holds the member's structure or union in turn, with no
/// list or map between. Then both are in the same strongly connected component.
pub(super) fn boxed(model: &CheckedModel, closure: &[&Shape]) -> BTreeSet<ShapeId> {
    let shapes: Vec<_> = closure.iter().filter(|shape| is_aggregate(shape)).collect();
    let indexes: HashMap<_, _> =
        shapes.iter().enumerate().map(|(index, shape)| (shape.id(), index)).collect();
    // Members with their holders and targets, in the order of the holders.
    let mut edges = Vec::new();
    let mut targets = Vec::with_capacity(shapes.len());
    for (holder, shape) in shapes.iter().enumerate() {
        let start = edges.len();
        for member in shape.members() {
            if let Some(&target) = indexes.get(model.target(member).id()) {
                edges.push((member, holder, target));
            }
        }
        targets.push(start..edges.len());
    }
    let target = |holder: usize, index: usize| {
        targets[holder].clone().nth(index).map(|edge: usize| edges[edge].2)
    };
    let component = components::of(shapes.len(), target);
    let in_circles = edges.iter().filter(|(_, from, to)| component[*from] == component[*to]);
    in_circles.map(|(member, ..)| member.id()).collect()
}

fn is_aggregate(shape: &Shape) -> bool {
    matches!(shape.kind(), ShapeKind::Structure | ShapeKind::Union)
}
