//! What isn't supported, with its place in the model's text.

use farrier_smithy::{CheckedModel, Fault, ShapeId};

/// Lines about features that aren't supported, in the order of the model's text: the file, the line and the column,
/// the shape or member, and the feature. The place is that of a trait, or of the shape or member if it doesn't have
/// the trait.
pub(crate) fn in_order(
    model: &CheckedModel,
    features: impl IntoIterator<Item = (ShapeId, &'static str, String)>,
) -> Vec<String> {
    let faults = features
        .into_iter()
        .filter_map(|(owner, trait_id, what)| model.fault_at(owner.as_str(), trait_id, what, ""));
    let mut faults: Vec<Fault> = faults.collect();
    // One hint follows for all.
    for fault in &mut faults {
        fault.hint = None;
    }
    faults.sort_by(|a, b| {
        (&a.source, a.span.offset, &a.message).cmp(&(&b.source, b.span.offset, &b.message))
    });
    faults.dedup();
    faults.iter().map(ToString::to_string).collect()
}
