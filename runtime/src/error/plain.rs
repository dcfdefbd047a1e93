//! Printing of text that a service sent.

use std::fmt;

/// Writes text that a service sent, with its control characters escaped, so that line breaks and
/// terminal escapes have no effect.
pub(crate) fn write_plain(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(char::is_control) {
        let (plain, from) = rest.split_at(at);
        f.write_str(plain)?;
        let mut chars = from.chars();
        chars.next().map_or(Ok(()), |control| write!(f, "{}", control.escape_debug()))?;
        rest = chars.as_str();
    }
    f.write_str(rest)
}
