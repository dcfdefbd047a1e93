//! Settings that the clients of several services share.

use std::collections::BTreeMap;

#[cfg(feature = "sigv4")]
use crate::auth::credentials::Credentials;
use crate::auth::identity::BearerToken;
use crate::auth::provider::cache::IdentityCache;
use crate::body::compression::Compression;

/// Settings that the clients of several services share, for
/// [`ClientBuilder::config`](crate::ClientBuilder::config). By default there are none. `Debug` shows no secret.
///
/// The crate `farrier-aws` fills it from the environment and the profiles of AWS. Programs with another source of
/// settings may fill it themselves:
///
/// ```
/// use farrier::SharedConfig;
///
/// let mut config = SharedConfig::default();
/// config.region = Some("eu-west-1".to_owned());
/// config.endpoint_urls.by_service.insert("Big Tables".to_owned(), "http://localhost:8000".to_owned());
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct SharedConfig {
    /// The region of services of AWS, such as `"eu-west-1"`.
    pub region: Option<String>,
    /// Whether addresses in a region are those that are reachable by both IPv4 and IPv6.
    pub dual_stack: bool,
    /// Whether addresses in a region must be those with certified cryptography (FIPS 140). A client of a service that
    /// has none can only be built with a URL then.
    pub fips: bool,
    /// The URLs of services, in place of their addresses in a region.
    pub endpoint_urls: EndpointUrls,
    /// Which requests are compressed.
    pub compression: Option<Compression>,
    /// The authentication schemes that are tried first, by their names
    /// ([`ClientBuilder::auth_scheme_preference`](crate::ClientBuilder::auth_scheme_preference)).
    pub auth_scheme_preference: Vec<String>,
    /// Where the credentials of AWS come from. They are used for services that ask for a signature, and not for those
    /// that also answer without one.
    #[cfg(feature = "sigv4")]
    pub credentials: Option<IdentityCache<Credentials>>,
    /// Where bearer tokens come from, for services with the scheme `@httpBearerAuth`.
    pub bearer: Option<IdentityCache<BearerToken>>,
}

/// The URLs of services.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct EndpointUrls {
    /// The URLs of single services, by the ids that AWS gives them (`sdkId`). Case doesn't matter, and
    /// blanks may be underscores.
    pub by_service: BTreeMap<String, String>,
    /// The URL of all other services.
    pub others: Option<String>,
}

impl EndpointUrls {
    /// Returns the URL of the service with this id.
    pub fn get(&self, sdk_id: &str) -> Option<&str> {
        let is_same = |id: &str| {
            let plain = |c: char| if c == ' ' { '_' } else { c.to_ascii_lowercase() };
            id.chars().map(plain).eq(sdk_id.chars().map(plain))
        };
        let own = self.by_service.iter().find(|(id, _)| is_same(id)).map(|(_, url)| url);
        own.or(self.others.as_ref()).map(String::as_str)
    }
}

impl AsRef<SharedConfig> for SharedConfig {
    fn as_ref(&self) -> &SharedConfig {
        self
    }
}
