//! How values look on the wire:
//! [protocol traits](https://smithy.io/2.0/spec/protocol-traits.html) and
//! [XML bindings](https://smithy.io/2.0/spec/xml-traits.html).

use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

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
#[serde(try_from = "String")]
pub struct XmlName(pub String);

impl TryFrom<String> for XmlName {
    type Error = InvalidXmlName;

    fn try_from(name: String) -> Result<Self, InvalidXmlName> {
        let (prefix, local) = name.split_once(':').unwrap_or(("_", &name));
        let valid = is_xml_identifier(prefix) && is_xml_identifier(local);
        if valid { Ok(Self(name)) } else { Err(InvalidXmlName(name)) }
    }
}

/// A text that is no name in XML, as Smithy allows them: letters, digits, `_` and `-`, with one
/// `prefix:` at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidXmlName(String);

impl fmt::Display for InvalidXmlName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no name in XML", self.0)
    }
}

fn is_xml_identifier(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_';
    text.bytes().next().is_some_and(letter)
        && text.bytes().all(|byte| letter(byte) || byte.is_ascii_digit() || byte == b'-')
}

/// The namespace of an element in XML.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct XmlNamespace {
    /// The name of the namespace.
    pub uri: String,
    /// The prefix that stands for it.
    #[serde(default, deserialize_with = "prefix")]
    pub prefix: Option<String>,
}

fn prefix<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let prefix = Option::<String>::deserialize(deserializer)?;
    if prefix.as_deref().is_none_or(is_xml_identifier) {
        return Ok(prefix);
    }
    Err(D::Error::custom(InvalidXmlName(prefix.unwrap_or_default())))
}

ids! {
    JsonName = "smithy.api#jsonName",
    MediaType = "smithy.api#mediaType",
    TimestampFormat = "smithy.api#timestampFormat",
    XmlName = "smithy.api#xmlName",
    XmlNamespace = "smithy.api#xmlNamespace",
}
