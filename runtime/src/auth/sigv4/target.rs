//! Where a request goes.

use std::fmt;

use http::{Method, Uri};

/// The method and the address of a request that is signed. `Debug` shows the method and the host alone, because paths
/// and queries may hold secrets.
#[derive(Clone, Copy)]
pub struct Target<'t> {
    pub(super) method: &'t str,
    pub(super) host: &'t str,
    pub(super) path: &'t str,
    pub(super) query: &'t str,
}

impl<'t> Target<'t> {
    /// Takes the parts of an address as they are sent. `host` has the port unless it is the scheme's own;
    /// a header `Host` of the request counts before it. `query` is without its question mark.
    pub fn new(method: &'t str, host: &'t str, path: &'t str, query: &'t str) -> Self {
        Self { method, host, path, query }
    }

    /// Takes the parts of an absolute URI. A port that is the scheme's own is left out, as HTTP clients leave
    /// it out of the header `Host`.
    pub fn of(method: &'t Method, uri: &'t Uri) -> Self {
        let host = match (uri.scheme_str(), uri.port_u16()) {
            (Some("https"), Some(443)) | (Some("http"), Some(80)) => uri.host(),
            _ => uri.authority().map(http::uri::Authority::as_str),
        };
        Self {
            method: method.as_str(),
            host: host.unwrap_or_default(),
            path: uri.path(),
            query: uri.query().unwrap_or_default(),
        }
    }
}

impl fmt::Debug for Target<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { method, host, .. } = self;
        f.debug_struct("Target").field("method", method).field("host", host).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use http::{Method, Uri};

    use super::Target;

    #[test]
    fn the_port_of_the_scheme_is_left_out() {
        for (uri, expected) in [
            ("https://a.b/c", "a.b"),
            ("https://a.b:443/c", "a.b"),
            ("https://a.b:80/c", "a.b:80"),
            ("http://a.b:80/c", "a.b"),
            ("http://[::1]:80/c", "[::1]"),
            ("http://[::1]:8080/c", "[::1]:8080"),
        ] {
            let uri: Uri = uri.parse().unwrap();
            assert_eq!(Target::of(&Method::GET, &uri).host, expected, "{uri}");
        }
    }
}
