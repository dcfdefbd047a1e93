//! A service and what belongs to it.

use std::collections::HashSet;

use super::CheckedModel;
use super::body::{Body, ServiceBody};
use super::operation::Operation;
use super::reference::Reference;
use super::resource::Resource;
use super::shape::{Shape, ShapeKind};
use crate::id::ShapeId;

/// A [service](https://smithy.io/2.0/spec/service-types.html#service) of a
/// checked model.
#[derive(Clone, Copy, Debug)]
pub struct Service<'m> {
    model: &'m CheckedModel,
    shape: &'m Shape,
    body: &'m ServiceBody,
}

impl<'m> Service<'m> {
    pub(crate) fn of(model: &'m CheckedModel, shape: &'m Shape) -> Option<Self> {
        match &shape.body {
            Body::Service(body) => Some(Self { model, shape, body }),
            _ => None,
        }
    }

    /// Returns the id of the service.
    pub fn id(&self) -> &'m ShapeId {
        &self.shape.id
    }

    /// Returns the shape, for its traits.
    pub fn shape(&self) -> &'m Shape {
        self.shape
    }

    /// Returns the version, which is empty if the model has none.
    pub fn version(&self) -> &'m str {
        &self.body.version
    }

    /// Returns the operations: the service's own, then those of its resources and their
    /// resources, in the order of the model, each once.
    pub fn operations(&self) -> Vec<Operation<'m>> {
        let mut seen = HashSet::new();
        let mut operations = Vec::new();
        let mut add = |reference: &'m Reference| {
            if seen.insert(reference.id.as_str()) {
                let shape = self.model.get(reference.id.as_str());
                let operation =
                    shape.and_then(|shape| Operation::of(self.model, shape, Some(self.body)));
                operations.extend(operation);
            }
        };
        self.body.operations.iter().for_each(&mut add);
        for resource in self.resources() {
            resource.references().for_each(&mut add);
        }
        operations
    }

    /// Returns the operation with a name, such as `SendMessage`.
    pub fn operation(&self, name: &str) -> Option<Operation<'m>> {
        self.operations().into_iter().find(|operation| operation.name() == name)
    }

    /// Returns the resources, those of resources included, a parent before its children.
    pub fn resources(&self) -> Vec<Resource<'m>> {
        Resource::tree(self.model, &self.body.resources)
    }

    /// Returns the errors that every operation of the service can give.
    pub fn errors(&self) -> Vec<&'m Shape> {
        self.model.shapes_of(&self.body.errors)
    }

    /// What the service calls a shape: its name, or what `rename` makes of it.
    pub fn name_of<'a>(&self, id: &'a ShapeId) -> &'a str
    where
        'm: 'a,
    {
        let renamed = self.body.renamed.get_or_init(|| {
            let pairs = self.body.rename.iter().rev();
            pairs.map(|rename| (rename.shape.id.clone(), rename.name.clone())).collect()
        });
        renamed.get(id).map_or(id.name(), String::as_str)
    }
}

impl CheckedModel {
    /// The shapes that references name.
    pub(crate) fn shapes_of(&self, references: &[Reference]) -> Vec<&Shape> {
        references
            .iter()
            .filter_map(|reference| self.get(reference.id.as_str()))
            .filter(|shape| shape.kind != ShapeKind::Member)
            .collect()
    }
}
