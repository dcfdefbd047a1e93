//! HTTP bindings: <https://smithy.io/2.0/spec/http-bindings.html>.

mod bindings;
mod operations;
mod values;

pub(crate) use values::{api_key, error_code, header, prefix, query, trait_value};

use crate::model::graph::Graph;
use crate::model::shape::ShapeKind;
use crate::report::Report;

/// Checks the bindings of structures, and operations against their inputs.
pub(crate) fn check(graph: &Graph, report: &mut Report) {
    for shape in graph.own_shapes().filter(|shape| shape.kind == ShapeKind::Structure) {
        bindings::check(graph, shape, report);
    }
    for shape in graph.own_shapes().filter(|shape| shape.kind == ShapeKind::Operation) {
        operations::check(graph, shape, report);
    }
}
