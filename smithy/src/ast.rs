//! The JSON AST, mirrored with serde and nothing else:
//! <https://smithy.io/2.0/spec/json-ast.html>.
//!
//! Everything is a slice of the text, so that faults can say where it stands. A
//! value of an unexpected type doesn't end the reading: it is kept as
//! [`Loose::Wrong`], and `load` reports it with all other faults.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// A value that stays text.
pub(crate) type Raw<'a> = &'a RawValue;

/// A key of an object: a JSON string with its quotes.
#[derive(Clone, Copy)]
pub(crate) struct Key<'a>(&'a RawValue);

impl<'a> Key<'a> {
    /// The key as it is written.
    pub(crate) fn raw(self) -> &'a str {
        self.0.get()
    }

    /// The key itself.
    pub(crate) fn text(self) -> Cow<'a, str> {
        string(self.0.get()).unwrap_or_default()
    }
}

/// The content of a JSON string; `None` for any other value.
pub(crate) fn string(json: &str) -> Option<Cow<'_, str>> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        serde_json::from_str(json).ok().map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(inner))
    }
}

/// An object, or whatever stands in its place.
pub(crate) enum Loose<T> {
    Right(T),
    /// What it is instead, for instance `a string`.
    Wrong(&'static str),
}

/// The entries of an object, in order; a key can occur twice.
pub(crate) struct Object<'a, V>(pub(crate) Vec<(Key<'a>, V)>);

/// A file.
#[derive(Default)]
pub(crate) struct Document<'a> {
    pub(crate) smithy: Option<Raw<'a>>,
    pub(crate) metadata: Option<Loose<Object<'a, Raw<'a>>>>,
    pub(crate) shapes: Option<Loose<Object<'a, Loose<Shape<'a>>>>>,
    /// Known keys that occur twice.
    pub(crate) repeated: Vec<Key<'a>>,
}

/// A shape of any kind, or an `apply` statement.
#[derive(Default)]
pub(crate) struct Shape<'a> {
    pub(crate) kind: Option<Raw<'a>>,
    pub(crate) traits: Option<(Key<'a>, Loose<Object<'a, Raw<'a>>>)>,
    /// The members of structures, unions and enums.
    pub(crate) members: Option<(Key<'a>, Loose<Object<'a, Loose<Member<'a>>>>)>,
    /// `member` of a list.
    pub(crate) member: Option<(Key<'a>, Loose<Member<'a>>)>,
    /// `key` of a map.
    pub(crate) key: Option<(Key<'a>, Loose<Member<'a>>)>,
    /// `value` of a map.
    pub(crate) value: Option<(Key<'a>, Loose<Member<'a>>)>,
    /// Everything else: what it means depends on the kind.
    pub(crate) properties: Vec<(Key<'a>, Raw<'a>)>,
    /// Known keys that occur twice.
    pub(crate) repeated: Vec<Key<'a>>,
}

/// A member.
#[derive(Default)]
pub(crate) struct Member<'a> {
    pub(crate) target: Option<Raw<'a>>,
    pub(crate) traits: Option<(Key<'a>, Loose<Object<'a, Raw<'a>>>)>,
    /// Known keys that occur twice.
    pub(crate) repeated: Vec<Key<'a>>,
}

/// What can be read from the entries of an object.
pub(crate) trait FromEntries<'de>: Sized {
    fn from_entries<M: MapAccess<'de>>(map: M) -> Result<Self, M::Error>;
}

impl<'de> FromEntries<'de> for Document<'de> {
    fn from_entries<M: MapAccess<'de>>(mut map: M) -> Result<Self, M::Error> {
        let mut document = Self::default();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            let repeated = match &*key.text() {
                "smithy" => document.smithy.replace(map.next_value()?).is_some(),
                "metadata" => document.metadata.replace(map.next_value()?).is_some(),
                "shapes" => document.shapes.replace(map.next_value()?).is_some(),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    false
                }
            };
            document.repeated.extend(repeated.then_some(key));
        }
        Ok(document)
    }
}

impl<'de> FromEntries<'de> for Shape<'de> {
    fn from_entries<M: MapAccess<'de>>(mut map: M) -> Result<Self, M::Error> {
        let mut shape = Self::default();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            let repeated = match &*key.text() {
                "type" => shape.kind.replace(map.next_value()?).is_some(),
                "traits" => shape.traits.replace((key, map.next_value()?)).is_some(),
                "members" => shape.members.replace((key, map.next_value()?)).is_some(),
                "member" => shape.member.replace((key, map.next_value()?)).is_some(),
                "key" => shape.key.replace((key, map.next_value()?)).is_some(),
                "value" => shape.value.replace((key, map.next_value()?)).is_some(),
                _ => {
                    shape.properties.push((key, map.next_value()?));
                    false
                }
            };
            shape.repeated.extend(repeated.then_some(key));
        }
        Ok(shape)
    }
}

impl<'de> FromEntries<'de> for Member<'de> {
    fn from_entries<M: MapAccess<'de>>(mut map: M) -> Result<Self, M::Error> {
        let mut member = Self::default();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            let repeated = match &*key.text() {
                "target" => member.target.replace(map.next_value()?).is_some(),
                "traits" => member.traits.replace((key, map.next_value()?)).is_some(),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    false
                }
            };
            member.repeated.extend(repeated.then_some(key));
        }
        Ok(member)
    }
}

impl<'de, V: Deserialize<'de>> FromEntries<'de> for Object<'de, V> {
    fn from_entries<M: MapAccess<'de>>(mut map: M) -> Result<Self, M::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Self(entries))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&RawValue>::deserialize(deserializer).map(Self)
    }
}

impl<'de, T: FromEntries<'de>> Deserialize<'de> for Loose<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LooseVisitor(PhantomData))
    }
}

struct LooseVisitor<T>(PhantomData<T>);

impl<'de, T: FromEntries<'de>> Visitor<'de> for LooseVisitor<T> {
    type Value = Loose<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Self::Value, M::Error> {
        T::from_entries(map).map(Loose::Right)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Self::Value, S::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Loose::Wrong("an array"))
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(Loose::Wrong("a string"))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Loose::Wrong("a boolean"))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Loose::Wrong("a number"))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Loose::Wrong("a number"))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Loose::Wrong("a number"))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Loose::Wrong("null"))
    }
}
