//! The URL of an endpoint, which is taken apart by the rules of RFC 3986.
//!
//! What other readers of URLs understand in different ways is refused, so that an endpoint means the
//! same to all of them. No error contains any of the text, which may hold a secret.

use std::net::Ipv6Addr;

use http::uri::{Authority, PathAndQuery, Scheme};

use super::error::EndpointError;
use super::host;

/// The parts of an endpoint's URL.
pub(super) struct Url {
    pub(super) scheme: Scheme,
    pub(super) authority: Authority,
    /// The path without the slash at its end. It is empty or begins with a slash.
    pub(super) path: String,
}

impl Url {
    /// Takes a URL apart.
    ///
    /// # Errors
    /// Says what is wrong with the URL, and where, without repeating any of it.
    pub(super) fn parse(url: &str) -> Result<Self, EndpointError> {
        check_characters(url)?;
        let (scheme, rest) = split_scheme(url)?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at(end);
        let authority = parse_authority(authority)?;
        let path = rest.split(['?', '#']).next().unwrap_or_default();
        match rest.as_bytes().get(path.len()) {
            Some(b'?') => return Err(refusal("must not have a query")),
            Some(_) => return Err(refusal("must not have a fragment")),
            None => {}
        }
        check_path(path)?;
        let path = path.strip_suffix('/').unwrap_or(path).to_owned();
        if !path.is_empty() && PathAndQuery::try_from(path.as_str()).is_err() {
            return Err(refusal("has a path that is too long"));
        }
        Ok(Self { scheme, authority, path })
    }
}

/// Returns an error whose text begins with `the endpoint`.
fn refusal(problem: &str) -> EndpointError {
    EndpointError::new(format!("the endpoint {problem}"))
}

/// Refuses the characters that no URL has, and the backslash, which browsers take for a slash.
fn check_characters(url: &str) -> Result<(), EndpointError> {
    let Some(at) = url.bytes().position(|b| !b.is_ascii_graphic() || b == b'\\') else {
        return Ok(());
    };
    let number = at + 1;
    Err(refusal(&match url.as_bytes().get(at) {
        Some(b'\\') => format!("has a backslash (character {number})"),
        Some(b) if b.is_ascii() => {
            format!("has a blank or a control character (character {number})")
        }
        _ => format!(
            "has a character outside ASCII (character {number}): a host name is given in Punycode \
             (`xn--…`), and a path percent-encoded"
        ),
    }))
}

/// Splits `https://rest` into the scheme and the rest.
fn split_scheme(url: &str) -> Result<(Scheme, &str), EndpointError> {
    let is_scheme = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    };
    match url.split_once("://").filter(|(scheme, _)| is_scheme(scheme)) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => Ok((Scheme::HTTPS, rest)),
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => Ok((Scheme::HTTP, rest)),
        Some(_) => Err(refusal("has a scheme other than `https` and `http`")),
        None => Err(refusal("is not an absolute URL, such as `https://api.example.com`")),
    }
}

/// Reads a host with an optional port. RFC 3986 allows an empty port, but it is a slip more often than it is
/// meant: `http://https://example.com` names the host `https`.
fn parse_authority(authority: &str) -> Result<Authority, EndpointError> {
    if authority.contains('@') {
        return Err(refusal("must not have a user name or password"));
    }
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => split_address(authority, rest)?,
        None => split_name(authority)?,
    };
    let whole = match port {
        Some(port) => format!("{host}:{}", parse_port(port)?),
        None => host.to_owned(),
    };
    whole.parse().map_err(|_| refusal("has no valid host"))
}

/// Splits `[::1]:80` into the address with its brackets and the port. `rest` follows the bracket.
fn split_address<'a>(
    authority: &'a str,
    rest: &'a str,
) -> Result<(&'a str, Option<&'a str>), EndpointError> {
    let address = rest.split(']').next().unwrap_or_default();
    if address.contains('%') {
        return Err(refusal("has an IPv6 address with a zone, which only this machine knows"));
    }
    let after = rest.get(address.len()..).and_then(|after| after.strip_prefix(']'));
    let (Ok(_), Some(after)) = (address.parse::<Ipv6Addr>(), after) else {
        return Err(refusal("has brackets around what is no IPv6 address"));
    };
    let host = authority.get(..address.len() + 2).unwrap_or_default();
    match after.strip_prefix(':') {
        None if !after.is_empty() => Err(refusal("has text between its IPv6 address and its port")),
        port => Ok((host, port)),
    }
}

/// Splits `example.com:80` into the name and the port.
fn split_name(authority: &str) -> Result<(&str, Option<&str>), EndpointError> {
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    if host.is_empty() {
        return Err(refusal("has no host"));
    }
    match host::check(host) {
        Ok(()) => Ok((host, port)),
        Err(problem) => Err(refusal(&format!("has a host that {problem}"))),
    }
}

fn parse_port(port: &str) -> Result<u16, EndpointError> {
    let digits = port.bytes().all(|b| b.is_ascii_digit());
    match port.parse() {
        Ok(number @ 1..) if digits => Ok(number),
        _ => Err(refusal("has a port that is no number from 1 to 65535")),
    }
}

/// Checks that a path has the characters of RFC 3986 only, and no segment that others would remove.
fn check_path(path: &str) -> Result<(), EndpointError> {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/%".contains(&b);
    if !path.bytes().all(allowed) {
        return Err(refusal("has a character in its path that must be percent-encoded"));
    }
    let is_encoded = |code: &str| {
        code.as_bytes().get(..2).is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit))
    };
    if !path.split('%').skip(1).all(is_encoded) {
        return Err(refusal(
            "has a percent sign in its path that two hexadecimal digits don't follow",
        ));
    }
    if path.split('/').any(is_dots) {
        return Err(refusal("has a segment `.` or `..` in its path"));
    }
    Ok(())
}

/// Returns true for the segments `.` and `..`, also if they are percent-encoded.
fn is_dots(segment: &str) -> bool {
    let plain = segment.replace("%2e", ".").replace("%2E", ".");
    plain == "." || plain == ".."
}
