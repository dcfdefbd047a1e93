//! The functions of texts.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::aws::part::part;

/// All that RFC 3986 doesn't call unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// `substring`: the bytes from `start` to `end`, counted from the end if `reverse`. `None` for a text that is
/// shorter or not in ASCII.
pub(super) fn substring<'a>(
    text: &Cow<'a, str>,
    start: i32,
    end: i32,
    reverse: bool,
) -> Option<Cow<'a, str>> {
    let (start, end) = (usize::try_from(start).ok()?, usize::try_from(end).ok()?);
    let length = text.len();
    if start >= end || end > length || !text.is_ascii() {
        return None;
    }
    Some(part(text, if reverse { length - end..length - start } else { start..end }))
}

/// `uriEncode`.
pub(super) fn uri_encode(text: Cow<'_, str>) -> Cow<'_, str> {
    match Cow::from(utf8_percent_encode(&text, RESERVED)) {
        Cow::Borrowed(_) => text,
        Cow::Owned(encoded) => Cow::Owned(encoded),
    }
}
