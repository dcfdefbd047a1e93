//! Where members go in HTTP messages:
//! [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html).

use serde::Deserialize;

use super::{InvalidUri, UriPattern, ids};

/// The request of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Http {
    /// The method, for instance `POST`.
    pub method: String,
    /// The template of path and query; see [`Http::pattern`].
    pub uri: String,
    /// The status code of a success, which is 200 by default.
    #[serde(default = "ok")]
    pub code: u16,
}

impl Http {
    /// Parses the URI. This never fails on a checked model.
    pub fn pattern(&self) -> Result<UriPattern, InvalidUri> {
        self.uri.parse()
    }
}

fn ok() -> u16 {
    200
}

/// The member is the query parameter of that name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct HttpQuery(pub String);

/// The member is the header of that name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct HttpHeader(pub String);

/// The entries of the map are headers whose names begin with this prefix.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct HttpPrefixHeaders(pub String);

/// The status code of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct HttpError(pub u16);

/// The structure is an error, which is caused by the client or by the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ErrorTrait {
    /// The client caused the error, so sending the same request again won't help.
    Client,
    /// The server caused the error.
    Server,
}

ids! {
    Http = "smithy.api#http",
    HttpQuery = "smithy.api#httpQuery",
    HttpHeader = "smithy.api#httpHeader",
    HttpPrefixHeaders = "smithy.api#httpPrefixHeaders",
    HttpError = "smithy.api#httpError",
    ErrorTrait = "smithy.api#error",
}
