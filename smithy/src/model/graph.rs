//! The shapes by id and by index.

use std::sync::Arc;

use foldhash::fast::RandomState;
use indexmap::IndexMap;

use super::prelude;
use super::shape::Shape;
use crate::id::ShapeId;
use crate::source::{Json, Text};

/// A map that keeps the order of insertion.
pub(crate) type OrderedMap<K, V> = IndexMap<K, V, RandomState>;

/// All shapes of a model. Those of the prelude come first.
#[derive(Debug)]
pub(crate) struct Graph {
    pub(crate) shapes: OrderedMap<ShapeId, Shape>,
    pub(crate) metadata: OrderedMap<String, Vec<Json>>,
    pub(crate) texts: Vec<Arc<Text>>,
}

impl Graph {
    /// A graph that holds the prelude alone.
    pub(crate) fn new(texts: Vec<Arc<Text>>) -> Self {
        let shapes = prelude::shapes().iter().map(|shape| (shape.id.clone(), shape.clone()));
        Self { shapes: shapes.collect(), metadata: OrderedMap::default(), texts }
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Shape> {
        self.shapes.get(id)
    }

    pub(crate) fn at(&self, index: usize) -> Option<&Shape> {
        self.shapes.get_index(index).map(|(_, shape)| shape)
    }

    /// The shapes that are not of the prelude.
    pub(crate) fn own_shapes(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.values().skip(prelude::shapes().len())
    }
}
