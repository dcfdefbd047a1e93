//! The characters that XML 1.0 allows (section 2.2).

use crate::formats::scan::plain_length;

/// The problem with a character that XML 1.0 doesn't allow.
pub(super) const FORBIDDEN: &str = "the character can't stand in XML";

/// Returns the place of the first control character that XML 1.0 doesn't allow.
pub(super) fn first_control(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += plain_length::<b'\t', b'\t'>(text.get(at..)?);
        match text.get(at)? {
            b'\t' | b'\n' | b'\r' => at += 1,
            _ => return Some(at),
        }
    }
}

/// Returns true if XML 1.0 allows a character.
pub(super) fn is_allowed(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        _ => character >= ' ',
    }
}
