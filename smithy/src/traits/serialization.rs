//! How values look on the wire:
//! [protocol traits](https://smithy.io/2.0/spec/protocol-traits.html) and
//! [XML bindings](https://smithy.io/2.0/spec/xml-traits.html).

use serde::Deserialize;

use super::ids;

/// The name of a member in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct JsonName(pub String);

/// The media type of the content, for instance `application/json`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct MediaType(pub String);

/// How a timestamp is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimestampFormat {
    /// RFC 3339: `1985-04-12T23:20:50.520Z`.
    DateTime,
    /// RFC 7231: `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
    /// Seconds since 1970: `1515531081.123`.
    EpochSeconds,
}

/// The name of an element or attribute in XML, `prefix:` allowed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct XmlName(pub String);

/// The namespace of an element in XML.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct XmlNamespace {
    /// The name of the namespace.
    pub uri: String,
    /// The prefix that stands for it.
    #[serde(default)]
    pub prefix: Option<String>,
}

ids! {
    JsonName = "smithy.api#jsonName",
    MediaType = "smithy.api#mediaType",
    TimestampFormat = "smithy.api#timestampFormat",
    XmlName = "smithy.api#xmlName",
    XmlNamespace = "smithy.api#xmlNamespace",
}
