//! Mistakes of a model that only a generator finds: patterns that can't be run, patterns that match next to
//! nothing, defaults that break their own constraints, and examples that contradict the model.

mod defaults;
mod examples;

use std::collections::BTreeSet;

use farrier_smithy::traits::{Length, Pattern, Trait};
use farrier_smithy::{Fault, Operation, Shape, ShapeId, Traits};

use super::Shapes;
use crate::pattern::{Compiled, Extent};
use crate::plan::Maker;

/// The mistakes in what the operations need, in the order of the model.
pub(super) fn find(
    shapes: &Shapes<'_>,
    operations: &[Operation<'_>],
    closure: &[&Shape],
) -> Vec<Fault> {
    let ids: BTreeSet<&str> = closure.iter().map(|shape| shape.id().as_str()).collect();
    let of_others = |fault: &&Fault| {
        let shape = fault.shape.as_deref().unwrap_or_default();
        let shape = shape.split('$').next().unwrap_or_default();
        let is_data = shapes.model.get(shape).is_some_and(|shape| shape.kind().is_data());
        !is_data || ids.contains(shape)
    };
    let mut faults: Vec<Fault> =
        shapes.model.warnings().iter().filter(of_others).cloned().collect();
    for shape in closure.iter().filter(|it| shapes.reach.maker(it.id()) == Maker::Users) {
        faults.extend(pattern(shapes, shape.id(), shape.traits()));
        let members = shape.members().iter();
        faults.extend(members.filter_map(|it| pattern(shapes, &it.id(), it.traits())));
        faults.extend(defaults::find(shapes, shape));
    }
    faults.extend(examples::find(shapes, operations));
    faults.sort_by_key(|fault| fault.span.offset);
    faults
}

/// What is wrong with the pattern of a shape or member, if it has one.
fn pattern(shapes: &Shapes<'_>, owner: &ShapeId, traits: &Traits) -> Option<Fault> {
    let Pattern(model) = traits.get()?;
    if shapes.ignored.why_of_all::<Pattern>(owner, traits).is_some() {
        return None;
    }
    let compiled = shapes.patterns.compile(&model);
    let widen =
        || format!("if the service takes more, correct the pattern, or {}", how_to_ignore(owner));
    let (message, hint) = match (&compiled, compiled.extent()) {
        (Compiled::Invalid { why }, _) => (
            format!("the pattern `{model}` is not checked: {why}"),
            "write a regular expression of ECMA-262".to_owned(),
        ),
        // One character at most is what the author means then.
        (_, Extent::OneCharacter)
            if traits.get::<Length>().and_then(|length| length.max).is_some_and(|max| max <= 1) =>
        {
            return None;
        }
        (_, Extent::OneText) => {
            (format!("the pattern `{model}` matches one text and no other"), widen())
        }
        (_, Extent::OneCharacter) => {
            (format!("the pattern `{model}` matches one character at most"), widen())
        }
        (_, Extent::More) => return None,
    };
    shapes.model.fault_at(owner.as_str(), Pattern::ID, message, hint)
}

/// How users ignore the constraints of a shape or member.
fn how_to_ignore(owner: &ShapeId) -> String {
    let what = if owner.as_str().contains('$') { "member" } else { "shape" };
    format!(
        "ignore it by naming the {what} `{owner}`: `ignore-constraints` in codegen.toml, \
         `--ignore-constraints`, or `.ignore_constraints([…])` in a build script"
    )
}
