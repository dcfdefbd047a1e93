//! Where a trait is applied: a shape, or a member and what it targets.

use std::fmt;

use crate::model::graph::Graph;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::model::traits::Traits;
use crate::traits::Trait;

/// A shape or member.
#[derive(Clone, Copy)]
pub(crate) struct Site<'m> {
    /// The shape, or the one that holds the member.
    pub(crate) shape: &'m Shape,
    pub(crate) member: Option<&'m Member>,
    /// The shape that the member targets, or the shape itself: what its values
    /// are made of.
    pub(crate) target: &'m Shape,
}

impl<'m> Site<'m> {
    /// A member; `None` if its target doesn't exist.
    pub(crate) fn member(graph: &'m Graph, shape: &'m Shape, member: &'m Member) -> Option<Self> {
        let target = graph.at(member.resolved)?;
        Some(Self { shape, member: Some(member), target })
    }

    /// The traits of the shape or member itself.
    pub(crate) fn traits(&self) -> &'m Traits {
        self.member.map_or(&self.shape.traits, |member| &member.traits)
    }

    /// A trait of the shape or member itself, or of the target.
    pub(crate) fn effective<T: Trait>(&self) -> Option<T> {
        if self.traits().has::<T>() { self.traits().get() } else { self.target.traits.get() }
    }

    /// Whether this is a member of a shape of that kind.
    pub(crate) fn is_member_of(&self, kind: ShapeKind) -> bool {
        self.member.is_some() && self.shape.kind == kind
    }

    /// Whether this is a shape of that kind, not a member.
    pub(crate) fn is(&self, kind: ShapeKind) -> bool {
        self.member.is_none() && self.shape.kind == kind
    }
}

impl fmt::Display for Site<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.member {
            Some(member) => write!(f, "{}${}", self.shape.id, member.name),
            None => write!(f, "{}", self.shape.id),
        }
    }
}

/// All shapes and members, in order.
pub(crate) fn sites(graph: &Graph) -> impl Iterator<Item = Site<'_>> {
    graph.own_shapes().flat_map(move |shape| {
        let members = shape.members.iter();
        let members = members.filter_map(move |member| Site::member(graph, shape, member));
        std::iter::once(Site { shape, member: None, target: shape }).chain(members)
    })
}
