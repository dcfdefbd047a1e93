//! The canonical form of a request, which the signer and the service both make.

use std::borrow::Cow;

use http::HeaderMap;
use http::header::{AUTHORIZATION, HOST};
use percent_encoding::{
    AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode, utf8_percent_encode,
};

/// All characters except the unreserved ones of RFC 3986 (section 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The characters that are encoded in a path, which keeps its slashes.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// The characters that are encoded in a path that is encoded already.
const RESERVED_IN_ENCODED: &AsciiSet = &RESERVED_IN_PATH.remove(b'%');

/// The headers that aren't signed, because clients, proxies and load balancers change them on the way.
const UNSIGNED: [&str; 15] = [
    "amz-sdk-invocation-id",
    "amz-sdk-request",
    "authorization",
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "x-amzn-trace-id",
];

/// The form in which the path of a request is signed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignedPath {
    /// Segments `.` and `..` and repeated slashes are resolved, and the path is percent-encoded, which encodes
    /// its percent signs again. Services want this form unless they say otherwise.
    #[default]
    Normalized,
    /// The path is percent-encoded, which encodes its percent signs again. Nothing is resolved.
    Encoded,
    /// The path stays as it is sent. Services of objects want this form, because their keys may have any
    /// segments.
    AsSent,
}

/// Appends the canonical form of a path.
pub(super) fn path(path: &str, form: SignedPath, out: &mut Vec<u8>) {
    let (path, reserved) = match form {
        SignedPath::Normalized => (normalized(path), RESERVED_IN_PATH),
        SignedPath::Encoded => (Cow::Borrowed(path), RESERVED_IN_PATH),
        SignedPath::AsSent => (Cow::Borrowed(path), RESERVED_IN_ENCODED),
    };
    if path.is_empty() {
        out.push(b'/');
    }
    append(out, utf8_percent_encode(&path, reserved));
}

/// The path without segments `.` and `..` (RFC 3986, section 5.2.4) and without empty ones.
fn normalized(path: &str) -> Cow<'_, str> {
    if !path.contains("//") && !path.contains("/.") {
        return Cow::Borrowed(path);
    }
    let mut segments = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            other => segments.push(other),
        }
    }
    let end = if path.ends_with('/') && !segments.is_empty() { "/" } else { "" };
    Cow::Owned(format!("/{}{end}", segments.join("/")))
}

/// Appends the canonical form of a query: its parameters in order, each with a value.
pub(super) fn query(query: &str, out: &mut Vec<u8>) {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<_> = pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (encoded(name), encoded(value)))
        .collect();
    pairs.sort_unstable();
    for (index, (name, value)) in pairs.iter().enumerate() {
        if index > 0 {
            out.push(b'&');
        }
        append(out, [&**name, "=", value]);
    }
}

/// A part of a query in the one form of percent-encoding that counts.
fn encoded(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let bytes: Cow<'_, [u8]> = percent_decode_str(text).into();
    Cow::Owned(percent_encode(&bytes, RESERVED).to_string())
}

/// Appends a parameter to a query.
pub(super) fn push_query(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(name);
    query.push('=');
    query.extend(utf8_percent_encode(value, RESERVED));
}

/// The headers of a request that are signed.
pub(super) struct SignedHeaders<'h> {
    /// In order.
    names: Vec<&'h str>,
    headers: &'h HeaderMap,
    /// The host, where the headers have none.
    host: &'h str,
}

impl<'h> SignedHeaders<'h> {
    pub(super) fn of(headers: &'h HeaderMap, host: &'h str) -> Self {
        let mut names = Vec::with_capacity(headers.keys_len() + 1);
        let signed = headers.keys().filter(|name| **name != HOST && **name != AUTHORIZATION);
        names.extend(signed.map(http::HeaderName::as_str).filter(|name| !UNSIGNED.contains(name)));
        names.push(HOST.as_str());
        names.sort_unstable();
        Self { names, headers, host }
    }

    /// The names, separated by semicolons.
    pub(super) fn names(&self) -> String {
        self.names.join(";")
    }

    /// Appends the names, separated by semicolons.
    pub(super) fn write_names(&self, out: &mut Vec<u8>) {
        for (index, name) in self.names.iter().enumerate() {
            if index > 0 {
                out.push(b';');
            }
            append(out, [*name]);
        }
    }

    /// Appends a line for each header.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        for name in &self.names {
            append(out, [*name, ":"]);
            let mut values = self.headers.get_all(*name).iter().enumerate().peekable();
            if values.peek().is_none() {
                append(out, [self.host]);
            }
            for (index, value) in values {
                if index > 0 {
                    out.push(b',');
                }
                write_value(value.as_bytes(), out);
            }
            out.push(b'\n');
        }
    }
}

/// Appends a line for each of the headers that follow a body, in the order of their names.
pub(super) fn header_lines(headers: &HeaderMap, out: &mut Vec<u8>) {
    let mut names: Vec<_> = headers.keys().map(http::HeaderName::as_str).collect();
    names.sort_unstable();
    SignedHeaders { names, headers, host: "" }.write(out);
}

/// Appends a value without space around it, and with one blank for each space within it.
fn write_value(value: &[u8], out: &mut Vec<u8>) {
    let words = value.split(|byte| matches!(byte, b' ' | b'\t')).filter(|word| !word.is_empty());
    for (index, word) in words.enumerate() {
        if index > 0 {
            out.push(b' ');
        }
        out.extend_from_slice(word);
    }
}

fn append<'t>(out: &mut Vec<u8>, texts: impl IntoIterator<Item = &'t str>) {
    texts.into_iter().for_each(|text| out.extend_from_slice(text.as_bytes()));
}

#[cfg(test)]
mod tests;
