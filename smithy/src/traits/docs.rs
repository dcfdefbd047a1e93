//! What people read:
//! [documentation traits](https://smithy.io/2.0/spec/documentation-traits.html).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Node, ids};

/// The documentation, in `CommonMark` with HTML.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Documentation(pub String);

/// The human-readable name of a service.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Title(pub String);

/// The shape is deprecated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Deprecated {
    /// What to use instead, or the reason.
    #[serde(default)]
    pub message: Option<String>,
    /// The date or version since which the shape is deprecated.
    #[serde(default)]
    pub since: Option<String>,
}

/// The version or date in which the shape was added.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Since(pub String);

/// Words by which tools group shapes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Tags(pub Vec<String>);

/// Links to more documentation: names and URLs.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ExternalDocumentation(pub BTreeMap<String, String>);

/// Examples of calls of an operation.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Examples(pub Vec<Example>);

/// An example of a call.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Example {
    /// The title.
    pub title: String,
    /// A description of the example.
    #[serde(default)]
    pub documentation: Option<String>,
    /// The members of the input.
    #[serde(default)]
    pub input: Option<Node>,
    /// The members of the output, if the call succeeds.
    #[serde(default)]
    pub output: Option<Node>,
    /// The error, if the call fails.
    #[serde(default)]
    pub error: Option<ExampleError>,
    /// Whether the input may break constraints.
    #[serde(default, rename = "allowConstraintErrors")]
    pub allow_constraint_errors: bool,
}

/// The error of an example.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ExampleError {
    /// The id of the error's shape.
    pub shape_id: String,
    /// The members of the error.
    #[serde(default)]
    pub content: Option<Node>,
}

/// The member holds an identifier of a resource, though it has another name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ResourceIdentifier(pub String);

ids! {
    ResourceIdentifier = "smithy.api#resourceIdentifier",
    Documentation = "smithy.api#documentation",
    Title = "smithy.api#title",
    Deprecated = "smithy.api#deprecated",
    Since = "smithy.api#since",
    Tags = "smithy.api#tags",
    ExternalDocumentation = "smithy.api#externalDocumentation",
    Examples = "smithy.api#examples",
}
