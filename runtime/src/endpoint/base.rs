//! Where requests go: a URL, or the address that a service has in a region.
//!
//! Knows hosts and base paths; nothing of operations.

use std::fmt;
use std::net::IpAddr;

use http::uri::{Authority, PathAndQuery, Scheme, Uri};

/// The base of all of a client's URIs: scheme, host, port, and a path that comes before the
/// operation's own.
///
/// ```
/// let endpoint: farrier::Endpoint = "https://api.example.com/v1".parse()?;
/// assert_eq!(endpoint.to_string(), "https://api.example.com/v1");
/// # Ok::<(), farrier::EndpointError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    scheme: Scheme,
    authority: Authority,
    path: String,
    prefixes: bool,
    /// Made from a region.
    by_region: bool,
    /// The host for what may be accelerated, if it is wanted.
    accelerated: Option<Authority>,
}

/// An endpoint that can't be used; says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointError {
    problem: String,
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem)
    }
}

impl std::error::Error for EndpointError {}

pub(crate) fn refuse<T>(problem: impl Into<String>) -> Result<T, EndpointError> {
    Err(EndpointError { problem: problem.into() })
}

impl Endpoint {
    /// True for `https`.
    pub fn is_tls(&self) -> bool {
        self.scheme == Scheme::HTTPS
    }

    /// The host, with the port if it is given.
    pub fn authority(&self) -> &str {
        self.authority.as_str()
    }

    /// The same endpoint for all operations: those that have a prefix for the host (`@endpoint`,
    /// smithy.io, endpoint traits) send to this host like the others.
    ///
    /// For proxies and local stand-ins, whose names have nothing before them. An IP address never
    /// gets a prefix: `data.127.0.0.1` is no host.
    #[must_use]
    pub fn without_host_prefixes(mut self) -> Self {
        self.prefixes = false;
        self
    }

    /// True if everything goes to the endpoint's own host.
    pub(crate) fn is_for_all(&self) -> bool {
        !self.prefixes
    }

    /// True for the service's own address in a region, which no one gave as a URL.
    pub(crate) fn is_by_region(&self) -> bool {
        self.by_region
    }

    /// The endpoint for what may be accelerated, if that is wanted.
    pub(crate) fn accelerated(&self) -> Option<Self> {
        let authority = self.accelerated.clone()?;
        Some(Self { authority, ..self.clone() })
    }

    /// The same endpoint as one that a region gave, with the host for what may be accelerated, if
    /// there is one.
    pub(crate) fn of_region(mut self, accelerated: Option<&Self>) -> Self {
        self.by_region = true;
        self.accelerated = accelerated.map(|endpoint| endpoint.authority.clone());
        self
    }

    /// True if the host is a name of several labels: `localhost` is none, nor is an address.
    pub(crate) fn has_domain(&self) -> bool {
        self.is_name() && self.authority.host().trim_end_matches('.').contains('.')
    }

    /// True if prefixes of operations go before the host.
    pub(crate) fn takes_prefix(&self) -> bool {
        self.prefixes && self.is_name()
    }

    /// True if the host is no IP address.
    fn is_name(&self) -> bool {
        let host = self.authority.host();
        let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        address.unwrap_or(host).parse::<IpAddr>().is_err()
    }

    /// This endpoint with `prefix` right before its host.
    pub(crate) fn with_prefix(&self, prefix: &str) -> Result<Self, EndpointError> {
        let authority = format!("{prefix}{}", self.authority);
        let Ok(authority) = authority.parse::<Authority>() else {
            return refuse("the host prefix makes no host name");
        };
        let host = authority.host();
        // Nothing of the prefix may end the host's name early.
        if !host.starts_with(prefix) || !host.ends_with(self.authority.host()) {
            return refuse("the host prefix makes no host name");
        }
        if host.split('.').any(|label| label.len() > 63) {
            return refuse("the host prefix makes a host name with a label of more than 63 bytes");
        }
        if host.len() > 253 {
            return refuse("the host prefix makes a host name of more than 253 bytes");
        }
        Ok(Self { authority, ..self.clone() })
    }

    /// The URI of `target` (a path with a query) at this endpoint.
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

/// Letters, digits and inner hyphens, 63 at most (RFC 1123).
pub(crate) fn is_host_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

impl std::str::FromStr for Endpoint {
    type Err = EndpointError;

    fn from_str(url: &str) -> Result<Self, EndpointError> {
        let shown = url.escape_debug();
        let Ok(uri) = url.parse::<Uri>() else {
            return refuse(format!("`{shown}` is no URL"));
        };
        let parts = uri.into_parts();
        let (Some(scheme), Some(authority)) = (parts.scheme, parts.authority) else {
            return refuse(format!("`{shown}` is no whole URL, such as `https://api.example.com`"));
        };
        if scheme != Scheme::HTTPS && scheme != Scheme::HTTP {
            return refuse(format!("`{shown}` is neither https nor http"));
        }
        if authority.as_str().contains('@') {
            return refuse("the endpoint must not hold a user name or password");
        }
        let path = parts.path_and_query;
        if path.as_ref().is_some_and(|path| path.query().is_some()) {
            return refuse(format!("`{shown}` must not have a query"));
        }
        let path = path.as_ref().map_or("", PathAndQuery::path).trim_end_matches('/').to_owned();
        Ok(Self { scheme, authority, path, prefixes: true, by_region: false, accelerated: None })
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::Endpoint;

    #[test]
    fn a_base_path_comes_first() {
        let endpoint: Endpoint = "http://localhost:8080/base/".parse().unwrap();
        let uri = endpoint.join("/a/b?c=d".parse().unwrap()).unwrap();
        assert_eq!(uri, "http://localhost:8080/base/a/b?c=d");
    }

    #[test]
    fn endpoints_that_can_not_work_are_refused_with_a_reason() {
        for (url, problem) in [
            ("nonsense", "`nonsense` is no whole URL, such as `https://api.example.com`"),
            ("ftp://a.b", "`ftp://a.b` is neither https nor http"),
            ("https://me:pw@a.b", "the endpoint must not hold a user name or password"),
            ("https://a.b/?q", "`https://a.b/?q` must not have a query"),
            ("https://a b", "`https://a b` is no URL"),
        ] {
            assert_eq!(url.parse::<Endpoint>().unwrap_err().to_string(), problem);
        }
    }
}
