//! A resource, its identifiers, operations and sub-resources.

use std::collections::HashSet;

use super::CheckedModel;
use super::body::{Body, Lifecycle, ResourceBody};
use super::reference::Reference;
use super::shape::Shape;
use crate::id::ShapeId;

/// A [resource](https://smithy.io/2.0/spec/service-types.html#resource) of a
/// checked model.
#[derive(Clone, Copy, Debug)]
pub struct Resource<'m> {
    shape: &'m Shape,
    body: &'m ResourceBody,
}

impl<'m> Resource<'m> {
    /// The resources that references reach, a parent before its children.
    pub(crate) fn tree(model: &'m CheckedModel, roots: &'m [Reference]) -> Vec<Self> {
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        let mut open: Vec<&Reference> = roots.iter().rev().collect();
        while let Some(reference) = open.pop() {
            let Some(shape) = model.get(reference.id.as_str()) else {
                continue;
            };
            if let Body::Resource(body) = &shape.body
                && seen.insert(&shape.id)
            {
                found.push(Self { shape, body });
                open.extend(body.resources.iter().rev());
            }
        }
        found
    }

    /// Returns the id of the resource.
    pub fn id(&self) -> &'m ShapeId {
        &self.shape.id
    }

    /// Returns the shape, for its traits.
    pub fn shape(&self) -> &'m Shape {
        self.shape
    }

    /// Returns the identifiers: names and the ids of the string shapes that they target.
    pub fn identifiers(&self) -> impl Iterator<Item = (&'m str, &'m ShapeId)> + use<'m> {
        self.body.identifiers.iter().map(|(name, target)| (&**name, &target.id))
    }

    /// Returns the properties: names and the ids of the shapes that they target.
    pub fn properties(&self) -> impl Iterator<Item = (&'m str, &'m ShapeId)> + use<'m> {
        self.body.properties.iter().map(|(name, target)| (&**name, &target.id))
    }

    /// Returns the lifecycle operations, by what they do.
    pub fn lifecycle(&self) -> impl Iterator<Item = (Lifecycle, &'m ShapeId)> + use<'m> {
        self.body.lifecycle.iter().map(|(lifecycle, operation)| (*lifecycle, &operation.id))
    }

    /// Returns the ids of all operations of the resource itself, those of its resources left out.
    pub fn operation_ids(&self) -> impl Iterator<Item = &'m ShapeId> + use<'m> {
        self.references().map(|reference| &reference.id)
    }

    /// All operations: lifecycle, instance, then collection operations.
    pub(crate) fn references(&self) -> impl Iterator<Item = &'m Reference> + use<'m> {
        let lifecycle = self.body.lifecycle.iter().map(|(_, operation)| operation);
        lifecycle.chain(&self.body.operations).chain(&self.body.collection_operations)
    }
}
