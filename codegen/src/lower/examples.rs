//! Examples of operations that contradict the model: values that a constraint refuses, and members that there
//! are not.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use farrier_smithy::traits::{Example, Examples, Node, Trait};
use farrier_smithy::{Fault, Member, Operation, Shape, ShapeId, ShapeKind, closest};

use super::ignored::how_to_ignore;
use super::{Shapes, checks, violated};
use crate::plan::{Check, Maker};

/// What is wrong with the examples of operations.
pub(super) fn find(shapes: &Shapes<'_>, operations: &[Operation<'_>]) -> Vec<Fault> {
    let mut found =
        Found { shapes, known: BTreeSet::new(), checks: HashMap::new(), faults: Vec::new() };
    for operation in operations {
        let Some(Examples(examples)) = operation.shape().traits().get() else { continue };
        for example in &examples {
            found.example(operation, example);
        }
    }
    found.faults
}

/// The walk through all examples.
struct Found<'s, 'm> {
    shapes: &'s Shapes<'m>,
    /// What has been found, by the shape or member that has it: the ids of traits, and the names of members that
    /// there are not.
    known: BTreeSet<(ShapeId, String)>,
    /// The constraints of the members met so far, which are known by their places in memory.
    checks: HashMap<*const Member, Rc<[Check]>>,
    faults: Vec<Fault>,
}

/// A part of an example.
#[derive(Clone, Copy)]
struct Part<'o> {
    operation: &'o ShapeId,
    /// `input`, `output` or `error`.
    name: &'static str,
    /// Its values should keep the constraints that are enforced on inputs.
    keeps_constraints: bool,
}

impl Found<'_, '_> {
    fn example(&mut self, operation: &Operation<'_>, example: &Example) {
        let part =
            |name, keeps_constraints| Part { operation: operation.id(), name, keeps_constraints };
        if let Some(input) = &example.input {
            let is_sound = !example.allow_constraint_errors && example.error.is_none();
            self.members(part("input", is_sound), operation.input(), input);
        }
        if let Some(output) = &example.output {
            self.members(part("output", true), operation.output(), output);
        }
        if let Some(error) = &example.error
            && let Some(shape) = self.shapes.model.get(&error.shape_id)
            && let Some(content) = &error.content
        {
            self.members(part("error", true), shape, content);
        }
    }

    /// The members of a structure or union.
    fn members(&mut self, part: Part<'_>, holder: &Shape, value: &Node) {
        let Node::Object(entries) = value else { return };
        for (name, value) in entries {
            match holder.member(name) {
                Some(member) => self.member(part, member, value),
                None => self.unknown(part, holder, name),
            }
        }
    }

    fn member(&mut self, part: Part<'_>, member: &Member, value: &Node) {
        let target = self.shapes.model.target(member);
        if part.keeps_constraints {
            let checks = self.checks(member);
            let patterns = &self.shapes.patterns;
            if let Some(check) = violated::violated(&checks, target.kind(), value, patterns) {
                self.refused(part, member, check, value);
            }
        }
        match (target.kind(), value) {
            (ShapeKind::Structure | ShapeKind::Union, value) => self.members(part, target, value),
            (ShapeKind::List | ShapeKind::Set, Node::Array(items)) => {
                let member = target.member("member");
                let items =
                    member.into_iter().flat_map(|it| items.iter().map(move |item| (it, item)));
                items.for_each(|(member, item)| self.member(part, member, item));
            }
            (ShapeKind::Map, Node::Object(entries)) => {
                for (key, value) in entries {
                    if let (Some(keys), Some(values)) =
                        (target.member("key"), target.member("value"))
                    {
                        self.member(part, keys, &Node::String(key.clone()));
                        self.member(part, values, value);
                    }
                }
            }
            _ => {}
        }
    }

    /// The constraints of a member, which may have many values.
    fn checks(&mut self, member: &Member) -> Rc<[Check]> {
        let known = self.checks.entry(std::ptr::from_ref(member));
        // What the checks note has been noted where structures are lowered.
        let make = || checks::own(self.shapes, member, &mut Vec::new()).into();
        Rc::clone(known.or_insert_with(make))
    }

    /// A constraint refuses a value of an example. Those of outputs count if inputs have them, too.
    fn refused(&mut self, part: Part<'_>, member: &Member, check: &Check, value: &Node) {
        let Some(trait_id) = check.trait_id() else { return };
        let is_own = member.traits().contains(trait_id);
        let owner = if is_own { member.id() } else { member.target_id().clone() };
        let is_enforced = self.is_of_inputs(&owner);
        if !is_enforced || !self.known.insert((owner.clone(), trait_id.to_owned())) {
            return;
        }
        let (name, what) = (violated::name(check), brief(value));
        let Part { operation, name: place, .. } = part;
        let message = format!(
            "the {name} refuses {what}, which an example of `{operation}` has in its {place}"
        );
        let hint = format!("correct the {name} or the example, or {}", how_to_ignore(&owner));
        self.faults.extend(self.shapes.model.fault_at(owner.as_str(), trait_id, message, hint));
    }

    /// True if users make values of the shape, or of the shape that has the member.
    fn is_of_inputs(&self, owner: &ShapeId) -> bool {
        let shape = owner.as_str().split('$').next().and_then(|id| self.shapes.model.get(id));
        shape.is_some_and(|shape| self.shapes.reach.maker(shape.id()) == Maker::Users)
    }

    /// A structure or union doesn't have a member of an example.
    fn unknown(&mut self, part: Part<'_>, holder: &Shape, name: &str) {
        if !self.known.insert((holder.id().clone(), name.to_owned())) {
            return;
        }
        let Part { operation, name: place, .. } = part;
        let message = format!(
            "an example has the member `{name}` in its {place}, which `{}` doesn't have",
            holder.id()
        );
        let hint = match closest(name, holder.members().iter().map(Member::name)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "remove it from the example, or add it to the model".to_owned(),
        };
        let fault = self.shapes.model.fault_at(operation.as_str(), Examples::ID, message, hint);
        self.faults.extend(fault);
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
