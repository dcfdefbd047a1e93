//! `uniqueItems`: items of a list that can be compared. Floats, doubles and documents can't be, nor can
//! what holds them. <https://smithy.io/2.0/spec/constraint-traits.html#uniqueitems-trait>

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::site::sites;
use crate::id::ShapeId;
use crate::model::graph::Graph;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::report::Report;
use crate::traits::{Trait, UniqueItems};

/// Checks the items of each list that has the trait.
pub(crate) fn check(graph: &Graph, report: &mut Report) {
    let mut causes = None;
    for site in sites(graph) {
        if let Some(json) = site.traits().json(UniqueItems::ID)
            && let Some(cause) =
                causes.get_or_insert_with(|| Causes::of(graph)).0.get(&site.target.id)
        {
            let message = format!(
                "the items can't be compared, because `{}` is {}",
                cause.member.id(),
                cause.kind.described()
            );
            let hint = "remove `uniqueItems`: neither floats nor documents have an equality";
            report.fault(&json.place, site, message, hint);
        }
    }
}

/// Why the values of a shape can't be compared: a member of this kind is somewhere in it.
#[derive(Clone, Copy)]
struct Cause<'g> {
    member: &'g Member,
    kind: ShapeKind,
}

/// The shapes whose values can't be compared.
struct Causes<'g>(HashMap<&'g ShapeId, Cause<'g>, RandomState>);

impl<'g> Causes<'g> {
    /// Finds them in one walk over all members, from what can't be compared to what holds it.
    fn of(graph: &'g Graph) -> Self {
        let mut holders: HashMap<&ShapeId, Vec<&Shape>, RandomState> = HashMap::default();
        let mut causes: HashMap<&ShapeId, Cause<'_>, RandomState> = HashMap::default();
        let mut open = Vec::new();
        for shape in graph.shapes.values().filter(|shape| !is_enum(shape)) {
            for member in &shape.members {
                let Some(target) = graph.at(member.resolved) else { continue };
                holders.entry(&target.id).or_default().push(shape);
                let is_cause = matches!(
                    target.kind,
                    ShapeKind::Float | ShapeKind::Double | ShapeKind::Document
                );
                if is_cause && !causes.contains_key(&shape.id) {
                    causes.insert(&shape.id, Cause { member, kind: target.kind });
                    open.push(shape);
                }
            }
        }
        while let Some(shape) = open.pop() {
            let Some(cause) = causes.get(&shape.id).copied() else { continue };
            for holder in holders.get(&shape.id).into_iter().flatten() {
                if !causes.contains_key(&holder.id) {
                    causes.insert(&holder.id, cause);
                    open.push(holder);
                }
            }
        }
        Self(causes)
    }
}

fn is_enum(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Enum | ShapeKind::IntEnum)
}
