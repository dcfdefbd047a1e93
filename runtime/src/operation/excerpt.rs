//! The beginning of a body that doesn't follow the protocol, because a proxy, a gateway or another service
//! responded in place of the one that was called.

use http::header::CONTENT_TYPE;

use crate::body::message::BufferedResponse;
use crate::error::plain::{escape, is_hidden};
use crate::schema::service::protocol::Protocol;

/// The number of bytes of a body that are kept at most.
const LENGTH: usize = 1024;

/// Returns the first kilobyte of a body that is text, with control characters escaped. Returns `None` if
/// the body is empty or isn't text.
pub(super) fn excerpt(body: &[u8]) -> Option<String> {
    let start = body.get(..LENGTH).unwrap_or(body);
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        // The limit may have split the last character.
        Err(error) if error.error_len().is_none() && start.len() < body.len() => {
            std::str::from_utf8(start.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    let text = text.trim();
    let is_text = text.chars().all(|c| !c.is_control() || c.is_whitespace());
    if text.is_empty() || !is_text {
        return None;
    }
    Some(text.chars().flat_map(escaped).collect())
}

/// Returns a character, or its escape sequence if it is a hidden one.
fn escaped(c: char) -> impl Iterator<Item = char> {
    let (plain, hidden) = if is_hidden(c) { (None, Some(escape(c))) } else { (Some(c), None) };
    plain.into_iter().chain(hidden.into_iter().flatten())
}

/// Returns true if a body can't be one of the protocol: a page of HTML, markup with a protocol that has none,
/// JSON with a protocol of XML, or plain text.
pub(super) fn is_foreign(protocol: &dyn Protocol, response: &BufferedResponse) -> bool {
    is_page_or_other_format(protocol, response) || {
        !starts_structure(response.body()) && has_media_type(response, "text/plain")
    }
}

/// Media types of pages and of messages that no protocol has.
const OTHERS: [&str; 3] = ["text/html", "application/xhtml+xml", "application/problem+json"];

/// Returns true if a body is a page of HTML, markup with a protocol that has none, or JSON with a protocol of
/// XML.
pub(super) fn is_page_or_other_format(
    protocol: &dyn Protocol,
    response: &BufferedResponse,
) -> bool {
    let body = response.body();
    let body = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body).trim_ascii_start();
    let starts_with = |start: &str| {
        body.get(..start.len()).is_some_and(|body| body.eq_ignore_ascii_case(start.as_bytes()))
    };
    if starts_with("<!doctype html") || starts_with("<html") {
        return true;
    }
    match body.first() {
        Some(b'<') if !protocol.reads_xml() => true,
        Some(b'{') if protocol.reads_xml() => true,
        _ => OTHERS.iter().any(|other| has_media_type(response, other)),
    }
}

fn starts_structure(body: &[u8]) -> bool {
    let body = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body).trim_ascii_start();
    matches!(body.first(), Some(b'<' | b'{'))
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
    fn line_breaks_are_escaped_and_other_controls_are_no_text() {
        assert_eq!(
            excerpt(b" <h1>Bad\tGateway</h1>\r\n<p>nginx\n").unwrap(),
            "<h1>Bad\\tGateway</h1>\\r\\n<p>nginx"
        );
        for body in [&b""[..], b" \n", b"a\x00b", b"\x1b[31mred", b"\xff\xfe", b"a\xe9"] {
            assert_eq!(excerpt(body), None, "{body:?}");
        }
    }
}
