//! Printing of text that a service sent.

use std::fmt;

/// The number of characters of a text that are printed at most.
const LENGTH: usize = 1024;

/// Writes text that a service sent, with its hidden characters escaped, so that line breaks, terminal escapes
/// and changes of direction have no effect. Of a text of more than 1,024 characters the rest is left out.
pub(crate) fn write_plain(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let (text, more) = shortened(text);
    let mut rest = text;
    while let Some(at) = rest.find(is_hidden) {
        let (plain, from) = rest.split_at(at);
        f.write_str(plain)?;
        let mut chars = from.chars();
        chars.next().map_or(Ok(()), |hidden| write!(f, "{}", escape(hidden)))?;
        rest = chars.as_str();
    }
    f.write_str(rest)?;
    f.write_str(more)
}

/// Returns the first characters of a text, and a sign that there are more.
pub(crate) fn shortened(text: &str) -> (&str, &'static str) {
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => (text.get(..end).unwrap_or_default(), "…"),
        None => (text, ""),
    }
}

/// Returns true for characters that have an effect, but no look of their own: control characters, and those
/// that have no width or change the direction of the text around them.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Returns the escape sequence of a hidden character.
pub(crate) fn escape(hidden: char) -> std::char::EscapeDefault {
    hidden.escape_default()
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, write_plain};

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
}
