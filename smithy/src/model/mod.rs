//! The graph of shapes, before and after it is checked.
//!
//! [`Model`] can only be checked; what is safe on a sound graph alone, such as
//! following a member to its target, exists on [`CheckedModel`] only.

mod body;
mod closure;
mod graph;
mod operation;
mod resource;
mod service;
mod shape;
mod traits;

pub use body::Lifecycle;
pub use operation::Operation;
pub use resource::Resource;
pub use service::Service;
pub use shape::{Member, Shape, ShapeKind};
pub use traits::Traits;

pub(crate) use body::{Body, OperationBody, Rename, ResourceBody, ServiceBody};
pub(crate) use graph::Graph;
pub(crate) use shape::Reference;

use crate::fault::Faults;
use crate::traits::Trait;
use crate::{prelude, validate};

/// A model that was read, but not checked.
#[derive(Debug)]
pub struct Model {
    pub(crate) graph: Graph,
}

impl Model {
    /// Checks every rule. Gives all faults at once.
    pub fn check(self) -> Result<CheckedModel, Faults> {
        let mut graph = self.graph;
        validate::check(&mut graph)?;
        Ok(CheckedModel { graph })
    }
}

/// A model whose shapes, members and traits are sound.
#[derive(Debug)]
pub struct CheckedModel {
    pub(crate) graph: Graph,
}

impl CheckedModel {
    /// The shape of that id, for instance `smithy.api#String` or one of the model.
    pub fn get(&self, id: &str) -> Option<&Shape> {
        self.graph.get(id)
    }

    /// The shape that a member of this model targets.
    pub fn target<'m>(&'m self, member: &Member) -> &'m Shape {
        self.graph.at(member.resolved).unwrap_or_else(|| prelude::unit())
    }

    /// The shapes of the model in the order of its files, without those of the
    /// Smithy prelude.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.graph.own_shapes()
    }

    /// The services of the model, in order.
    pub fn services(&self) -> Vec<Service<'_>> {
        self.shapes().filter_map(|shape| Service::of(self, shape)).collect()
    }

    /// The service of that id.
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

    /// The data shapes that the inputs, outputs and errors of these operations
    /// reach, depth first, each once and in the order in which they are found.
    /// Shapes of the Smithy prelude are left out.
    pub fn closure(&self, operations: &[Operation<'_>]) -> Vec<&Shape> {
        closure::closure(self, operations)
    }

    /// The JSON texts of a key of the model's
    /// [metadata](https://smithy.io/2.0/spec/model.html#model-metadata), one for
    /// each file that sets it. Where there are several, they are arrays that
    /// together make up the value, or all the same.
    pub fn metadata(&self, key: &str) -> impl Iterator<Item = &str> {
        self.graph.metadata.get(key).into_iter().flatten().map(crate::source::Json::get)
    }
}
