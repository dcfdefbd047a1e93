//! Text of models in places where people read it: nothing in it is invisible, or reorders what is around it.

/// Returns whether a character is a control character, or one that is never seen but may hide text or change
/// its direction, such as U+202E. White space other than control characters is not invisible, except for the
/// separators of lines and paragraphs, U+2028 and U+2029.
///
/// The compiler refuses some of these characters in comments (`text_direction_codepoint_in_comment`).
#[must_use]
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}')
        || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        || matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Returns a text in which characters that [are invisible](is_invisible) are written as `\u{202e}`, except for
/// line breaks (`\n`). A terminal shows it as it is, whatever a model put in it.
///
/// ```
/// use farrier_codegen::text::visible;
///
/// assert_eq!(visible("chat\u{202e}\u{1b}[2J\n"), "chat\\u{202e}\\u{1b}[2J\n");
/// ```
#[must_use]
pub fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && is_invisible(c) {
            visible.extend(c.escape_unicode());
        } else {
            visible.push(c);
        }
    }
    visible
}

/// The same on one line: control characters, of which line breaks are some, become spaces.
pub(crate) fn on_one_line(text: &str) -> String {
    visible(&text.replace(char::is_control, " "))
}

/// A text without the characters that are invisible. White space becomes single spaces.
pub(crate) fn without_invisible(text: &str) -> String {
    let words = text.split_whitespace().map(|word| word.replace(is_invisible, ""));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{is_invisible, on_one_line, visible, without_invisible};

    #[test]
    fn what_is_seen_is_left_alone() {
        for text in ["Grüße 世界", "שלום", "مرحبا", "❤\u{FE0F} a\u{A0}b", "e\u{301}"]
        {
            assert!(!text.contains(is_invisible), "{text}");
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn what_is_not_seen_is_written_out_or_left_out() {
        let text = "a\u{1b}b\u{85}\u{202e}c\u{2066}\u{200d}\n\t \u{feff}\u{61c} d\u{e0041}";
        let written = r"a\u{1b}b\u{85}\u{202e}c\u{2066}\u{200d}".to_owned()
            + "\n"
            + r"\u{9} \u{feff}\u{61c} d\u{e0041}";
        assert_eq!(visible(text), written);
        assert_eq!(
            on_one_line(text),
            r"a b \u{202e}c\u{2066}\u{200d}   \u{feff}\u{61c} d\u{e0041}"
        );
        assert_eq!(without_invisible(text), "ab c d");
    }
}
