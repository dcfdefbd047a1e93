//! What a service holds fits together: names, renames, methods and paths, and
//! the bindings that its protocol needs.

use std::collections::{HashMap, HashSet};

use super::{auth, pages, routes};
use crate::id::{ShapeId, is_identifier};
use crate::model::body::{Body, ServiceBody};
use crate::model::graph::Graph;
use crate::model::prelude;
use crate::model::reference::Reference;
use crate::model::shape::{Shape, ShapeKind};
use crate::report::Report;
use crate::traits::{Http, Mixin, RestJson1, RestXml, SimpleRestJson, Trait};

pub(crate) fn check(graph: &Graph, report: &mut Report, warnings: &mut Report) {
    for shape in graph.own_shapes() {
        if let Body::Service(body) = &shape.body {
            let operations = operations(graph, body);
            if operations.is_empty() && !shape.traits.has::<Mixin>() {
                let hint =
                    "name some in `operations` or `resources`: a client of it can call nothing";
                warnings.fault(&shape.place, &shape.id, "the service has no operations", hint);
            }
            bindings(shape, &operations, report);
            routes::check(graph, &operations, report, warnings);
            auth::check(shape, shape, report);
            for operation in &operations {
                auth::check(shape, operation, report);
                pages::check(graph, shape, operation, report);
            }
            let closure = closure(graph, body, &operations);
            renames(graph, shape, body, &closure, report);
            names(shape, body, &closure, report);
        }
    }
}

/// The operations of a service, those of its resources included.
fn operations<'g>(graph: &'g Graph, body: &'g ServiceBody) -> Vec<&'g Shape> {
    let mut references: Vec<&Reference> = body.operations.iter().collect();
    let mut open: Vec<&Reference> = body.resources.iter().rev().collect();
    let mut seen = HashSet::new();
    while let Some(reference) = open.pop() {
        if let Some(Shape { body: Body::Resource(body), .. }) = graph.get(reference.id.as_str())
            && seen.insert(&reference.id)
        {
            references.extend(body.lifecycle.iter().map(|(_, operation)| operation));
            references.extend(body.operations.iter().chain(&body.collection_operations));
            open.extend(body.resources.iter().rev());
        }
    }
    let shapes = references.into_iter().filter_map(|reference| graph.get(reference.id.as_str()));
    let mut seen = HashSet::new();
    shapes.filter(|shape| shape.kind == ShapeKind::Operation && seen.insert(&shape.id)).collect()
}

/// A protocol with HTTP bindings needs them on every operation.
fn bindings(service: &Shape, operations: &[&Shape], report: &mut Report) {
    let protocols = [RestJson1::ID, SimpleRestJson::ID, RestXml::ID];
    let Some(protocol) = protocols.into_iter().find(|id| service.traits.contains(id)) else {
        return;
    };
    for operation in operations.iter().filter(|operation| !operation.traits.has::<Http>()) {
        let message = format!("the operation has no `{}`", Http::ID);
        let hint = format!("the protocol `{protocol}` of `{}` needs it", service.id);
        report.fault(&operation.place, &operation.id, message, hint);
    }
}

/// The data shapes of a service.
fn closure<'g>(
    graph: &'g Graph,
    body: &'g ServiceBody,
    operations: &[&'g Shape],
) -> Vec<&'g Shape> {
    let mut roots: Vec<&Reference> = body.errors.iter().collect();
    for operation in operations {
        if let Body::Operation(body) = &operation.body {
            roots.extend(body.input.iter().chain(&body.output).chain(&body.errors));
        }
    }
    let mut open: Vec<&Shape> =
        roots.into_iter().rev().filter_map(|root| graph.get(root.id.as_str())).collect();
    let mut seen = vec![false; graph.shapes.len()];
    let mut found = Vec::new();
    while let Some(shape) = open.pop() {
        let Some(index) = graph.shapes.get_index_of(&shape.id) else {
            continue;
        };
        if std::mem::replace(&mut seen[index], true) {
            continue;
        }
        if shape.id.namespace() != prelude::NAMESPACE {
            found.push(shape);
        }
        open.extend(shape.members.iter().rev().filter_map(|member| graph.at(member.resolved)));
    }
    found
}

/// Renames concern data shapes of the service and give them valid names.
fn renames(
    graph: &Graph,
    service: &Shape,
    body: &ServiceBody,
    closure: &[&Shape],
    report: &mut Report,
) {
    if body.rename.is_empty() {
        return;
    }
    let ids: HashSet<&ShapeId> = closure.iter().map(|shape| &shape.id).collect();
    for rename in &body.rename {
        let from = &rename.shape;
        if graph.get(from.id.as_str()).is_some() && !ids.contains(&from.id) {
            let message = format!("`{}` is renamed, but not used by the service", from.id);
            report.fault(&from.place, &service.id, message, "remove it from `rename`");
        }
        if !is_identifier(&rename.name) {
            let message = format!("`{}` can't be the name of a shape", rename.name);
            let hint = "names are ASCII letters, digits and `_`, and don't start with a digit";
            report.fault(&rename.place, &service.id, message, hint);
        } else if from.id.name() == rename.name {
            let message = format!("`{}` is renamed to the name that it has", from.id);
            report.fault(&rename.place, &service.id, message, "remove it from `rename`");
        }
    }
}

/// The names of a service's shapes differ by more than the case of letters.
/// Simple shapes and lists of the same kind may share one.
fn names(service: &Shape, body: &ServiceBody, closure: &[&Shape], report: &mut Report) {
    let renamed: HashMap<&ShapeId, &str> =
        body.rename.iter().map(|rename| (&rename.shape.id, rename.name.as_str())).collect();
    let mut seen: HashMap<String, &Shape> = HashMap::new();
    for shape in closure {
        let name = renamed.get(&shape.id).map_or(shape.id.name(), |name| name);
        let Some(first) = seen.insert(name.to_ascii_lowercase(), shape) else {
            continue;
        };
        let plain = |shape: &Shape| shape.kind.is_simple() || shape.kind == ShapeKind::List;
        if first.kind == shape.kind && plain(shape) {
            continue;
        }
        let message = format!("in `{}`, the name is also that of `{}`", service.id, first.id);
        let hint = "give one of them another name in the service's `rename`";
        report.fault(&shape.place, &shape.id, message, hint);
    }
}
