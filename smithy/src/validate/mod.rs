//! The rules of the specification, one module for each family. Every fault is
//! collected, and every warning; nothing is changed but the targets, which get resolved.

mod applied;
mod auth;
mod constraints;
mod defaults;
mod enums;
mod http;
mod keys;
mod known;
mod operations;
mod pages;
mod recursion;
mod resources;
mod routes;
mod rules;
mod services;
mod shapes;
mod site;
mod streams;
mod targets;
mod unique;
mod values;
mod waiters;

use crate::fault::Faults;
use crate::model::graph::Graph;
use crate::model::{CheckedModel, Model};
use crate::report::Report;

impl Model {
    /// Checks every rule. Gives all faults at once; mistakes that don't keep the model from being
    /// used are [`warnings`](CheckedModel::warnings) of the checked model.
    ///
    /// Beyond the specification, lists and maps may be nested 64 deep at most without a structure or
    /// union in between.
    pub fn check(self) -> Result<CheckedModel, Faults> {
        let mut graph = self.graph;
        let mut report = Report::default();
        let mut warnings = Report::default();
        run(&mut graph, &mut report, &mut warnings);
        report.finish(&graph.texts)?;
        Ok(CheckedModel { graph, warnings: warnings.into_list() })
    }
}

/// Resolves the targets of members, and looks at every rule.
fn run(graph: &mut Graph, report: &mut Report, warnings: &mut Report) {
    targets::resolve(graph, report);
    shapes::check(graph, report);
    values::check(graph, report);
    known::check(graph, report);
    unique::check(graph, report);
    enums::check(graph, report);
    recursion::check(graph, report);
    operations::check(graph, report);
    streams::check(graph, report);
    http::check(graph, report);
    resources::check(graph, report);
    services::check(graph, report, warnings);
}
