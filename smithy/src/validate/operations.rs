//! Inputs, outputs and errors are what they are marked as.

use crate::model::body::Body;
use crate::model::graph::Graph;
use crate::model::reference::Reference;
use crate::model::shape::{Shape, ShapeKind};
use crate::report::Report;
use crate::traits::{ErrorTrait, Input, Output};

pub(crate) fn check(graph: &Graph, report: &mut Report) {
    for shape in graph.own_shapes() {
        match &shape.body {
            Body::Operation(body) => {
                errors(graph, shape, &body.errors, report);
                roles(graph, shape, body.input.as_ref(), body.output.as_ref(), report);
            }
            Body::Service(body) => errors(graph, shape, &body.errors, report),
            Body::Data | Body::Resource(_) => {}
        }
    }
}

/// What is listed as an error is one.
fn errors(graph: &Graph, shape: &Shape, errors: &[Reference], report: &mut Report) {
    for reference in errors {
        if let Some(error) = graph.get(reference.id.as_str())
            && !error.traits.has::<ErrorTrait>()
            && error.kind == ShapeKind::Structure
        {
            let message = format!("`{}` is not an error", error.id);
            let hint = "apply `smithy.api#error` to it: \"client\" or \"server\"";
            report.fault(&reference.place, &shape.id, message, hint);
        }
    }
}

/// An error, or a structure that is only an output, is no input, and the other
/// way round.
fn roles(
    graph: &Graph,
    shape: &Shape,
    input: Option<&Reference>,
    output: Option<&Reference>,
    report: &mut Report,
) {
    let mut role =
        |reference: Option<&Reference>, what: &str, other: &str, is_other: fn(&Shape) -> bool| {
            let Some(reference) = reference else { return };
            let Some(target) = graph.get(reference.id.as_str()) else {
                return;
            };
            let wrong = if target.traits.has::<ErrorTrait>() { Some("error") } else { None }
                .or_else(|| is_other(target).then_some(other));
            if let Some(wrong) = wrong {
                let message = format!("the {what} `{}` is marked as an {wrong}", target.id);
                let hint = format!("use a structure of its own as the {what}");
                report.fault(&reference.place, &shape.id, message, hint);
            }
        };
    role(input, "input", "output", |shape| shape.traits.has::<Output>());
    role(output, "output", "input", |shape| shape.traits.has::<Input>());
}
