//! Where members go in HTTP messages:
//! [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html).

use serde::Deserialize;

use super::{InvalidUri, UriPattern, ids};

/// The request of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Http {
    /// The method, for instance `POST`.
    pub method: String,
    /// The template of path and query; see [`Http::pattern`].
    pub uri: String,
    /// The status code of a success; 200 where the model says nothing.
    #[serde(default = "ok")]
    pub code: u16,
}

impl Http {
    /// The parts of the uri. Never an error on a checked model.
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

/// The entries of the map are headers whose names start so.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct HttpPrefixHeaders(pub String);

/// The status code of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct HttpError(pub u16);

/// The structure is an error, and this is whose fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ErrorTrait {
    /// The client's: sending the same again won't help.
    Client,
    /// The server's.
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
