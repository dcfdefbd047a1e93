//! The parts that occur all over a file: objects, traits, references, strings.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::intern::Interner;
use super::owner::Owner;
use crate::ast::{self, Key, Loose, Object, Raw};
use crate::id::ShapeId;
use crate::model::reference::Reference;
use crate::model::traits::Traits;
use crate::report::Report;
use crate::source::{Json, Place, Text};
use crate::suggest::Suggester;

/// From this many on, keys are compared by hash.
const FEW: usize = 16;

/// Reads the parts of one file.
pub(crate) struct Reader<'a, 'r> {
    pub(crate) text: &'a Arc<Text>,
    pub(crate) report: &'r mut Report,
    pub(crate) interner: Interner<'a>,
    pub(crate) suggester: Suggester,
}

impl<'a, 'r> Reader<'a, 'r> {
    pub(crate) fn new(text: &'a Arc<Text>, report: &'r mut Report) -> Self {
        Self { text, report, interner: Interner::default(), suggester: Suggester::new() }
    }

    /// The place of a slice of the file.
    pub(crate) fn place(&self, part: &str) -> Place {
        Place::of(self.text, part)
    }

    /// A value, unread.
    pub(crate) fn json(&self, raw: Raw<'a>) -> Json {
        Json::at(self.place(raw.get()))
    }

    pub(crate) fn fault(
        &mut self,
        place: &Place,
        owner: Owner<'_>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        match owner {
            Owner::File => self.report.file(place, message, hint),
            _ => self.report.fault(place, owner, message, hint),
        }
    }

    /// The entries of an object, each key once; nothing if it isn't an object.
    pub(crate) fn object<V>(
        &mut self,
        owner: Owner<'_>,
        what: &str,
        object: Loose<Object<'a, V>>,
        key: Option<Key<'a>>,
    ) -> Vec<(Key<'a>, V)> {
        match object {
            Loose::Right(Object(mut entries)) => {
                self.unique(owner, &mut entries);
                entries
            }
            Loose::Wrong(instead) => {
                let start = self.text.source.text.get(..1).unwrap_or_default();
                let place = self.place(key.map_or(start, Key::raw));
                let message = format!("`{what}` is {instead}");
                self.fault(&place, owner, message, format!("`{what}` is an object"));
                Vec::new()
            }
        }
    }

    /// Reports keys that occur twice, and keeps the first.
    fn unique<V>(&mut self, owner: Owner<'_>, entries: &mut Vec<(Key<'a>, V)>) {
        let few = entries.len() <= FEW;
        let twice = |index: usize| {
            let key = entries[index].0.raw();
            entries[..index].iter().any(|(other, _)| other.raw() == key)
        };
        if few && !(1..entries.len()).any(twice) {
            return;
        }
        let mut seen = HashSet::with_hasher(RandomState::default());
        let mut doubles = Vec::new();
        entries.retain(|(key, _)| {
            let first = seen.insert(key.raw());
            doubles.extend((!first).then_some(*key));
            first
        });
        self.repeated(owner, &doubles);
    }

    /// Reports keys that occur twice.
    pub(crate) fn repeated(&mut self, owner: Owner<'_>, keys: &[Key<'a>]) {
        for key in keys {
            let message = format!("the key {} occurs twice", key.raw());
            self.fault(&self.place(key.raw()), owner, message, "remove one of them");
        }
    }

    pub(crate) fn traits(
        &mut self,
        owner: Owner<'_>,
        traits: Option<(Key<'a>, Loose<Object<'a, Raw<'a>>>)>,
    ) -> Traits {
        let Some((key, object)) = traits else {
            return Traits::default();
        };
        let entries = self.object(owner, "traits", object, Some(key));
        let mut traits = Traits::with_capacity(entries.len());
        for (key, value) in entries {
            let (id, valid) = self.interner.id(key.text());
            if !valid {
                let message = format!("`{id}` is not the id of a trait");
                let hint = "ids of traits look like `namespace#name`";
                self.fault(&self.place(key.raw()), owner, message, hint);
            }
            traits.push(id, self.json(value));
        }
        traits
    }

    /// The id that a JSON string holds.
    pub(crate) fn reference(&mut self, owner: Owner<'_>, raw: Raw<'a>) -> Option<Reference> {
        let text = self.string(owner, "a shape id", raw)?;
        self.id(owner, text, self.place(raw.get()))
    }

    /// A text as a shape id.
    pub(crate) fn id(
        &mut self,
        owner: Owner<'_>,
        text: Cow<'a, str>,
        place: Place,
    ) -> Option<Reference> {
        let (id, valid) = self.interner.id(text);
        if valid {
            return Some(Reference { id, place });
        }
        let message = format!("`{id}` is not a shape id");
        self.fault(&place, owner, message, "shape ids look like `namespace#Name`");
        None
    }

    /// An object `{"target": "…"}`.
    pub(crate) fn target(&mut self, owner: Owner<'_>, raw: Raw<'a>) -> Option<Reference> {
        if let Ok(Loose::Right(ast::Member { target: Some(target), .. })) =
            serde_json::from_str(raw.get())
        {
            return self.reference(owner, target);
        }
        let message = format!("{} is not a reference", brief(raw));
        let hint = "references are objects: `{\"target\": \"namespace#Name\"}`";
        self.fault(&self.place(raw.get()), owner, message, hint);
        None
    }

    /// An array of references.
    pub(crate) fn targets(&mut self, owner: Owner<'_>, raw: Raw<'a>) -> Vec<Reference> {
        if let Ok(items) = serde_json::from_str::<Vec<Raw<'a>>>(raw.get()) {
            return items.into_iter().filter_map(|item| self.target(owner, item)).collect();
        }
        let message = format!("{} is not a list of references", brief(raw));
        let hint = "references are objects in an array: `[{\"target\": \"namespace#Name\"}]`";
        self.fault(&self.place(raw.get()), owner, message, hint);
        Vec::new()
    }

    /// An object of names and references.
    pub(crate) fn named(&mut self, owner: Owner<'_>, raw: Raw<'a>) -> Vec<(Arc<str>, Reference)> {
        let mut found = Vec::new();
        for (key, value) in self.entries(owner, raw) {
            let (name, valid) = self.interner.name(key.text());
            if !valid {
                let message = format!("`{name}` is not an identifier");
                let hint = "names are ASCII letters, digits and `_`, and don't start with a digit";
                self.fault(&self.place(key.raw()), owner, message, hint);
            }
            found.extend(self.target(owner, value).map(|target| (name, target)));
        }
        found
    }

    /// The entries of an object that is still text.
    pub(crate) fn entries(&mut self, owner: Owner<'_>, raw: Raw<'a>) -> Vec<(Key<'a>, Raw<'a>)> {
        if let Ok(Loose::Right(Object(mut entries))) = serde_json::from_str(raw.get()) {
            self.unique(owner, &mut entries);
            return entries;
        }
        let message = format!("{} is not an object", brief(raw));
        self.fault(&self.place(raw.get()), owner, message, "write `{…}`");
        Vec::new()
    }

    pub(crate) fn string(
        &mut self,
        owner: Owner<'_>,
        what: &str,
        raw: Raw<'a>,
    ) -> Option<Cow<'a, str>> {
        let text = ast::string(raw.get());
        if text.is_none() {
            let message = format!("{} is not {what}", brief(raw));
            self.fault(&self.place(raw.get()), owner, message, "write a string");
        }
        text
    }

    /// The interned id of a shape.
    pub(crate) fn shape_id(&mut self, key: Key<'a>) -> (ShapeId, bool) {
        self.interner.id(key.text())
    }
}

/// A value for a message: short, whatever its length.
pub(crate) fn brief(raw: Raw<'_>) -> String {
    const LONGEST: usize = 40;
    let text = raw.get();
    if text.chars().nth(LONGEST).is_none() {
        return format!("`{text}`");
    }
    let start: String = text.chars().take(LONGEST).collect();
    format!("`{start}…`")
}
