//! Text of models in Markdown, and lists of shape ids that are folded away.

use std::fmt::Write as _;

use crate::docs;
use crate::text::on_one_line;

/// As many lines as a list of shapes has; the JSON has all of them.
const LONGEST: usize = 60;

/// A text as code, on one line. Text of models has no other way into the report but this one,
/// [`plain`], [`prose`] and [`html`].
pub(super) fn code(text: &str) -> String {
    docs::code(text)
}

/// A text as it is, on one line, without Markdown or HTML in it.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in on_one_line(text).chars() {
        match c {
            '&' => plain.push_str("&amp;"),
            '<' => plain.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '>' => {
                plain.push('\\');
                plain.push(c);
            }
            c => plain.push(c),
        }
    }
    plain
}

/// A text on one line in which what stands in backticks is code, and nothing else is Markdown or HTML.
pub(super) fn prose(text: &str) -> String {
    let parts: Vec<_> = text.split('`').collect();
    // A backtick without its counterpart means itself, as one in a model's text does.
    if parts.len() % 2 == 0 {
        return plain(text);
    }
    let parts = parts.into_iter().enumerate();
    let parts = parts.map(|(at, part)| match (at % 2, part) {
        (0, part) => plain(part),
        (_, "") => plain("``"),
        (_, part) => code(part),
    });
    parts.collect()
}

/// A text on one line of HTML, in which Markdown means nothing.
fn html(text: &str) -> String {
    on_one_line(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Lines below a title that tells how many there are; nothing if there is none.
pub(super) fn folded(title: &str, lines: &[String]) -> String {
    details(title, lines.len(), lines)
}

/// Sorted ids of shapes and members, a shape on each line with its members. A list that is too long
/// is cut.
pub(super) fn folded_by_shape(title: &str, ids: &[String]) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut holder = "";
    for id in ids {
        match id.split_once('$') {
            Some((shape, member)) if shape == holder => {
                if let Some(line) = lines.last_mut() {
                    let _ = write!(line, ", {}", code(member));
                }
            }
            Some((shape, member)) => {
                holder = shape;
                lines.push(format!("{}: {}", code(shape), code(member)));
            }
            None => {
                holder = "";
                lines.push(code(id));
            }
        }
    }
    let more = lines.len().saturating_sub(LONGEST);
    if more > 0 {
        lines.truncate(LONGEST);
        lines.push(format!("… and {more} shapes more"));
    }
    details(title, ids.len(), &lines)
}

fn details(title: &str, count: usize, lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let mut text = format!("\n<details><summary>{}: {count}</summary>\n\n", html(title));
    for line in lines {
        let _ = writeln!(text, "- {line}");
    }
    text.push_str("\n</details>\n");
    text
}

#[cfg(test)]
mod tests {
    use super::{code, folded, folded_by_shape, html, plain, prose};

    #[test]
    fn nothing_gets_out_of_its_place() {
        assert_eq!(code("a#B$c"), "`a#B$c`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`a|b"), "`` `a|b ``");
        assert_eq!(code("a\n\n# b"), "`a  # b`");
        assert_eq!(plain("<b>[x](y) & *z*\n"), "&lt;b\\>\\[x\\](y) &amp; \\*z\\* ");
        assert_eq!(prose("<b> `a|b_` *z*"), "&lt;b\\> `a|b_` \\*z\\*");
        assert_eq!(prose("`a` and ` of `b`"), "\\`a\\` and \\` of \\`b\\`");
        assert_eq!(prose("none: ``"), "none: \\`\\`");
        assert_eq!(html("a#b </summary>\n&"), "a#b &lt;/summary&gt; &amp;");
    }

    #[test]
    fn members_stand_with_their_shape() {
        let ids = ["a#S", "a#S$x", "a#S$y", "a#T$x"].map(str::to_owned);
        assert_eq!(
            folded_by_shape("kind", &ids),
            "\n<details><summary>kind: 4</summary>\n\n- `a#S`\n- `a#S`: `x`, `y`\n- `a#T`: `x`\n\n\
             </details>\n"
        );
        assert_eq!(folded("none", &[]), "");
    }

    #[test]
    fn long_lists_are_cut() {
        let ids: Vec<_> = (0..100).map(|number| format!("a#S{number:03}")).collect();
        let text = folded_by_shape("many", &ids);
        assert!(text.contains("many: 100<") && text.contains("- … and 40 shapes more\n"), "{text}");
        assert_eq!(text.lines().filter(|line| line.starts_with("- ")).count(), 61);
    }
}
