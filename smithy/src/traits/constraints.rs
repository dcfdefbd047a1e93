//! Which values are allowed:
//! [constraint traits](https://smithy.io/2.0/spec/constraint-traits.html), and
//! the default where there is none.

use serde::{Deserialize, Deserializer, de};

use super::{Node, Number, ids};

/// The allowed length of a string (in Unicode scalar values), a blob (in bytes), a list or a map
/// (in entries).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Length {
    /// The least length, inclusive.
    #[serde(default, deserialize_with = "size")]
    pub min: Option<u64>,
    /// The greatest length, inclusive.
    #[serde(default, deserialize_with = "size")]
    pub max: Option<u64>,
}

fn size<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    let number = Number::deserialize(deserializer)?;
    let size = number.as_i128().and_then(|size| u64::try_from(size).ok());
    size.map(Some).ok_or_else(|| de::Error::custom(format!("{number} is not a length")))
}

/// The allowed range of a number.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Range {
    /// The least value, inclusive.
    #[serde(default)]
    pub min: Option<Number>,
    /// The greatest value, inclusive.
    #[serde(default)]
    pub max: Option<Number>,
}

/// The regular expression (ECMA-262, unanchored) that a string must match.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Pattern(pub String);

/// The value of a member that is absent; null removes the default of the
/// target away.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Default(pub Node);

ids! {
    Length = "smithy.api#length",
    Range = "smithy.api#range",
    Pattern = "smithy.api#pattern",
    Default = "smithy.api#default",
}
