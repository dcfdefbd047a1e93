//! How callers of a service may authenticate.

/// An authentication scheme of a service, as its model declares it.
///
/// A schema lists schemes in the order in which they are preferred
/// ([`ServiceSchema::auth`](crate::ServiceSchema::auth)): a request is authenticated by the first
/// one for which the caller has given a credential.
///
/// See [authentication traits](https://smithy.io/2.0/spec/authentication-traits.html).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthScheme {
    /// A user name and a password in the header `Authorization` (`@httpBasicAuth`).
    Basic,
    /// A token in the header `Authorization` (`@httpBearerAuth`).
    Bearer,
    /// An API key in a header (`@httpApiKeyAuth`).
    #[non_exhaustive]
    ApiKeyHeader {
        /// The name of the header.
        name: &'static str,
        /// The word that stands before the key, followed by a space. Without it the header holds the
        /// key alone.
        scheme: Option<&'static str>,
    },
    /// An API key in the query (`@httpApiKeyAuth`).
    #[non_exhaustive]
    ApiKeyQuery {
        /// The name of the query parameter.
        name: &'static str,
    },
    /// A signature of AWS (`aws.auth#sigv4`).
    #[cfg(feature = "sigv4")]
    Sigv4(Sigv4),
}

/// How a service wants signatures of AWS.
#[cfg(feature = "sigv4")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sigv4 {
    /// The name of the service in signatures.
    pub name: &'static str,
    /// Whether the service is one of objects, whose keys may have any segments: paths are signed as they are
    /// sent, every request carries the hash of its body, and bodies may be unsigned.
    pub objects: bool,
}

impl AuthScheme {
    /// Returns the id of the trait that declares the scheme, such as `aws.auth#sigv4`.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Basic => "smithy.api#httpBasicAuth",
            Self::Bearer => "smithy.api#httpBearerAuth",
            Self::ApiKeyHeader { .. } | Self::ApiKeyQuery { .. } => "smithy.api#httpApiKeyAuth",
            #[cfg(feature = "sigv4")]
            Self::Sigv4(_) => "aws.auth#sigv4",
        }
    }

    /// Returns true if `name` is the scheme's id, or the part of it that the settings of AWS use: `sigv4`.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        let id = self.id();
        id == name || id.rsplit('#').next() == Some(name)
    }

    /// A signature of AWS for the service `name`.
    #[cfg(feature = "sigv4")]
    pub const fn sigv4(name: &'static str) -> Self {
        Self::Sigv4(Sigv4 { name, objects: false })
    }

    /// A signature of AWS for the service `name`, which is one of [objects](Sigv4::objects).
    #[cfg(feature = "sigv4")]
    pub const fn sigv4_of_objects(name: &'static str) -> Self {
        Self::Sigv4(Sigv4 { name, objects: true })
    }

    /// An API key in the header `name`.
    pub const fn api_key_header(name: &'static str) -> Self {
        Self::ApiKeyHeader { name, scheme: None }
    }

    /// An API key in the header `name`, behind the word `scheme` and a space.
    pub const fn api_key_header_scheme(name: &'static str, scheme: &'static str) -> Self {
        Self::ApiKeyHeader { name, scheme: Some(scheme) }
    }

    /// An API key in the query parameter `name`.
    pub const fn api_key_query(name: &'static str) -> Self {
        Self::ApiKeyQuery { name }
    }
}
