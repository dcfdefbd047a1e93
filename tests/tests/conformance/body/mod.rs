//! What a case says of a body: compared as its media type wants it, so that what means the same is
//! the same. What a case doesn't say the media type of is compared by its bytes.

mod cbor;
mod form;
mod json;
mod xml;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::suite::Outcome;

/// The formats that have an own comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Json,
    Cbor,
    Xml,
    Form,
    Bytes,
}

impl Format {
    fn of(media_type: Option<&str>) -> Self {
        match &*essence(media_type) {
            "application/json" => Self::Json,
            "application/cbor" => Self::Cbor,
            "application/xml" | "text/xml" => Self::Xml,
            "application/x-www-form-urlencoded" => Self::Form,
            other if other.starts_with("application/x-amz-json") || other.ends_with("+json") => {
                Self::Json
            }
            other if other.ends_with("+cbor") => Self::Cbor,
            other if other.ends_with("+xml") => Self::Xml,
            _ => Self::Bytes,
        }
    }
}

/// A media type without its parameters, in lower case (RFC 9110, section 8.3.1).
fn essence(media_type: Option<&str>) -> String {
    let media_type = media_type.unwrap_or_default();
    let essence = media_type.split_once(';').map_or(media_type, |(essence, _)| essence);
    essence.trim().to_ascii_lowercase()
}

/// The bytes of a case's body: what isn't text is in base64.
pub(crate) fn bytes(body: &str, media_type: Option<&str>) -> Result<Vec<u8>, String> {
    let is_binary = Format::of(media_type) == Format::Cbor
        || essence(media_type) == "application/vnd.amazon.eventstream";
    if is_binary {
        BASE64_STANDARD.decode(body.trim()).map_err(|error| format!("the case's body: {error}"))
    } else {
        Ok(body.as_bytes().to_owned())
    }
}

/// Fails unless a body means what the case's does.
pub(crate) fn equal(found: &[u8], expected: &str, media_type: Option<&str>) -> Outcome {
    let expected = bytes(expected, media_type)?;
    if found == expected {
        return Ok(());
    }
    let format = Format::of(media_type);
    if found.is_empty() || expected.is_empty() {
        return Err(differ(format, found, &expected));
    }
    let same = match format {
        Format::Json => json::same(found, &expected),
        Format::Cbor => cbor::same(found, &expected),
        Format::Xml => xml::same(found, &expected),
        Format::Form => form::same(found, &expected),
        Format::Bytes => Ok(false),
    };
    match same {
        Ok(true) => Ok(()),
        Ok(false) => Err(differ(format, found, &expected)),
        Err(problem) => Err(format!("{problem}\n{}", differ(format, found, &expected))),
    }
}

fn differ(format: Format, found: &[u8], expected: &[u8]) -> String {
    let shown = |body: &[u8]| match format {
        Format::Cbor => cbor::shown(body),
        _ => String::from_utf8_lossy(body).into_owned(),
    };
    format!("the body is {}\nexpected {}", shown(found), shown(expected))
}

#[cfg(test)]
mod tests {
    use super::{Format, bytes, equal};

    #[test]
    fn parameters_and_case_of_a_media_type_do_not_count() {
        for (media_type, format) in [
            ("application/json; charset=utf-8", Format::Json),
            ("Application/X-Amz-Json-1.1", Format::Json),
            ("application/cbor;v=1", Format::Cbor),
            ("text/xml ; charset=utf-8", Format::Xml),
            ("application/x-www-form-urlencoded; charset=utf-8", Format::Form),
            ("text/plain; a=+json", Format::Bytes),
        ] {
            assert_eq!(Format::of(Some(media_type)), format, "{media_type}");
        }
        assert_eq!(Format::of(None), Format::Bytes);
        assert_eq!(bytes("oA==", Some("application/cbor; a=b")).unwrap(), b"\xa0");
        equal(b"{\"a\":1}", "{ \"a\": 1 }", Some("application/json;charset=utf-8")).unwrap();
    }
}
