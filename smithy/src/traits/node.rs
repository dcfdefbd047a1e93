//! JSON values whose numbers keep their literals.

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

use super::Number;

/// A value of Smithy's [node](https://smithy.io/2.0/spec/model.html#node-values)
/// types.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are JSON's")]
pub enum Node {
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Node>),
    /// The entries in the order of the text.
    Object(Vec<(String, Node)>),
}

/// Deeper values are refused: they would overflow the stack.
const DEPTH: usize = 64;

impl Node {
    /// Reads a JSON text.
    pub fn parse(json: &str) -> Result<Self, serde_json::Error> {
        Self::parse_within(json, DEPTH)
    }

    fn parse_within(json: &str, depth: usize) -> Result<Self, serde_json::Error> {
        let json = json.trim_ascii_start();
        let Some(inner) = depth.checked_sub(1) else {
            return Err(de::Error::custom("the value is nested too deeply"));
        };
        let nested = |raw: &RawValue| Self::parse_within(raw.get(), inner);
        match json.bytes().next() {
            Some(b'{') => {
                let entries: Entries<'_> = serde_json::from_str(json)?;
                let entries = entries.0.into_iter().map(|(key, raw)| Ok((key, nested(raw)?)));
                Ok(Self::Object(entries.collect::<Result<_, serde_json::Error>>()?))
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(json)?;
                Ok(Self::Array(items.into_iter().map(nested).collect::<Result<_, _>>()?))
            }
            Some(b'"') => serde_json::from_str(json).map(Self::String),
            Some(b't' | b'f') => serde_json::from_str(json).map(Self::Bool),
            Some(b'n') => serde_json::from_str(json).map(|()| Self::Null),
            _ => serde_json::from_str(json).map(Self::Number),
        }
    }

    /// Returns the name of the kind of value for messages, such as `a string`.
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}

/// Works with `serde_json` only: other deserializers don't give literals.
impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Self::parse(raw.get()).map_err(de::Error::custom)
    }
}

/// The entries of one object, their values unread.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: de::MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(entries)
            }
        }

        deserializer.deserialize_map(Visitor).map(Entries)
    }
}

#[cfg(test)]
mod tests {
    use super::Node;

    #[test]
    fn numbers_keep_their_literals() {
        let node = Node::parse(r#" {"b": [1.10, 12345678901234567890123], "a": null} "#).unwrap();
        let Node::Object(entries) = node else { panic!("an object") };
        assert_eq!(entries[0].0, "b");
        let Node::Array(items) = &entries[0].1 else { panic!("an array") };
        let literals: Vec<_> = items
            .iter()
            .map(|item| match item {
                Node::Number(number) => number.as_str(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(literals, ["1.10", "12345678901234567890123"]);
        assert_eq!(entries[1], ("a".to_owned(), Node::Null));
    }

    #[test]
    fn depth_is_limited() {
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        assert!(Node::parse(&deep).is_err());
        let shallow = "[".repeat(50) + &"]".repeat(50);
        assert!(Node::parse(&shallow).is_ok());
    }
}
