//! The traits of one shape or member: ids and JSON texts, typed on request.

use std::collections::HashMap;

use crate::id::ShapeId;
use crate::source::Json;
use crate::traits::Trait;

/// The traits applied to a shape or member, known and unknown ones, in the
/// order of the model.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    entries: Vec<(ShapeId, Json)>,
}

impl Traits {
    /// Returns the typed value of a trait. It is `None` if the trait isn't applied or
    /// its value doesn't have that type. On a checked model, the latter is possible
    /// only for traits that the Smithy prelude doesn't define.
    pub fn get<T: Trait>(&self) -> Option<T> {
        serde_json::from_str(self.raw(T::ID)?).ok()
    }

    /// Returns true if a trait is applied.
    pub fn has<T: Trait>(&self) -> bool {
        self.contains(T::ID)
    }

    /// Returns true if a trait is applied, by its id, for instance `smithy.api#required`.
    pub fn contains(&self, id: &str) -> bool {
        self.json(id).is_some()
    }

    /// Returns the JSON text of a trait's value, as the model writes it.
    pub fn raw(&self, id: &str) -> Option<&str> {
        self.json(id).map(Json::get)
    }

    /// Returns the ids of all traits.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = &ShapeId> {
        self.entries.iter().map(|(id, _)| id)
    }

    pub(crate) fn json(&self, id: &str) -> Option<&Json> {
        self.entries.iter().find(|(entry, _)| entry == id).map(|(_, value)| value)
    }

    pub(crate) fn entries(&self) -> std::slice::Iter<'_, (ShapeId, Json)> {
        self.entries.iter()
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self { entries: Vec::with_capacity(capacity) }
    }

    /// Appends a trait that isn't there yet.
    pub(crate) fn push(&mut self, id: ShapeId, value: Json) {
        self.entries.push((id, value));
    }

    /// Adds a trait; one of the same id gives way.
    pub(crate) fn set(&mut self, id: ShapeId, value: Json) {
        match self.entries.iter_mut().find(|(entry, _)| *entry == id) {
            Some(entry) => entry.1 = value,
            None => self.entries.push((id, value)),
        }
    }

    /// Adds traits; those of the same ids give way.
    pub(crate) fn set_all(&mut self, entries: Vec<(ShapeId, Json)>) {
        let mut places: HashMap<ShapeId, usize> = HashMap::new();
        places.extend(self.ids().cloned().zip(0..));
        for (id, value) in entries {
            match places.get(&id) {
                Some(&place) => self.entries[place].1 = value,
                None => {
                    places.insert(id.clone(), self.entries.len());
                    self.entries.push((id, value));
                }
            }
        }
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<Json> {
        let index = self.entries.iter().position(|(entry, _)| entry == id)?;
        Some(self.entries.remove(index).1)
    }

    pub(crate) fn into_entries(self) -> Vec<(ShapeId, Json)> {
        self.entries
    }
}
