//! Several files into one graph.

use super::merge::same_shape;
use super::read::{Apply, File};
use crate::id::ShapeId;
use crate::model::graph::Graph;
use crate::model::prelude;
use crate::report::Report;
use crate::source::Json;

/// What is left to do once all shapes are in the graph.
pub(crate) struct Rest {
    pub(crate) applies: Vec<Apply>,
    /// The shapes of files of Smithy 1.0.
    pub(crate) old: Vec<ShapeId>,
}

/// Puts the files' shapes and metadata into the graph.
pub(crate) fn assemble(files: Vec<File>, graph: &mut Graph, report: &mut Report) -> Rest {
    let mut rest = Rest { applies: Vec::new(), old: Vec::new() };
    for file in files {
        for (key, value) in file.metadata {
            metadata(graph, key, value, report);
        }
        graph.shapes.reserve(file.shapes.len());
        for shape in file.shapes {
            if prelude::defines(&shape.id) {
                continue;
            }
            if let Some(first) = graph.shapes.get(&shape.id) {
                if !same_shape(first, &shape) {
                    let other = &first.place.text.source.name;
                    let message = format!("the shape is defined twice; the other is in {other}");
                    let hint = "remove one of the two or make them the same";
                    report.fault(&shape.place, &shape.id, message, hint);
                }
                continue;
            }
            if file.old {
                rest.old.push(shape.id.clone());
            }
            graph.shapes.insert(shape.id.clone(), shape);
        }
        rest.applies.extend(file.applies);
    }
    rest
}

/// Adds a key of the metadata: arrays are concatenated, anything else must be
/// the same in each file.
fn metadata(graph: &mut Graph, key: String, value: Json, report: &mut Report) {
    let parts = graph.metadata.entry(key);
    let name = parts.key().clone();
    let parts = parts.or_default();
    let array = |json: &Json| json.get().starts_with('[');
    if let Some(first) = parts.first()
        && !(array(first) && array(&value))
        && !first.equals(&value)
    {
        let message = format!("the metadata `{name}` differs from that in another file");
        report.file(&value.place, message, "only arrays are merged");
        return;
    }
    parts.push(value);
}
