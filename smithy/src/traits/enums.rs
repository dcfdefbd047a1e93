//! The values of enums: [`enumValue`] and the `enum` trait of Smithy 1.0.
//!
//! [`enumValue`]: https://smithy.io/2.0/spec/type-refinement-traits.html#enumvalue-trait

use serde::Deserialize;

use super::ids;

/// The value of a member of an enum.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(untagged)]
pub enum EnumValue {
    /// Of an `intEnum`.
    Integer(i32),
    /// Of an `enum`.
    String(String),
}

/// The values of a string in Smithy 1.0. Strings with it are loaded as enum
/// shapes, unless a name of a value can't be made up.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct EnumTrait(pub Vec<EnumDefinition>);

/// A value of an [`EnumTrait`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct EnumDefinition {
    /// The string that is sent.
    pub value: String,
    /// The name of the value in code.
    #[serde(default)]
    pub name: Option<String>,
    /// The documentation.
    #[serde(default)]
    pub documentation: Option<String>,
    /// Words by which tools group values.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Whether the value is deprecated.
    #[serde(default)]
    pub deprecated: bool,
}

ids! {
    EnumValue = "smithy.api#enumValue",
    EnumTrait = "smithy.api#enum",
}
