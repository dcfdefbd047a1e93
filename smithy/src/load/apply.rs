//! `apply` statements: traits that are added from outside of a shape.
//! <https://smithy.io/2.0/spec/model.html#applying-traits>

use std::collections::HashMap;
use std::sync::Arc;

use super::read::Apply;
use crate::id::ShapeId;
use crate::model::graph::Graph;
use crate::model::shape::{Member, Shape};
use crate::model::traits::Traits;
use crate::report::Report;
use crate::suggest::Suggester;

/// Traits for members that a shape gets from its mixins, by shape.
pub(crate) type Later = HashMap<ShapeId, Vec<Apply>>;

/// The members of a shape by name.
type Positions = HashMap<Arc<str>, usize>;

fn positions(shape: &Shape) -> Positions {
    let members = shape.members.iter().enumerate();
    members.map(|(at, member)| (Arc::clone(&member.name), at)).collect()
}

/// Applies what concerns shapes and members that exist; gives back what concerns
/// members that mixins may bring.
pub(crate) fn apply(applies: Vec<Apply>, graph: &mut Graph, report: &mut Report) -> Later {
    let suggester = Suggester::new();
    let mut later = Later::new();
    let mut positions: HashMap<ShapeId, Positions> = HashMap::new();
    for apply in applies {
        let (container, member) = match apply.target.as_str().split_once('$') {
            Some((container, member)) => (container, Some(member)),
            None => (apply.target.as_str(), None),
        };
        let Some(shape) = graph.shapes.get_mut(container) else {
            let names = graph.own_shapes().map(|shape| shape.id.as_str());
            let hint = suggester.hint(container, names, "define the shape or remove the statement");
            let message = "traits are applied to a shape that doesn't exist";
            report.fault(&apply.place, &apply.target, message, hint);
            continue;
        };
        let Some(member) = member else {
            join(&mut shape.traits, apply, report);
            continue;
        };
        let known = positions.entry(shape.id.clone()).or_insert_with(|| self::positions(shape));
        match known.get(member).and_then(|&at| shape.members.get_mut(at)) {
            Some(member) => join(&mut member.traits, apply, report),
            None => later.entry(shape.id.clone()).or_default().push(apply),
        }
    }
    later
}

/// Adds traits to those that a shape has itself. Where both have one, lists are
/// concatenated, equal values are one, and others are a fault.
fn join(traits: &mut Traits, apply: Apply, report: &mut Report) {
    for (id, value) in apply.traits.into_entries() {
        let joined = match traits.json(id.as_str()) {
            None => value,
            Some(first) if first.equals(&value) => continue,
            Some(first) => {
                let Some(joined) = first.concat(&value) else {
                    let message =
                        format!("the trait `{id}` is applied twice, with different values");
                    report.fault(&value.place, &apply.target, message, "remove one of them");
                    continue;
                };
                joined
            }
        };
        traits.set(id, joined);
    }
}

/// Applies traits to members that have just been inherited.
pub(crate) fn to_inherited(
    shape: &mut Shape,
    applies: Vec<Apply>,
    suggester: &Suggester,
    report: &mut Report,
) {
    if applies.is_empty() {
        return;
    }
    let positions = positions(shape);
    for apply in applies {
        let name = apply.target.member().unwrap_or_default();
        match positions.get(name).and_then(|&at| shape.members.get_mut(at)) {
            Some(member) => {
                for (id, value) in apply.traits.into_entries() {
                    member.traits.set(id, value);
                }
            }
            None => dangling(shape, &apply, suggester, report),
        }
    }
}

/// What is applied to members of shapes without mixins is applied to nothing.
pub(crate) fn leftovers(
    graph: &Graph,
    mut later: Later,
    suggester: &Suggester,
    report: &mut Report,
) {
    if later.is_empty() {
        return;
    }
    for shape in graph.own_shapes() {
        for apply in later.remove(&shape.id).unwrap_or_default() {
            dangling(shape, &apply, suggester, report);
        }
    }
}

fn dangling(shape: &Shape, apply: &Apply, suggester: &Suggester, report: &mut Report) {
    let name = apply.target.member().unwrap_or_default();
    let names = shape.members.iter().map(Member::name);
    let hint = suggester.hint(name, names, "define the member or remove the statement");
    let message = "traits are applied to a member that doesn't exist";
    report.fault(&apply.place, &apply.target, message, hint);
}
