//! The base URL of requests.
//!
//! An endpoint knows its host and base path, and nothing of operations.

use std::fmt;
use std::net::IpAddr;

use http::uri::{Authority, PathAndQuery, Scheme, Uri};

/// The base URL of a client's requests: a scheme, a host, an optional port, and an optional path
/// that precedes the path of the operation.
///
/// An endpoint is parsed from a URL, or created by [`in_region`](Self::in_region) for services of
/// AWS. A URL must begin with `https` or `http`, and must have neither a query nor a user name.
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
    host_prefixes: bool,
    /// Whether the endpoint was derived from a region and not given as a URL.
    regional: bool,
    /// The accelerated host, if the caller has asked for it.
    accelerated: Option<Authority>,
}

/// The error of an endpoint that can't be used. Its `Display` says why.
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
        self.regional
    }

    /// Returns the accelerated endpoint, if the caller has asked for it.
    pub(crate) fn accelerated(&self) -> Option<Self> {
        let authority = self.accelerated.clone()?;
        Some(Self { authority, ..self.clone() })
    }

    /// Marks the endpoint as derived from a region. `accelerated` is the accelerated endpoint if
    /// the caller has asked for it.
    pub(crate) fn into_regional(mut self, accelerated: Option<&Self>) -> Self {
        self.regional = true;
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
        let Ok(authority) = authority.parse::<Authority>() else {
            return refuse("the host prefix makes no host name");
        };
        let host = authority.host();
        // No character of the prefix may end the host name early.
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

/// Returns true if a text is a label of a host name: 1 to 63 letters, digits and inner hyphens (RFC
/// 1123, section 2.1).
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
            return refuse(format!(
                "`{shown}` is not an absolute URL, such as `https://api.example.com`"
            ));
        };
        if scheme != Scheme::HTTPS && scheme != Scheme::HTTP {
            return refuse(format!("`{shown}` is neither https nor http"));
        }
        if authority.as_str().contains('@') {
            return refuse("the endpoint must not hold a user name or password");
        }
        let path = parts.path_and_query;
        if path.as_ref().is_some_and(|path| path.query().is_some()) {
            // What stands in a query may be secret.
            let shown = shown.to_string();
            let before = shown.split('?').next().unwrap_or_default();
            return refuse(format!("`{before}` must not have a query"));
        }
        let path = path.as_ref().map_or("", PathAndQuery::path).trim_end_matches('/').to_owned();
        Ok(Self {
            scheme,
            authority,
            path,
            host_prefixes: true,
            regional: false,
            accelerated: None,
        })
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
    fn a_base_path_precedes_the_path_of_the_request() {
        let endpoint: Endpoint = "http://localhost:8080/base/".parse().unwrap();
        let uri = endpoint.join("/a/b?c=d".parse().unwrap()).unwrap();
        assert_eq!(uri, "http://localhost:8080/base/a/b?c=d");
    }

    #[test]
    fn invalid_urls_are_refused_with_a_reason() {
        for (url, problem) in [
            ("nonsense", "`nonsense` is not an absolute URL, such as `https://api.example.com`"),
            ("ftp://a.b", "`ftp://a.b` is neither https nor http"),
            ("https://me:pw@a.b", "the endpoint must not hold a user name or password"),
            ("https://a.b/?q=hush", "`https://a.b/` must not have a query"),
            ("https://a b", "`https://a b` is no URL"),
        ] {
            assert_eq!(url.parse::<Endpoint>().unwrap_err().to_string(), problem);
        }
    }
}
