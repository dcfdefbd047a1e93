//! What each kind of shape is made of.

use std::collections::HashMap;

use crate::model::graph::Graph;
use crate::model::shape::{Shape, ShapeKind};
use crate::report::Report;

/// Checks the members of each shape.
pub(crate) fn check(graph: &Graph, report: &mut Report) {
    for shape in graph.own_shapes() {
        match shape.kind {
            ShapeKind::List | ShapeKind::Set => exactly(shape, &["member"], report),
            ShapeKind::Map => exactly(shape, &["key", "value"], report),
            ShapeKind::Union | ShapeKind::Enum | ShapeKind::IntEnum => {
                let mixin = shape.traits.contains("smithy.api#mixin");
                if shape.members.is_empty() && !mixin {
                    let message = format!("the {} has no members", shape.kind);
                    report.fault(&shape.place, &shape.id, message, "give it at least one");
                }
                distinct(shape, report);
            }
            ShapeKind::Structure => distinct(shape, report),
            _ => {
                if let Some(member) = shape.members.first() {
                    let message = format!("{} has no members", shape.kind.described());
                    report.fault(&member.place, member.id(), message, "remove them");
                }
            }
        }
    }
}

/// A list has `member`, a map has `key` and `value`, and neither has others.
fn exactly(shape: &Shape, names: &[&str], report: &mut Report) {
    for name in names {
        if shape.member(name).is_none() {
            let message = format!("the {} has no `{name}`", shape.kind);
            let hint = format!("add `\"{name}\": {{\"target\": \"namespace#Name\"}}`");
            report.fault(&shape.place, &shape.id, message, hint);
        }
    }
    for member in &shape.members {
        if !names.contains(&&*member.name) {
            let message = format!("a {} has no member `{}`", shape.kind, member.name);
            report.fault(&member.place, member.id(), message, "remove it");
        }
    }
}

/// Names of members differ by more than the case of their letters.
fn distinct(shape: &Shape, report: &mut Report) {
    if shape.kind == ShapeKind::Enum || shape.kind == ShapeKind::IntEnum {
        return;
    }
    let mut seen = HashMap::new();
    for member in &shape.members {
        if let Some(first) = seen.insert(member.name.to_ascii_lowercase(), &member.name) {
            let message = format!("the name differs from `{first}` only in the case of letters");
            report.fault(&member.place, member.id(), message, "rename one of them");
        }
    }
}
