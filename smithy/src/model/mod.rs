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

use crate::fault::Fault;
use crate::report::Report;
use crate::source::Json;
use crate::traits::{Mixin, Trait};

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
    pub(crate) warnings: Vec<Fault>,
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

    /// Returns the services of the model, in order. Mixins are left out, because they are parts of
    /// services and nothing that can be called.
    pub fn services(&self) -> Vec<Service<'_>> {
        let shapes = self.shapes().filter(|shape| !shape.traits.has::<Mixin>());
        shapes.filter_map(|shape| Service::of(self, shape)).collect()
    }

    /// Returns the service with an id, unless it is a mixin.
    pub fn service(&self, id: &str) -> Option<Service<'_>> {
        Service::of(self, self.get(id).filter(|shape| !shape.traits.has::<Mixin>())?)
    }

    /// Returns the operation with an id, without the errors that services add to it.
    pub fn operation(&self, id: &str) -> Option<Operation<'_>> {
        Operation::of(self, self.get(id)?, None)
    }

    /// Returns the mistakes of the model that don't keep it from being used, in the order of its
    /// files. Published models have some of them, so they are no faults.
    pub fn warnings(&self) -> &[Fault] {
        &self.warnings
    }

    /// Makes a fault at the value of a trait, for checks that other crates do. `owner` is the id of a
    /// shape or member. If it doesn't have the trait, the fault is at the shape or member itself.
    /// Returns `None` if the model has no such shape or member.
    pub fn fault_at(
        &self,
        owner: &str,
        trait_id: &str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Option<Fault> {
        let (shape, member) =
            owner.split_once('$').map_or((owner, None), |(shape, member)| (shape, Some(member)));
        let shape = self.get(shape)?;
        let (traits, place) = match member {
            None => (&shape.traits, &shape.place),
            Some(member) => shape.member(member).map(|member| (&member.traits, &member.place))?,
        };
        let place = traits.json(trait_id).map_or(place, |json| &json.place);
        let mut report = Report::default();
        report.fault(place, owner, message, hint);
        report.into_list().pop()
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
