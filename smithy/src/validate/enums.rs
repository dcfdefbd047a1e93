//! The values of enums.
//! <https://smithy.io/2.0/spec/simple-types.html#enum>

use std::collections::HashMap;

use crate::model::graph::Graph;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::report::Report;
use crate::traits::EnumValue;

/// The values of an `enum`; a member without one has its name as the value.
pub(crate) fn strings(shape: &Shape) -> impl Iterator<Item = String> {
    shape.members.iter().filter_map(|member| match member.traits.get() {
        None => Some(member.name.to_string()),
        Some(EnumValue::String(value)) => Some(value),
        Some(EnumValue::Integer(_)) => None,
    })
}

/// The values of an `intEnum`.
pub(crate) fn integers(shape: &Shape) -> impl Iterator<Item = i32> {
    shape.members.iter().filter_map(|member| match member.traits.get() {
        Some(EnumValue::Integer(value)) => Some(value),
        _ => None,
    })
}

/// Checks that each member has a value of the right type, and one of its own.
pub(crate) fn check(graph: &Graph, report: &mut Report) {
    for shape in graph.own_shapes() {
        if matches!(shape.kind, ShapeKind::Enum | ShapeKind::IntEnum) {
            values(shape, report);
        }
    }
}

fn values(shape: &Shape, report: &mut Report) {
    let mut seen: HashMap<EnumValue, &Member> = HashMap::new();
    for member in &shape.members {
        let value = match (shape.kind, member.traits.get::<EnumValue>()) {
            (ShapeKind::IntEnum, Some(value @ EnumValue::Integer(_)))
            | (ShapeKind::Enum, Some(value @ EnumValue::String(_))) => value,
            (ShapeKind::Enum, None) => EnumValue::String(member.name.to_string()),
            (ShapeKind::IntEnum, _) => {
                let message = "the member has no integer as its value";
                let hint = "apply `smithy.api#enumValue` with a number of 32 bits";
                report.fault(&member.place, member.id(), message, hint);
                continue;
            }
            _ => {
                let message = "the value of the member is not a string";
                let hint = "values of an enum are strings; numbers are for an `intEnum`";
                report.fault(&member.place, member.id(), message, hint);
                continue;
            }
        };
        if value == EnumValue::String(String::new()) {
            let message = "the value of the member is empty";
            report.fault(&member.place, member.id(), message, "give it at least one character");
        }
        if let Some(first) = seen.insert(value, member) {
            let message = format!("the member has the same value as `{}`", first.name);
            report.fault(&member.place, member.id(), message, "give each member its own value");
        }
    }
}
