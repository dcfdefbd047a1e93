//! How requests are authenticated:
//! [authentication traits](https://smithy.io/2.0/spec/authentication-traits.html).

use serde::Deserialize;

use super::ids;
use crate::id::ShapeId;

/// The authentication schemes of an operation or service, best first; empty
/// where none is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Auth(pub Vec<String>);

impl Auth {
    /// Returns true if the list contains the scheme with the id of a trait.
    pub fn allows(&self, id: &ShapeId) -> bool {
        self.0.iter().any(|scheme| scheme == id.as_str())
    }
}

/// Requests are signed with AWS Signature Version 4.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Sigv4 {
    /// The name of the service in the credential scope.
    pub name: String,
}

/// Requests are signed with AWS Signature Version 4A.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Sigv4a {
    /// The name of the service in the credential scope.
    pub name: String,
}

/// Requests carry `Authorization: Bearer …`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct HttpBearerAuth {}

/// Requests carry `Authorization: Basic …`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct HttpBasicAuth {}

/// Requests carry `Authorization: Digest …`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct HttpDigestAuth {}

/// Requests carry an API key.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct HttpApiKeyAuth {
    /// The name of the header or query parameter.
    pub name: String,
    /// Where the key goes.
    #[serde(rename = "in")]
    pub location: ApiKeyLocation,
    /// The text that precedes the key in the header.
    #[serde(default)]
    pub scheme: Option<String>,
}

/// Where an API key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ApiKeyLocation {
    /// In a header.
    Header,
    /// In the query.
    Query,
}

ids! {
    Auth = "smithy.api#auth",
    Sigv4 = "aws.auth#sigv4",
    Sigv4a = "aws.auth#sigv4a",
    HttpBearerAuth = "smithy.api#httpBearerAuth",
    HttpBasicAuth = "smithy.api#httpBasicAuth",
    HttpDigestAuth = "smithy.api#httpDigestAuth",
    HttpApiKeyAuth = "smithy.api#httpApiKeyAuth",
}
