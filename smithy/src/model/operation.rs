//! An operation, its input, output and errors.

use super::body::{Body, OperationBody, ServiceBody};
use super::reference::Reference;
use super::shape::Shape;
use super::{CheckedModel, prelude};
use crate::id::ShapeId;

/// An [operation](https://smithy.io/2.0/spec/service-types.html#operation) of a
/// checked model.
#[derive(Clone, Copy, Debug)]
pub struct Operation<'m> {
    model: &'m CheckedModel,
    shape: &'m Shape,
    body: &'m OperationBody,
    service: Option<&'m ServiceBody>,
}

impl<'m> Operation<'m> {
    pub(crate) fn of(
        model: &'m CheckedModel,
        shape: &'m Shape,
        service: Option<&'m ServiceBody>,
    ) -> Option<Self> {
        match &shape.body {
            Body::Operation(body) => Some(Self { model, shape, body, service }),
            _ => None,
        }
    }

    /// Returns the id of the operation.
    pub fn id(&self) -> &'m ShapeId {
        &self.shape.id
    }

    /// Returns the name, without the namespace.
    pub fn name(&self) -> &'m str {
        self.shape.id.name()
    }

    /// Returns the shape, for its traits.
    pub fn shape(&self) -> &'m Shape {
        self.shape
    }

    /// Returns the input structure, or `smithy.api#Unit` if the model names none.
    pub fn input(&self) -> &'m Shape {
        self.structure(self.body.input.as_ref())
    }

    /// Returns the output structure, or `smithy.api#Unit` if the model names none.
    pub fn output(&self) -> &'m Shape {
        self.structure(self.body.output.as_ref())
    }

    /// Returns true if the input is anything but `smithy.api#Unit`.
    pub fn has_input(&self) -> bool {
        self.input().id != prelude::UNIT
    }

    /// Returns true if the output is anything but `smithy.api#Unit`.
    pub fn has_output(&self) -> bool {
        self.output().id != prelude::UNIT
    }

    /// Returns the errors: the operation's own, then those that its service adds to
    /// every operation, each once.
    pub fn errors(&self) -> Vec<&'m Shape> {
        let mut errors = self.model.shapes_of(&self.body.errors);
        if let Some(service) = self.service {
            errors.extend(self.model.shapes_of(&service.errors));
        }
        let mut seen = std::collections::HashSet::new();
        errors.retain(|error| seen.insert(&error.id));
        errors
    }

    fn structure(&self, reference: Option<&Reference>) -> &'m Shape {
        reference
            .and_then(|reference| self.model.get(reference.id.as_str()))
            .unwrap_or_else(|| prelude::unit())
    }
}
