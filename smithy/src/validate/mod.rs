//! The rules of the specification, one module for each family. Every fault is
//! collected; nothing is changed but the targets, which get resolved.

mod constraints;
mod defaults;
mod enums;
mod http;
mod operations;
mod pages;
mod recursion;
mod routes;
mod rules;
mod services;
mod shapes;
mod site;
mod streams;
mod targets;
mod values;

use crate::fault::Faults;
use crate::model::Graph;
use crate::report::Report;

/// Checks every rule and resolves the targets of members.
pub(crate) fn check(graph: &mut Graph) -> Result<(), Faults> {
    let mut report = Report::default();
    targets::resolve(graph, &mut report);
    shapes::check(graph, &mut report);
    values::check(graph, &mut report);
    enums::check(graph, &mut report);
    recursion::check(graph, &mut report);
    operations::check(graph, &mut report);
    streams::check(graph, &mut report);
    http::check(graph, &mut report);
    services::check(graph, &mut report);
    report.finish(&graph.texts)
}
