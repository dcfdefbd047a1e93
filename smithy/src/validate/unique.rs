//! `uniqueItems`: items of a list that can be compared. Floats, doubles and documents can't be, nor can
//! what holds them. <https://smithy.io/2.0/spec/constraint-traits.html#uniqueitems-trait>

use std::collections::HashSet;

use super::site::{Site, sites};
use crate::id::ShapeId;
use crate::model::graph::Graph;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::report::Report;
use crate::traits::{Trait, UniqueItems};

/// Checks the items of each list that has the trait.
pub(crate) fn check(graph: &Graph, report: &mut Report) {
    for site in sites(graph) {
        if let Some(json) = site.traits().json(UniqueItems::ID)
            && let Some((member, kind)) = incomparable(graph, &site)
        {
            let message = format!(
                "the items can't be compared, because `{}` is {}",
                member.id(),
                kind.described()
            );
            let hint = "remove `uniqueItems`: neither floats nor documents have an equality";
            report.fault(&json.place, site, message, hint);
        }
    }
}

/// The first member within the list's items whose values can't be compared.
fn incomparable<'g>(graph: &'g Graph, list: &Site<'g>) -> Option<(&'g Member, ShapeKind)> {
    let mut seen: HashSet<&ShapeId> = HashSet::new();
    let mut open: Vec<&Shape> = vec![list.target];
    while let Some(shape) = open.pop() {
        if matches!(shape.kind, ShapeKind::Enum | ShapeKind::IntEnum) || !seen.insert(&shape.id) {
            continue;
        }
        for member in &shape.members {
            let Some(target) = graph.at(member.resolved) else { continue };
            if matches!(target.kind, ShapeKind::Float | ShapeKind::Double | ShapeKind::Document) {
                return Some((member, target.kind));
            }
            open.push(target);
        }
    }
    None
}
