//! Text of models in places where people read it: nothing in it is invisible, or reorders what is around it.

pub use farrier_smithy::text::{is_invisible, visible};

/// A [visible] text on one line: control characters, of which line breaks are some, become spaces.
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
    use super::{on_one_line, without_invisible};

    #[test]
    fn what_is_not_seen_is_written_out_on_one_line_or_left_out() {
        let text = "a\u{1b}b\u{85}\u{202e}c\u{2066}\u{200d}\n\t \u{feff}\u{61c} d\u{e0041}";
        assert_eq!(
            on_one_line(text),
            r"a b \u{202e}c\u{2066}\u{200d}   \u{feff}\u{61c} d\u{e0041}"
        );
        assert_eq!(without_invisible(text), "ab c d");
    }
}
