//! The base URL of requests.
//!
//! An endpoint knows its host and base path, and nothing of operations.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use http::uri::{Authority, PathAndQuery, Scheme, Uri};

use super::error::{EndpointError, refuse};
use super::host;
#[cfg(feature = "endpoint-rules")]
use super::memo::Memo;
use super::url::Url;

/// The base URL of a client's requests: a scheme, a host, an optional port, and an optional path
/// that precedes the path of the operation.
///
/// An endpoint is parsed from a URL, or created by [`in_region`](Self::in_region) for services of
/// AWS.
///
/// ```
/// let endpoint: farrier::Endpoint = "https://api.example.com/v1".parse()?;
/// assert_eq!(endpoint.to_string(), "https://api.example.com/v1");
/// # Ok::<(), farrier::EndpointError>(())
/// ```
///
/// # URLs
///
/// A URL is read by the rules of RFC 3986. URLs that programs read in different ways are refused, and
/// the [error](EndpointError) says why:
///
/// - The scheme is `https` or `http`. There is no user name, no password, no query and no fragment.
/// - The host is a name, an IPv4 address of four decimal numbers, or an IPv6 address in brackets,
///   without a zone. A name has labels of 1 to 63 letters, digits, underscores and inner hyphens, and
///   253 bytes at most. International names are given in Punycode (`xn--…`); nothing is
///   percent-encoded.
/// - The port is a number from 1 to 65535. It may be absent, which means 443 with `https` and 80 with `http`.
/// - The path has the characters that RFC 3986 allows, with all others percent-encoded, and no segment
///   `.` or `..`. One slash at its end is dropped, because the path of an operation begins with one.
/// - Blanks, control characters, characters outside ASCII and backslashes are nowhere in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    scheme: Scheme,
    authority: Authority,
    path: String,
    host_prefixes: bool,
    /// The region that the endpoint was derived from, if it wasn't given as a URL.
    region: Option<Arc<str>>,
    /// The accelerated host, if the caller has asked for it.
    accelerated: Option<Authority>,
    /// The kind of hosts that are wanted, if rules choose them.
    #[cfg(feature = "endpoint-rules")]
    pub(super) kind: Option<Kind>,
    #[cfg(feature = "endpoint-rules")]
    /// What rules have chosen last.
    pub(super) last: Memo,
}

/// The kind of hosts that are wanted in a region.
#[cfg(feature = "endpoint-rules")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Kind {
    pub(crate) dual_stack: bool,
    pub(crate) fips: bool,
    pub(crate) accelerated: bool,
}

impl Endpoint {
    /// Returns true if the scheme is `https`.
    pub fn is_tls(&self) -> bool {
        self.scheme == Scheme::HTTPS
    }

    /// Returns the host, followed by a colon and the port if the endpoint has one.
    pub fn authority(&self) -> &str {
        self.authority.as_str()
    }

    /// Disables prefixes of the host, so that all requests go to this host.
    ///
    /// Operations can have a prefix for the host (smithy.io, `endpoint` trait), a bucket can go
    /// before the host, and some inputs hold an endpoint of their own. By default all of these
    /// change the host. Disable them for proxies and local test servers, which have only one name.
    /// An IP address never gets a prefix, because `data.127.0.0.1` is not a host.
    #[must_use]
    pub fn without_host_prefixes(mut self) -> Self {
        self.host_prefixes = false;
        self
    }

    /// Returns true if host prefixes are disabled, so that all requests go to the endpoint's host.
    pub(crate) fn host_prefixes_disabled(&self) -> bool {
        !self.host_prefixes
    }

    /// Returns true if the endpoint was derived from a region and not given as a URL.
    pub(crate) fn is_regional(&self) -> bool {
        self.region.is_some()
    }

    /// Returns the name of that region.
    #[cfg(feature = "endpoint-rules")]
    pub(super) fn region_name(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// Marks the endpoint as one that rules choose in a region.
    #[cfg(feature = "endpoint-rules")]
    pub(super) fn into_kind(mut self, region: &str, kind: Kind) -> Self {
        self.region = Some(region.into());
        self.kind = Some(kind);
        self
    }

    /// Takes over from another endpoint what isn't a part of its URL.
    #[cfg(feature = "endpoint-rules")]
    pub(super) fn like(mut self, other: &Self) -> Self {
        self.host_prefixes = other.host_prefixes;
        self
    }

    /// Returns the URI of `rest`, which is a path with a query or either of them, below this endpoint.
    #[cfg(feature = "endpoint-rules")]
    pub(crate) fn join_rest(&self, rest: &str) -> Result<Uri, EndpointError> {
        let slash = if self.path.is_empty() && !rest.starts_with('/') { "/" } else { "" };
        let whole = PathAndQuery::try_from(format!("{}{slash}{rest}", self.path));
        let mut parts = Uri::default().into_parts();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(whole.or_else(|error| refuse(error.to_string()))?);
        Uri::from_parts(parts).or_else(|error| refuse(error.to_string()))
    }

    /// Returns true if the endpoint has a path.
    #[cfg(feature = "endpoint-rules")]
    pub(crate) fn has_path(&self) -> bool {
        !self.path.is_empty()
    }

    /// Returns the region that the endpoint was derived from, if it wasn't given as a URL.
    #[cfg(feature = "sigv4")]
    pub(crate) fn region(&self) -> Option<&Arc<str>> {
        self.region.as_ref()
    }

    /// Returns the accelerated endpoint, if the caller has asked for it.
    pub(crate) fn accelerated(&self) -> Option<Self> {
        let authority = self.accelerated.clone()?;
        Some(Self { authority, ..self.clone() })
    }

    /// Marks the endpoint as derived from `region`. `accelerated` is the accelerated endpoint if
    /// the caller has asked for it.
    pub(crate) fn into_regional(mut self, region: &str, accelerated: Option<&Self>) -> Self {
        self.region = Some(region.into());
        self.accelerated = accelerated.map(|endpoint| endpoint.authority.clone());
        self
    }

    /// Returns true if the host is a name of several labels. `localhost` and IP addresses are not.
    pub(crate) fn has_domain(&self) -> bool {
        self.is_name() && self.authority.host().trim_end_matches('.').contains('.')
    }

    /// Returns true if the host can have a prefix: prefixes are not disabled, and the host is not
    /// an IP address.
    pub(crate) fn accepts_prefix(&self) -> bool {
        self.host_prefixes && self.is_name()
    }

    /// Returns true if the host is a name and not an IP address.
    fn is_name(&self) -> bool {
        let host = self.authority.host();
        let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        address.unwrap_or(host).parse::<IpAddr>().is_err()
    }

    /// Returns this endpoint with `prefix` directly before its host. Fails if the result isn't a
    /// valid host name.
    pub(crate) fn with_prefix(&self, prefix: &str) -> Result<Self, EndpointError> {
        let authority = format!("{prefix}{}", self.authority);
        let host = authority.get(..prefix.len() + self.authority.host().len()).unwrap_or_default();
        if let Err(problem) = host::check(host) {
            return refuse(format!("the host prefix makes a host that {problem}"));
        }
        match authority.parse() {
            Ok(authority) => Ok(Self { authority, ..self.clone() }),
            Err(_) => refuse("the host prefix makes no host"),
        }
    }

    /// Returns the URI of `target`, which is a path with a query, at this endpoint.
    pub(crate) fn join(&self, target: Uri) -> Result<Uri, EndpointError> {
        let mut parts = target.into_parts();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        let own = parts.path_and_query.unwrap_or_else(|| PathAndQuery::from_static("/"));
        parts.path_and_query = Some(if self.path.is_empty() {
            own
        } else {
            let whole = PathAndQuery::try_from(format!("{}{own}", self.path));
            whole.or_else(|error| refuse(error.to_string()))?
        });
        Uri::from_parts(parts).or_else(|error| refuse(error.to_string()))
    }
}

impl std::str::FromStr for Endpoint {
    type Err = EndpointError;

    fn from_str(url: &str) -> Result<Self, EndpointError> {
        let Url { scheme, authority, path } = Url::parse(url)?;
        Ok(Self {
            scheme,
            authority,
            path,
            host_prefixes: true,
            region: None,
            accelerated: None,
            #[cfg(feature = "endpoint-rules")]
            kind: None,
            #[cfg(feature = "endpoint-rules")]
            last: Memo::default(),
        })
    }
}

/// Shows a URL with the same scheme, host, port and path.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.path)?;
        // Parsing drops a slash at the end, and here that is a slash of the path.
        if self.path.ends_with('/') { f.write_str("/") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Endpoint;

    #[test]
    fn a_base_path_precedes_the_path_of_the_request() {
        let endpoint: Endpoint = "http://localhost:8080/base/".parse().unwrap();
        let uri = endpoint.join("/a/b?c=d".parse().unwrap()).unwrap();
        assert_eq!(uri, "http://localhost:8080/base/a/b?c=d");
    }
}
