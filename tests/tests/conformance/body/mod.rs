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
        match media_type.unwrap_or_default() {
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

/// The bytes of a case's body: what isn't text is in base64.
pub(crate) fn bytes(body: &str, media_type: Option<&str>) -> Result<Vec<u8>, String> {
    let is_binary = Format::of(media_type) == Format::Cbor
        || media_type == Some("application/vnd.amazon.eventstream");
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
