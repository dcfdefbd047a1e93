//! Mistakes of a model that only a generator finds: patterns that can't be run, patterns that match next to
//! nothing, and constraints that refuse the model's own examples.

use std::collections::BTreeSet;

use farrier_smithy::traits::{Examples, Length, Node, Pattern, Range, Trait, UniqueItems};
use farrier_smithy::{Fault, Member, Operation, Shape, ShapeId, ShapeKind, Traits};

use super::{Shapes, checks, violated};
use crate::pattern::{Compiled, Extent};
use crate::plan::{Check, Maker};

/// What to do about a constraint that refuses what it should let through.
const HOW_TO_IGNORE: &str = "correct it, or name the shape in `ignore-constraints`";

/// What to do about a pattern that is perhaps too narrow.
const HOW_TO_WIDEN: &str =
    "if the service takes more, correct it, or name the shape in `ignore-constraints`";

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
    }
    let mut examples = InExamples { shapes, known: BTreeSet::new(), faults };
    for operation in operations {
        examples.operation(operation);
    }
    let mut faults = examples.faults;
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
    let (message, hint) = match (&compiled, compiled.extent()) {
        (Compiled::Invalid { why }, _) => (
            format!("the pattern `{model}` is not checked: {why}"),
            "write a regular expression of ECMA-262",
        ),
        // One character at most is what the author means then.
        (_, Extent::OneCharacter)
            if traits.get::<Length>().and_then(|length| length.max).is_some_and(|max| max <= 1) =>
        {
            return None;
        }
        (_, Extent::OneText) => {
            (format!("the pattern `{model}` matches one text and no other"), HOW_TO_WIDEN)
        }
        (_, Extent::OneCharacter) => {
            (format!("the pattern `{model}` matches one character at most"), HOW_TO_WIDEN)
        }
        (_, Extent::More) => return None,
    };
    shapes.model.fault_at(owner.as_str(), Pattern::ID, message, hint)
}

/// The walk through the examples of operations.
struct InExamples<'s, 'm> {
    shapes: &'s Shapes<'m>,
    /// The constraints that have been found, by the shape or member that has them.
    known: BTreeSet<(ShapeId, &'static str)>,
    faults: Vec<Fault>,
}

impl InExamples<'_, '_> {
    fn operation(&mut self, operation: &Operation<'_>) {
        let Some(Examples(examples)) = operation.shape().traits().get() else { return };
        let sound = examples.iter().filter(|it| !it.allow_constraint_errors && it.error.is_none());
        for example in sound {
            if let Some(input) = &example.input {
                self.members(operation, operation.input(), input);
            }
        }
    }

    /// The members of a structure or union.
    fn members(&mut self, operation: &Operation<'_>, holder: &Shape, value: &Node) {
        let Node::Object(entries) = value else { return };
        for (name, value) in entries {
            if let Some(member) = holder.member(name) {
                self.member(operation, member, value);
            }
        }
    }

    fn member(&mut self, operation: &Operation<'_>, member: &Member, value: &Node) {
        let target = self.shapes.model.target(member);
        // What the checks note has been noted where structures are lowered.
        let checks = checks::own(self.shapes, member, &mut Vec::new());
        if let Some(check) = violated::violated(&checks, target.kind(), value) {
            self.refused(operation, member, check, value);
        }
        match (target.kind(), value) {
            (ShapeKind::Structure | ShapeKind::Union, value) => {
                self.members(operation, target, value);
            }
            (ShapeKind::List, Node::Array(items)) => {
                let member = target.member("member");
                let items =
                    member.into_iter().flat_map(|it| items.iter().map(move |item| (it, item)));
                items.for_each(|(member, item)| self.member(operation, member, item));
            }
            (ShapeKind::Map, Node::Object(entries)) => {
                for (key, value) in entries {
                    if let (Some(keys), Some(values)) =
                        (target.member("key"), target.member("value"))
                    {
                        self.member(operation, keys, &Node::String(key.clone()));
                        self.member(operation, values, value);
                    }
                }
            }
            _ => {}
        }
    }

    /// A constraint refuses a value of an example.
    fn refused(&mut self, operation: &Operation<'_>, member: &Member, check: &Check, value: &Node) {
        let trait_id = match check {
            Check::Length(_) => Length::ID,
            Check::Range(_) => Range::ID,
            Check::Pattern(_) => Pattern::ID,
            _ => UniqueItems::ID,
        };
        let owner = if member.traits().contains(trait_id) {
            member.id()
        } else {
            member.target_id().clone()
        };
        if !self.known.insert((owner.clone(), trait_id)) {
            return;
        }
        let name = violated::name(check);
        let what = brief(value);
        let message =
            format!("the {name} refuses {what}, which an example of `{}` has", operation.id());
        self.faults.extend(self.shapes.model.fault_at(
            owner.as_str(),
            trait_id,
            message,
            HOW_TO_IGNORE,
        ));
    }
}

/// A value for a message.
fn brief(value: &Node) -> String {
    const LONGEST: usize = 60;
    match value {
        Node::String(text) if text.chars().count() > LONGEST => {
            let start: String = text.chars().take(LONGEST).collect();
            format!("`{start}…`")
        }
        Node::String(text) => format!("`{text}`"),
        Node::Number(number) => format!("`{number}`"),
        Node::Array(items) => format!("a list of {}", items.len()),
        Node::Object(entries) => format!("a map of {}", entries.len()),
        other => other.describe().to_owned(),
    }
}
