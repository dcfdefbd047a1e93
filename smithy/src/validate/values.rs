//! The values of traits: of the right type, without a key that occurs twice, and
//! applied where they may be.

use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::rules::{Rule, rule};
use super::site::{Site, sites};
use crate::model::Graph;
use crate::report::Report;
use crate::source::Json;
use crate::traits::Trait;

/// Looks at one trait that is applied to a site.
pub(crate) type Check = fn(&mut Applied<'_, '_>);

/// A trait, where it is applied, and where to complain.
pub(crate) struct Applied<'m, 'r> {
    pub(crate) site: Site<'m>,
    pub(crate) id: &'m str,
    pub(crate) json: &'m Json,
    rule: &'static Rule,
    report: &'r mut Report,
}

/// Checks each trait of each shape and member.
pub(crate) fn check(graph: &Graph, report: &mut Report) {
    for site in sites(graph) {
        for (id, json) in site.traits().entries() {
            if !readable(&site, json, report) {
                continue;
            }
            let Some(rule) = rule(id.as_str()) else {
                continue;
            };
            if !rule.on.fits(&site) {
                let message = format!("the trait `{id}` can't be applied here");
                let hint = format!("it is for {}", rule.on.describe());
                report.fault(&json.place, site, message, hint);
                continue;
            }
            (rule.check)(&mut Applied { site, id: id.as_str(), json, rule, report });
        }
    }
}

impl Applied<'_, '_> {
    /// Reports the value.
    pub(crate) fn fault(&mut self, message: impl Into<String>, hint: impl Into<String>) {
        self.report.fault(&self.json.place, self.site, message, hint);
    }

    /// Reports a value that isn't what the trait takes.
    pub(crate) fn wrong(&mut self, why: impl fmt::Display) {
        let message = format!("the value of the trait `{}` is wrong: {why}", self.id);
        let hint = format!("for instance `{}`", self.rule.example);
        self.fault(message, hint);
    }

    /// The typed value; reports one that isn't.
    pub(crate) fn value<T: Trait>(&mut self) -> Option<T> {
        match serde_json::from_str(self.json.get()) {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong(crate::load::in_words_of_json(&error));
                None
            }
        }
    }
}

/// Checks the type alone.
pub(crate) fn read<T: Trait>(applied: &mut Applied<'_, '_>) {
    applied.value::<T>();
}

/// Checks that the value is an object, as that of traits without a value is.
pub(crate) fn empty(applied: &mut Applied<'_, '_>) {
    if !applied.json.get().starts_with('{') {
        applied.wrong("expected an empty object");
    }
}

/// Checks that the value is a string without reading all of it.
pub(crate) fn any_string(applied: &mut Applied<'_, '_>) {
    let text = applied.json.get();
    if !text.starts_with('"') || text.contains("\\u") {
        read::<crate::traits::Documentation>(applied);
    }
}

/// Whether a value can be read: reports keys that occur twice in an object of
/// it, and values that are nested too deeply.
fn readable(site: &Site<'_>, json: &Json, report: &mut Report) -> bool {
    let text = json.get();
    if text == "{}" || !text.starts_with(['{', '[']) {
        return true;
    }
    let mut keys = Keys::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let (message, hint) = match keys.deserialize(&mut reader) {
        Err(error) => {
            let why = crate::load::without_position(&error);
            (format!("the value can't be read: {why}"), "simplify the value")
        }
        Ok(()) => match keys.double {
            None => return true,
            Some(key) => {
                (format!("the key `{key}` occurs twice in the value"), "remove one of them")
            }
        },
    };
    report.fault(&json.place, site, message, hint);
    false
}

/// Walks through a value and remembers the first key that occurs twice.
#[derive(Default)]
struct Keys {
    double: Option<String>,
}

impl<'de> DeserializeSeed<'de> for &mut Keys {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Keys {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let mut few: Vec<std::borrow::Cow<'de, str>> = Vec::new();
        let mut many = std::collections::HashSet::new();
        while let Some(Name(key)) = map.next_key()? {
            map.next_value_seed(&mut *self)?;
            let double = if few.len() < 16 {
                few.contains(&key)
            } else {
                few.contains(&key) || !many.insert(key.clone())
            };
            if double && self.double.is_none() {
                self.double = Some(key.clone().into_owned());
            }
            if few.len() < 16 {
                few.push(key);
            }
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
        while seq.next_element_seed(&mut *self)?.is_some() {}
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// A key, borrowed where it can be.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] std::borrow::Cow<'a, str>);
