//! The uses of a shape: in an operation's input, output or errors, or in another shape. They decide which
//! halves of its codec are needed.

use std::collections::{BTreeMap, BTreeSet};

use farrier_smithy::traits::{ErrorTrait, Streaming};
use farrier_smithy::{CheckedModel, Operation, Shape, ShapeId, ShapeKind};

use crate::plan::{Halves, Home, Maker};

/// The uses of every shape of a closure.
#[derive(Debug)]
pub(super) struct Reach {
    written: BTreeSet<ShapeId>,
    read: BTreeSet<ShapeId>,
    nested: BTreeSet<ShapeId>,
    /// How many operations take or give the structure.
    tops: BTreeMap<ShapeId, usize>,
    inputs: BTreeSet<ShapeId>,
    /// The structures that are inputs and nothing else in the whole model, whichever operations are chosen.
    only_inputs: BTreeSet<ShapeId>,
    outputs: BTreeSet<ShapeId>,
    errors: BTreeSet<ShapeId>,
    both_halves: bool,
}

impl Reach {
    pub(super) fn of(
        model: &CheckedModel,
        operations: &[Operation<'_>],
        both_halves: bool,
    ) -> Self {
        let mut reach = Self {
            written: BTreeSet::new(),
            read: BTreeSet::new(),
            nested: BTreeSet::new(),
            tops: BTreeMap::new(),
            inputs: BTreeSet::new(),
            only_inputs: only_inputs(model),
            outputs: BTreeSet::new(),
            errors: BTreeSet::new(),
            both_halves,
        };
        for operation in operations {
            let (input, output) = (operation.input(), operation.output());
            *reach.tops.entry(input.id().clone()).or_default() += 1;
            *reach.tops.entry(output.id().clone()).or_default() += 1;
            reach.inputs.insert(input.id().clone());
            reach.outputs.insert(output.id().clone());
            visit(model, input, &mut reach.written, &mut reach.nested);
            visit(model, output, &mut reach.read, &mut reach.nested);
            reach.errors.extend(exceptions(model, input).chain(exceptions(model, output)).cloned());
            for error in operation.errors() {
                reach.errors.insert(error.id().clone());
                visit(model, error, &mut reach.read, &mut reach.nested);
            }
        }
        reach
    }

    /// Which halves of the shape's codec are emitted.
    pub(super) fn halves(&self, id: &ShapeId) -> Halves {
        Halves {
            read: self.both_halves || self.read.contains(id),
            write: self.both_halves || self.written.contains(id),
        }
    }

    /// Who makes values of the shape, which doesn't depend on the halves that are emitted.
    pub(super) fn maker(&self, id: &ShapeId) -> Maker {
        if self.written.contains(id) { Maker::Users } else { Maker::Service }
    }

    pub(super) fn is_input(&self, id: &ShapeId) -> bool {
        self.inputs.contains(id)
    }

    /// True if the structure serves as an input of operations and as nothing else, as one with `@input` does.
    pub(super) fn is_only_input(&self, id: &ShapeId) -> bool {
        self.only_inputs.contains(id)
    }

    pub(super) fn is_output(&self, id: &ShapeId) -> bool {
        self.outputs.contains(id)
    }

    pub(super) fn is_error(&self, id: &ShapeId) -> bool {
        self.errors.contains(id)
    }

    /// True if the shape's HTTP bindings count: they do at the top of a message only.
    pub(super) fn is_top(&self, id: &ShapeId) -> bool {
        self.is_input(id) || self.is_output(id) || self.is_error(id)
    }

    /// The file in which the type is emitted.
    pub(super) fn home(&self, id: &ShapeId) -> Home {
        if self.is_error(id) {
            Home::Errors
        } else if self.tops.get(id) == Some(&1) && !self.nested.contains(id) {
            Home::Operation
        } else {
            Home::Types
        }
    }
}

/// The inputs of all operations that no member targets, and that are neither outputs nor errors.
fn only_inputs(model: &CheckedModel) -> BTreeSet<ShapeId> {
    let operations = || model.shapes().filter_map(|shape| model.operation(shape.id().as_str()));
    let mut inputs: BTreeSet<_> = operations().map(|it| it.input().id().clone()).collect();
    for operation in operations() {
        inputs.remove(operation.output().id());
    }
    for shape in model.shapes() {
        if shape.traits().has::<ErrorTrait>() {
            inputs.remove(shape.id());
        }
        for member in shape.members() {
            inputs.remove(member.target_id());
        }
    }
    inputs
}

/// The errors among the events of a message.
fn exceptions<'m>(model: &'m CheckedModel, top: &'m Shape) -> impl Iterator<Item = &'m ShapeId> {
    let targets = top.members().iter().map(|member| model.target(member));
    let streams = targets.filter(|target| target.traits().has::<Streaming>());
    let events = streams.flat_map(Shape::members).map(|event| model.target(event));
    events.filter(|event| event.traits().has::<ErrorTrait>()).map(Shape::id)
}

/// Adds what `top` reaches to `seen`, itself included, and what stands within another to `nested`.
fn visit(
    model: &CheckedModel,
    top: &Shape,
    seen: &mut BTreeSet<ShapeId>,
    nested: &mut BTreeSet<ShapeId>,
) {
    let mut pending = Vec::new();
    if seen.insert(top.id().clone()) {
        pending.push(top);
    }
    while let Some(shape) = pending.pop() {
        if matches!(shape.kind(), ShapeKind::Enum | ShapeKind::IntEnum) {
            continue;
        }
        for member in shape.members() {
            let target = model.target(member);
            nested.insert(target.id().clone());
            if seen.insert(target.id().clone()) {
                pending.push(target);
            }
        }
    }
}
