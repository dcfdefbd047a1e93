//! Mistakes of a model that only a generator finds: patterns that can't be run, patterns that match next to
//! nothing, defaults that break their own constraints, and examples that contradict the model.

use std::collections::BTreeSet;

use farrier_smithy::traits::{ClientOptional, Default as DefaultTrait, Length, Pattern, Trait};
use farrier_smithy::{Fault, Operation, Shape, ShapeId, ShapeKind, Traits};

use super::ignored::how_to_ignore;
use super::{Shapes, budget, checks, examples, violated};
use crate::note::UncheckedPattern;
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
        faults.extend(wrong_defaults(shapes, shape));
    }
    faults.extend(examples::find(shapes, operations));
    faults.sort_by_key(|fault| fault.span.offset);
    faults
}

/// What is wrong with the pattern of a shape or member, if it has one.
fn pattern(shapes: &Shapes<'_>, owner: &ShapeId, traits: &Traits) -> Option<Fault> {
    let Pattern(model) = traits.get()?;
    if shapes.ignored.why_of_all::<Pattern>(owner, traits).is_some() || shapes.budget.is_spent() {
        return None;
    }
    let compiled = shapes.patterns.compile(&model);
    let widen =
        || format!("if the service takes more, correct the pattern, or {}", how_to_ignore(owner));
    let (message, hint) = match (&compiled, compiled.extent()) {
        (Compiled::Invalid { why }, _) => (
            UncheckedPattern { shape: owner.to_string(), pattern: model, why: why.clone() }.text(),
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
    shapes.budget.spend(owner, budget::of_text(&message));
    shapes.model.fault_at(owner.as_str(), Pattern::ID, message, hint)
}

/// The defaults of a shape that users make which break the constraints of their own members.
///
/// Elsewhere, such a default counts as none, which [`defaults`](super::defaults) notes. In an input it makes no
/// difference to the client, but the service fills in what its model forbids.
fn wrong_defaults(shapes: &Shapes<'_>, shape: &Shape) -> Vec<Fault> {
    if shape.kind() != ShapeKind::Structure {
        return Vec::new();
    }
    let is_input = shapes.reach.is_only_input(shape.id());
    let members = shape.members().iter();
    let unused = members.filter(|it| is_input || it.traits().has::<ClientOptional>());
    let faults = unused.filter_map(|member| {
        let json = member.traits().raw(DefaultTrait::ID)?;
        // What the checks note has been noted where structures are lowered.
        let checks = checks::own(shapes, member, &mut Vec::new());
        let name = violated::by_default(&checks, shapes.model, member, &shapes.patterns)?;
        shapes.model.fault_at(
            member.id().as_str(),
            DefaultTrait::ID,
            format!("the default `{json}` breaks the member's own {name}"),
            format!("correct the default or the {name}"),
        )
    });
    faults.collect()
}
