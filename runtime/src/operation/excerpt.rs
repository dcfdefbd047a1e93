//! The beginning of a body that doesn't follow the protocol, because a proxy, a gateway or another service
//! responded in place of the one that was called.

use std::borrow::Cow;

use http::header::CONTENT_TYPE;

use crate::body::message::BufferedResponse;
use crate::error::plain::{escape, is_hidden};
use crate::schema::service::protocol::Protocol;

/// The number of bytes of a body that are kept at most.
const LENGTH: usize = 1024;

/// Returns the first kilobyte of a body as text, with hidden characters escaped. Bytes that aren't UTF-8 are
/// read as Latin-1, or replaced if other parts are UTF-8. Returns `None` if the body is empty or binary.
pub(super) fn excerpt(body: &[u8]) -> Option<String> {
    let body = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body);
    let start = body.get(..LENGTH).unwrap_or(body);
    let text = text_of(start, start.len() < body.len());
    let text = text.trim();
    (!text.is_empty() && !is_binary(text)).then(|| text.chars().flat_map(escaped).collect())
}

/// Returns bytes as text. `is_cut` tells whether they may end within a character.
fn text_of(bytes: &[u8], is_cut: bool) -> Cow<'_, str> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Cow::Borrowed(text),
        Err(error) => error,
    };
    let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
    if is_cut && error.error_len().is_none() {
        return String::from_utf8_lossy(valid);
    }
    let lossy = String::from_utf8_lossy(bytes);
    let has_others = lossy.chars().any(|c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER);
    if has_others { lossy } else { bytes.iter().map(|byte| char::from(*byte)).collect() }
}

/// Returns true if a text has a NUL, or if most of it are characters that texts rarely have.
fn is_binary(text: &str) -> bool {
    let is_odd =
        |c: &char| (c.is_control() && !c.is_whitespace()) || *c == char::REPLACEMENT_CHARACTER;
    let odd = text.chars().filter(is_odd).count();
    let latin = text.chars().filter(|c| ('\u{80}'..='\u{ff}').contains(c)).count();
    let all = text.chars().count();
    text.contains('\0') || odd * 4 > all || (odd > 0 && (odd + latin) * 2 > all)
}

/// Returns a character, or its escape sequence if it is a hidden one.
fn escaped(c: char) -> impl Iterator<Item = char> {
    let (plain, hidden) = if is_hidden(c) { (None, Some(escape(c))) } else { (Some(c), None) };
    plain.into_iter().chain(hidden.into_iter().flatten())
}

/// Returns true if a failure may be one that a model names, although the protocol took no name from it: for want
/// of a header, for example. Its members may be secret.
pub(super) fn may_be_named(protocol: &dyn Protocol, response: &BufferedResponse) -> bool {
    const TYPE: &[u8] = b"__type";
    protocol.names_error(response) || response.body().windows(TYPE.len()).any(|part| part == TYPE)
}

/// Returns true if a body can't be one of the protocol: a page of HTML, markup with a protocol that has none,
/// JSON with a protocol of XML, or plain text.
pub(super) fn is_foreign(protocol: &dyn Protocol, response: &BufferedResponse) -> bool {
    is_page_or_other_format(protocol, response) || {
        !starts_structure(response.body()) && has_media_type(response, "text/plain")
    }
}

/// The media types of pages.
const PAGES: [&str; 2] = ["text/html", "application/xhtml+xml"];

/// The media type of errors in a format of their own (RFC 9457).
const PROBLEM: &str = "application/problem+json";

/// Returns true if a body is a page of HTML, markup with a protocol that has none, or JSON with a protocol of
/// XML.
pub(super) fn is_page_or_other_format(
    protocol: &dyn Protocol,
    response: &BufferedResponse,
) -> bool {
    let body = bare(response.body());
    let starts_with = |start: &str| {
        body.get(..start.len()).is_some_and(|body| body.eq_ignore_ascii_case(start.as_bytes()))
    };
    if starts_with("<!doctype html") || starts_with("<html") {
        return true;
    }
    match body.first() {
        Some(b'<') if !protocol.reads_xml() => true,
        Some(b'{') if protocol.reads_xml() => true,
        // Servers are careless about the media type of what is in the right format.
        Some(b'<' | b'{') => has_media_type(response, PROBLEM),
        _ => PAGES.iter().any(|page| has_media_type(response, page)),
    }
}

fn starts_structure(body: &[u8]) -> bool {
    matches!(bare(body).first(), Some(b'<' | b'{'))
}

/// Returns a body without what may be around a text.
pub(super) fn bare(body: &[u8]) -> &[u8] {
    body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body).trim_ascii()
}

/// The mark with which some texts in UTF-8 begin.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn has_media_type<B>(response: &http::Response<B>, wanted: &str) -> bool {
    let media_type = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = media_type.and_then(|text| text.split(';').next()).unwrap_or_default().trim();
    essence.eq_ignore_ascii_case(wanted)
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn the_first_kilobyte_is_kept_in_whole_characters() {
        let body = "é".repeat(600);
        assert_eq!(excerpt(body.as_bytes()).unwrap(), "é".repeat(512));
        let body = format!("a{body}");
        assert_eq!(excerpt(body.as_bytes()).unwrap(), format!("a{}", "é".repeat(511)));
        assert_eq!(excerpt(b"short").unwrap(), "short");
    }

    #[test]
    fn hidden_characters_are_escaped() {
        for (body, expected) in [
            (&b" <h1>Bad\tGateway</h1>\r\n<p>nginx\n"[..], "<h1>Bad\\tGateway</h1>\\r\\n<p>nginx"),
            (b"<html>Bad \x1b[31mGateway", "<html>Bad \\u{1b}[31mGateway"),
            ("\u{feff}a\u{202e}b".as_bytes(), "a\\u{202e}b"),
        ] {
            assert_eq!(excerpt(body).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_no_utf_8_is_latin_1_or_replaced() {
        for (body, expected) in [
            (&b"a\xe9"[..], "a\u{e9}"),
            (b"<p>Zugriff verweigert f\xfcr Sie\x85", "<p>Zugriff verweigert f\u{fc}r Sie"),
            (b"caf\xc3\xa9 and more \xff caf\xe9", "caf\u{e9} and more \u{fffd} caf\u{fffd}"),
        ] {
            assert_eq!(excerpt(body).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_empty_or_binary_has_no_excerpt() {
        let image = b"\x89PNG\r\n\x1a\n\x7f\xd9\x81\x02\xfe\x9c\x90\x11\xaa\x05";
        for body in [&b""[..], b" \n", b"a\x00b", b"\x01\x02\x03", b"\x1f\x8b\x08\x02a", image] {
            assert_eq!(excerpt(body), None, "{body:?}");
        }
    }
}
