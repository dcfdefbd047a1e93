//! Shapes with their places in the model's text, for errors.

use farrier_smithy::{CheckedModel, Fault, ShapeId};

/// `file:line:column: ` of a trait's value, or of the shape or member that `owner` names if that doesn't have the
/// trait.
pub(crate) fn of(model: &CheckedModel, owner: &str, trait_id: &str) -> String {
    let fault = model.fault_at(owner, trait_id, "", "");
    fault.map_or_else(String::new, |Fault { source, line, column, .. }| {
        format!("{source}:{line}:{column}: ")
    })
}

/// Features that aren't supported, each with the shape or member that has it, in the order of the text.
pub(crate) fn in_order(
    model: &CheckedModel,
    features: impl IntoIterator<Item = (ShapeId, &'static str, String)>,
) -> Vec<String> {
    let faults = features
        .into_iter()
        .filter_map(|(owner, trait_id, what)| model.fault_at(owner.as_str(), trait_id, what, ""));
    let mut faults: Vec<Fault> = faults.collect();
    faults.sort_by(|a, b| {
        (&a.source, a.span.offset, &a.message).cmp(&(&b.source, b.span.offset, &b.message))
    });
    faults.dedup();
    let line = |Fault { source, line, column, shape, message, .. }| {
        let shape = shape.unwrap_or_default();
        format!("{source}:{line}:{column}: {shape}: {message}")
    };
    faults.into_iter().map(line).collect()
}
