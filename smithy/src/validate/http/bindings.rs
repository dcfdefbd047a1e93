//! The members of one structure: each bound once, to a place of its own, and of
//! a type that can go there.

use std::collections::HashMap;

use crate::model::graph::Graph;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::report::Report;
use crate::traits::{
    HttpHeader, HttpLabel, HttpPayload, HttpPrefixHeaders, HttpQuery, HttpQueryParams,
    HttpResponseCode, Required, Trait,
};
use crate::validate::site::Site;

/// The traits of which a member can have one.
pub(crate) const BINDINGS: [&str; 7] = [
    HttpLabel::ID,
    HttpQuery::ID,
    HttpQueryParams::ID,
    HttpHeader::ID,
    HttpPrefixHeaders::ID,
    HttpPayload::ID,
    HttpResponseCode::ID,
];

pub(crate) fn check(graph: &Graph, shape: &Shape, report: &mut Report) {
    let mut taken: HashMap<String, &Member> = HashMap::new();
    for member in &shape.members {
        if member.traits.len() == 0 {
            continue;
        }
        let bound: Vec<&str> =
            BINDINGS.into_iter().filter(|binding| member.traits.contains(binding)).collect();
        let Some(&binding) = bound.first() else {
            continue;
        };
        if let Some(second) = bound.get(1) {
            let message = format!("the member is bound twice: by `{binding}` and `{second}`");
            report.fault(&member.place, member.id(), message, "keep one of the two");
        }
        if let Some(first) = place_of(member, binding).and_then(|at| taken.insert(at, member)) {
            let message = format!("the member is bound to the same place as `{}`", first.name);
            report.fault(&member.place, member.id(), message, "bind it to another");
        }
        if let Some(site) = Site::member(graph, shape, member) {
            target(graph, &site, member, binding, report);
        }
    }
}

/// What only one member of a structure can be bound to.
fn place_of(member: &Member, binding: &str) -> Option<String> {
    if binding == HttpHeader::ID {
        let HttpHeader(name) = member.traits.get()?;
        return Some(format!("{binding} {}", name.to_ascii_lowercase()));
    }
    if binding == HttpQuery::ID {
        let HttpQuery(name) = member.traits.get()?;
        return Some(format!("{binding} {name}"));
    }
    (binding != HttpLabel::ID).then(|| binding.to_owned())
}

/// Checks that values of the member can go where it is bound to.
fn target(graph: &Graph, site: &Site<'_>, member: &Member, binding: &str, report: &mut Report) {
    let target = site.target;
    let (fits, expected) = match binding {
        HttpLabel::ID => {
            if !member.traits.has::<Required>() {
                let message = "the member is a label of the path, but not required";
                report.fault(&member.place, site, message, "apply `smithy.api#required`");
            }
            (is_scalar(target.kind), "a string, number, boolean or timestamp")
        }
        HttpQuery::ID | HttpHeader::ID => {
            let fits = is_scalar(target.kind) || is_list_of_scalars(graph, target);
            (fits, "a string, number, boolean or timestamp, or a list of them")
        }
        HttpQueryParams::ID => {
            let fits = map_value(graph, target).is_some_and(|value| {
                value.kind.is_string()
                    || item(graph, value).is_some_and(|item| item.kind.is_string())
            });
            (fits, "a map of strings, or of lists of strings")
        }
        HttpPrefixHeaders::ID => {
            let fits = map_value(graph, target).is_some_and(|value| value.kind.is_string());
            (fits, "a map of strings")
        }
        HttpPayload::ID => {
            let number = target.kind.is_number() && target.kind != ShapeKind::IntEnum;
            let fits = !number && !matches!(target.kind, ShapeKind::Boolean | ShapeKind::Timestamp);
            (fits, "a string, blob, document, structure, union, list or map")
        }
        _ => {
            let fits = matches!(target.kind, ShapeKind::Integer | ShapeKind::IntEnum);
            (fits, "an integer")
        }
    };
    if !fits {
        let message = format!("`{binding}` can't be applied to {}", target.kind.described());
        report.fault(&member.place, site, message, format!("target {expected}"));
    }
}

fn is_scalar(kind: ShapeKind) -> bool {
    kind.is_string()
        || kind.is_number()
        || matches!(kind, ShapeKind::Boolean | ShapeKind::Timestamp)
}

fn is_list_of_scalars(graph: &Graph, shape: &Shape) -> bool {
    item(graph, shape).is_some_and(|item| is_scalar(item.kind))
}

/// What a list holds.
fn item<'g>(graph: &'g Graph, shape: &Shape) -> Option<&'g Shape> {
    let list = shape.kind == ShapeKind::List;
    shape.member("member").filter(|_| list).and_then(|member| graph.at(member.resolved))
}

/// What the entries of a map hold.
fn map_value<'g>(graph: &'g Graph, shape: &Shape) -> Option<&'g Shape> {
    let map = shape.kind == ShapeKind::Map;
    shape.member("value").filter(|_| map).and_then(|member| graph.at(member.resolved))
}
