//! Text of models in places where people read it: nothing in it is invisible, or reorders what is around it.

/// Returns whether a character is a control character, or one that is never seen but may hide text or change
/// its direction, such as U+202E. White space other than control characters is not invisible, except for the
/// separators of lines and paragraphs, U+2028 and U+2029. Nor are the selectors of variants, which belong to
/// the character before them.
///
/// The compiler refuses some of these characters in comments (`text_direction_codepoint_in_comment`).
#[must_use]
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}')
        || matches!(c, '\u{17B5}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{3164}')
        || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFA0}')
        || matches!(c, '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}')
        || matches!(c, '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

/// Returns a text in which characters that [are invisible](is_invisible) are written as `\u{202e}`, except for
/// line breaks (`\n`). A terminal shows it as it is, whatever a model put in it.
///
/// ```
/// use farrier_smithy::text::visible;
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

#[cfg(test)]
mod tests {
    use super::{is_invisible, visible};

    #[test]
    fn what_is_seen_is_left_alone() {
        for text in ["Grüße 世界", "שלום", "مرحبا", "❤\u{FE0F} a\u{A0}b", "e\u{301}", "葛\u{E0100}"]
        {
            assert!(!text.contains(is_invisible), "{text}");
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn what_is_not_seen_is_written_out() {
        let text = "a\u{1b}b\u{85}\u{202e}c\u{2066}\u{200d}\n\t \u{feff}\u{61c} d\u{e0041}\u{3164}";
        let written = r"a\u{1b}b\u{85}\u{202e}c\u{2066}\u{200d}".to_owned()
            + "\n"
            + r"\u{9} \u{feff}\u{61c} d\u{e0041}\u{3164}";
        assert_eq!(visible(text), written);
    }
}
