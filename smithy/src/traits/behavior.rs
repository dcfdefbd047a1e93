//! What operations do:
//! [behavior traits](https://smithy.io/2.0/spec/behavior-traits.html) and the
//! [endpoint traits](https://smithy.io/2.0/spec/endpoint-traits.html).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Node, ids};

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

/// The waiters of an operation, by their names. See the
/// [specification](https://smithy.io/2.0/additional-specs/waiters.html).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Waitable(pub BTreeMap<String, Waiter>);

/// Calls an operation until something has become of a resource.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Waiter {
    /// What ends the waiting or prolongs it, in order.
    pub acceptors: Vec<Acceptor>,
    /// The least number of seconds between two calls. The default is 2.
    #[serde(default)]
    pub min_delay: Option<i32>,
    /// The greatest number of seconds between two calls. The default is 120.
    #[serde(default)]
    pub max_delay: Option<i32>,
}

/// A state of a waiter, and what leads to it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Acceptor {
    /// The state.
    pub state: AcceptorState,
    /// What is compared, by the name of the matcher: one entry.
    pub matcher: BTreeMap<String, Node>,
}

/// What an acceptor makes of a waiter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AcceptorState {
    /// The waiting ends well.
    Success,
    /// The waiting ends in a failure.
    Failure,
    /// The operation is called again.
    Retry,
}

ids! {
    Waitable = "smithy.waiters#waitable",
    Retryable = "smithy.api#retryable",
    Paginated = "smithy.api#paginated",
    Endpoint = "smithy.api#endpoint",
    RequestCompression = "smithy.api#requestCompression",
}
