//! The characters that XML allows.

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

/// Returns true if a reference may stand for a character. Control characters may be referred to in XML 1.1
/// (section 2.2), and services send them so in names that their users chose, although they say XML 1.0.
pub(super) fn is_referable(character: char) -> bool {
    !matches!(character, '\0' | '\u{fffe}' | '\u{ffff}')
}
