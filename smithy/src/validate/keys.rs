//! The keys of a JSON value: whether one occurs twice in an object.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// Walks through a value and remembers the first key that occurs twice.
#[derive(Default)]
pub(crate) struct Keys {
    pub(crate) double: Option<String>,
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
        let mut few: Vec<Cow<'de, str>> = Vec::new();
        let mut many = HashSet::new();
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

/// A key, borrowed where it can be. It is transparent because a number has a key of its own kind where another crate
/// turns on `serde_json/arbitrary_precision`.
#[derive(Deserialize)]
#[serde(transparent)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);
