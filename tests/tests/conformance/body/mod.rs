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
        match essence(media_type).as_str() {
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

/// A media type in lower case and without its parameters.
fn essence(media_type: Option<&str>) -> String {
    let whole = media_type.unwrap_or_default();
    let essence = whole.split_once(';').map_or(whole, |(essence, _)| essence);
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
    use super::equal;

    #[test]
    fn a_media_type_counts_without_its_case_and_parameters() {
        let (found, expected) = (b"<a><b>1</b></a>", "<a>\n<b>1</b></a>");
        for media_type in ["application/xml", "Application/XML; charset=utf-8", "image/svg+xml"] {
            assert_eq!(equal(found, expected, Some(media_type)), Ok(()), "{media_type}");
        }
        for media_type in [None, Some("text/plain"), Some("text/plain; of=application/xml")] {
            assert!(equal(found, expected, media_type).is_err(), "{media_type:?}");
        }
    }
}
