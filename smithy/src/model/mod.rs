//! The graph of shapes, before and after it is checked.
//!
//! [`Model`] can only be checked, which the module `validate` does; what is safe on a sound graph
//! alone, such as following a member to its target, exists on [`CheckedModel`] only.

pub(crate) mod body;
mod closure;
pub(crate) mod graph;
pub(crate) mod operation;
pub(crate) mod prelude;
pub(crate) mod reference;
pub(crate) mod resource;
pub(crate) mod service;
pub(crate) mod shape;
pub(crate) mod traits;

use crate::source::Json;
use crate::traits::Trait;

use graph::Graph;
use operation::Operation;
use service::Service;
use shape::{Member, Shape};

/// A model that was read, but not checked.
#[derive(Debug)]
pub struct Model {
    pub(crate) graph: Graph,
}

/// A model whose shapes, members and traits are sound.
#[derive(Debug)]
pub struct CheckedModel {
    pub(crate) graph: Graph,
}

impl CheckedModel {
    /// Returns the shape with an id, such as `smithy.api#String` or one of the model.
    pub fn get(&self, id: &str) -> Option<&Shape> {
        self.graph.get(id)
    }

    /// Returns the shape that a member of this model targets.
    pub fn target<'m>(&'m self, member: &Member) -> &'m Shape {
        self.graph.at(member.resolved).unwrap_or_else(|| prelude::unit())
    }

    /// Returns the shapes of the model in the order of its files, without those of the
    /// Smithy prelude.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.graph.own_shapes()
    }

    /// Returns the services of the model, in order.
    pub fn services(&self) -> Vec<Service<'_>> {
        self.shapes().filter_map(|shape| Service::of(self, shape)).collect()
    }

    /// Returns the service with an id.
    pub fn service(&self, id: &str) -> Option<Service<'_>> {
        Service::of(self, self.get(id)?)
    }

    /// A trait of a member or, where it has none, of the shape that it targets.
    pub fn trait_of<T: Trait>(&self, member: &Member) -> Option<T> {
        if member.traits().has::<T>() {
            member.traits().get()
        } else {
            self.target(member).traits().get()
        }
    }

    /// Returns the data shapes that the inputs, outputs and errors of these operations
    /// reach, depth first, each once and in the order in which they are found.
    /// Shapes of the Smithy prelude are left out.
    pub fn closure(&self, operations: &[Operation<'_>]) -> Vec<&Shape> {
        closure::closure(self, operations)
    }

    /// Returns the JSON texts of a key of the model's
    /// [metadata](https://smithy.io/2.0/spec/model.html#model-metadata), one for
    /// each file that sets it. Where there are several, they are arrays that
    /// together make up the value, or all the same.
    pub fn metadata(&self, key: &str) -> impl Iterator<Item = &str> {
        self.graph.metadata.get(key).into_iter().flatten().map(Json::get)
    }
}
