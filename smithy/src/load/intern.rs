//! One allocation for each id and name of a file, however often it occurs.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::id::{ShapeId, is_identifier, is_shape_id};

/// The ids and names of one file, each with whether it keeps to the grammar.
#[derive(Default)]
pub(crate) struct Interner<'a> {
    ids: HashMap<Cow<'a, str>, (ShapeId, bool), RandomState>,
    names: HashMap<Cow<'a, str>, (Arc<str>, bool), RandomState>,
}

impl<'a> Interner<'a> {
    /// The id, and whether it is one by the grammar.
    pub(crate) fn id(&mut self, text: Cow<'a, str>) -> (ShapeId, bool) {
        if let Some(known) = self.ids.get(&text) {
            return known.clone();
        }
        let entry = (ShapeId::unchecked(&text), is_shape_id(&text));
        self.ids.insert(text, entry.clone());
        entry
    }

    /// The name, and whether it is an identifier.
    pub(crate) fn name(&mut self, text: Cow<'a, str>) -> (Arc<str>, bool) {
        if let Some(known) = self.names.get(&text) {
            return known.clone();
        }
        let entry = (Arc::from(&*text), is_identifier(&text));
        self.names.insert(text, entry.clone());
        entry
    }
}
