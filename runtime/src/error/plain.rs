//! Printing of text that a service sent, or the caller.

use std::borrow::Cow;
use std::fmt;

/// The number of characters of a text that are printed at most.
const LENGTH: usize = 1024;

/// Writes text that a service sent, with its hidden characters escaped. Of a text of more than 1,024 characters
/// the rest is left out.
pub(crate) fn write_plain(f: &mut dyn fmt::Write, text: &str) -> fmt::Result {
    let (text, more) = shortened(text);
    write_visible(f, text)?;
    f.write_str(more)
}

/// Returns the first characters of a text, and a sign if there are more.
pub(crate) fn shortened(text: &str) -> (&str, &'static str) {
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => (text.get(..end).unwrap_or_default(), "…"),
        None => (text, ""),
    }
}

/// Writes text of which a part may be from a service or from the caller, with its hidden characters escaped, so
/// that line breaks, terminal escapes and changes of direction have no effect.
pub(crate) fn write_visible(f: &mut dyn fmt::Write, text: &str) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(is_hidden) {
        let (plain, from) = rest.split_at(at);
        f.write_str(plain)?;
        let mut chars = from.chars();
        chars.next().map_or(Ok(()), |hidden| write!(f, "{}", escape(hidden)))?;
        rest = chars.as_str();
    }
    f.write_str(rest)
}

/// Returns text with its hidden characters escaped, for programs that log it.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut visible = String::with_capacity(text.len() + 16);
    // Writing to a string can't fail.
    let _ = write_visible(&mut visible, text);
    Cow::Owned(visible)
}

/// Returns true for characters that have an effect, but no look of their own: control characters, those that
/// change the direction of the text around them, and those that are ignored where text is shown. Selectors of
/// variants belong to the character before them. The generator hides the same characters.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}')
        || matches!(c, '\u{17B5}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{3164}')
        || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFA0}')
        || matches!(c, '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}')
        || matches!(c, '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

/// Returns the escape sequence of a hidden character.
pub(crate) fn escape(hidden: char) -> std::char::EscapeDefault {
    hidden.escape_default()
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, is_hidden, visible, write_plain};

    struct Plain<'a>(&'a str);

    impl std::fmt::Display for Plain<'_> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write_plain(f, self.0)
        }
    }

    #[test]
    fn hidden_characters_are_escaped_and_long_texts_cut() {
        for (text, expected) in [
            ("plain é", "plain é"),
            ("a\r\nb\t", "a\\r\\nb\\t"),
            ("\u{9b}31m\u{1b}[0m", "\\u{9b}31m\\u{1b}[0m"),
            ("\u{202e}evil\u{200b}", "\\u{202e}evil\\u{200b}"),
        ] {
            assert_eq!(Plain(text).to_string(), expected);
        }
        assert_eq!(Plain(&"é".repeat(LENGTH + 1)).to_string(), format!("{}…", "é".repeat(LENGTH)));
    }

    #[test]
    fn hidden_characters_of_texts_for_logs_are_escaped() {
        assert_eq!(visible("a\u{202e}b\n"), "a\\u{202e}b\\n");
        assert!(matches!(visible("plain é"), std::borrow::Cow::Borrowed("plain é")));
    }

    /// Errors derive `Debug`, which shows their texts as Rust's strings are shown. Of what is hidden, only the
    /// fillers of Hangul are left, which take up room.
    #[test]
    fn debug_escapes_the_hidden_characters_of_strings() {
        for c in ('\0'..=char::MAX).filter(|c| is_hidden(*c)) {
            if matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}') {
                continue;
            }
            let shown = format!("{:?}", format!("a{c}b"));
            assert!(!shown.contains(c), "{:x}", u32::from(c));
        }
    }
}
