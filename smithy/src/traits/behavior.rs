//! What operations do:
//! [behavior traits](https://smithy.io/2.0/spec/behavior-traits.html) and the
//! [endpoint traits](https://smithy.io/2.0/spec/endpoint-traits.html).

use serde::Deserialize;

use super::ids;

/// The request may succeed if it is sent again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Retryable {
    /// Whether the error means that there were too many requests.
    #[serde(default)]
    pub throttling: bool,
}

/// The result comes in pages. On a service: the defaults of its operations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Paginated {
    /// The input member that takes the token of the next page.
    #[serde(default)]
    pub input_token: Option<String>,
    /// The path to the output member that holds it, `.` between its parts.
    #[serde(default)]
    pub output_token: Option<String>,
    /// The path to the output member that holds the items.
    #[serde(default)]
    pub items: Option<String>,
    /// The input member that takes the number of items in a page.
    #[serde(default)]
    pub page_size: Option<String>,
}

/// The prefix of the host name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Endpoint {
    /// The prefix, `{member}` in it for each member with `hostLabel`.
    pub host_prefix: String,
}

/// Requests may be compressed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct RequestCompression {
    /// The encodings, best first, for instance `gzip`.
    pub encodings: Vec<String>,
}

ids! {
    Retryable = "smithy.api#retryable",
    Paginated = "smithy.api#paginated",
    Endpoint = "smithy.api#endpoint",
    RequestCompression = "smithy.api#requestCompression",
}
