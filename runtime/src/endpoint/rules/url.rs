//! `parseURL`: a URL in its parts.

use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

use crate::aws::part::part;

/// A URL. Its host is not checked, since what comes out of the rules is.
#[derive(Debug, Clone)]
pub(super) struct Url<'a> {
    text: Cow<'a, str>,
    /// The length of the scheme.
    scheme: usize,
    /// Where the path begins.
    path: usize,
    pub(super) is_ip: bool,
}

/// What follows the scheme.
const SEPARATOR: &str = "://";

impl<'a> Url<'a> {
    /// Takes a URL apart, if its scheme is `http` or `https`, and if it has neither user, query nor fragment.
    pub(super) fn parse(text: Cow<'a, str>) -> Option<Self> {
        if !text.bytes().all(|b| b.is_ascii_graphic() && !b"?#@\\".contains(&b)) {
            return None;
        }
        let (scheme, rest) = text.split_once(SEPARATOR)?;
        if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
            return None;
        }
        let authority = rest.split('/').next().unwrap_or_default();
        let host = host(authority)?;
        let is_ip = host.starts_with('[') || host.parse::<Ipv4Addr>().is_ok();
        let scheme = scheme.len();
        let path = scheme + SEPARATOR.len() + authority.len();
        Some(Self { text, scheme, path, is_ip })
    }

    pub(super) fn scheme(&self) -> Cow<'a, str> {
        part(&self.text, 0..self.scheme)
    }

    pub(super) fn authority(&self) -> Cow<'a, str> {
        part(&self.text, self.scheme + SEPARATOR.len()..self.path)
    }

    pub(super) fn path(&self) -> Cow<'a, str> {
        part(&self.text, self.path..self.text.len())
    }

    /// The path with a slash at its end.
    pub(super) fn normalized_path(&self) -> Cow<'a, str> {
        let path = self.path();
        if path.ends_with('/') { path } else { Cow::Owned(format!("{path}/")) }
    }
}

/// The host of an authority, whose port is a number if it has one.
fn host(authority: &str) -> Option<&str> {
    let end = match authority.strip_prefix('[') {
        Some(rest) => {
            let address = rest.split(']').next().filter(|address| address.len() < rest.len())?;
            address.parse::<Ipv6Addr>().ok()?;
            address.len() + 2
        }
        None => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at_checked(end)?;
    let is_port = port.is_empty()
        || port.strip_prefix(':').is_some_and(|port| port.bytes().all(|b| b.is_ascii_digit()));
    (is_port && !host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::Url;

    #[test]
    fn parts_are_found() {
        for (text, scheme, authority, path, normalized, is_ip) in [
            ("https://example.com", "https", "example.com", "", "/", false),
            (
                "http://example.com:80/foo/bar",
                "http",
                "example.com:80",
                "/foo/bar",
                "/foo/bar/",
                false,
            ),
            ("https://127.0.0.1", "https", "127.0.0.1", "", "/", true),
            ("https://[fe80::1]:8", "https", "[fe80::1]:8", "", "/", true),
            ("http://99_ab-.com/", "http", "99_ab-.com", "/", "/", false),
        ] {
            let url = Url::parse(text.into()).unwrap();
            assert_eq!(
                (
                    &*url.scheme(),
                    &*url.authority(),
                    &*url.path(),
                    &*url.normalized_path(),
                    url.is_ip
                ),
                (scheme, authority, path, normalized, is_ip)
            );
        }
    }

    #[test]
    fn what_is_no_base_url_is_refused() {
        for text in [
            "",
            "example.com",
            "ftp://example.com",
            "https://",
            "https://a:b",
            "https://a?b=c",
            "https://a#b",
            "https://u@a",
            "https://[::1",
            "https://[x]",
            "https://[::1]x",
            "https://a b",
            "https://é",
        ] {
            assert!(Url::parse(text.into()).is_none(), "{text}");
        }
    }
}
