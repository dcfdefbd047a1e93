//! One word of text, as Markdown: escaped, or set as code if it looks like some.
//!
//! Knows what clippy's `doc_markdown` takes for code (names in capitals and small letters,
//! underscores, `::`), and which characters mean something to rustdoc's Markdown.

use super::link;
use crate::text::on_one_line;

/// Part of a word, with how it is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Text, to be escaped.
    Text(&'a str),
    /// A code span.
    Code(&'a str),
    /// `<https://…>`.
    Autolink(&'a str),
}

/// Names that look like code and are none: those that clippy lets pass (`doc-valid-idents`). Other
/// brands have to be code, or users' clippy would complain of them. In the order of bytes.
const NAMES: [&str; 67] = [
    "AccessKit",
    "BibLaTeX",
    "BibTeX",
    "ClojureScript",
    "CoAP",
    "CoffeeScript",
    "CoreFoundation",
    "CoreGraphics",
    "CoreText",
    "DevOps",
    "Direct2D",
    "Direct3D",
    "DirectWrite",
    "DirectX",
    "ECMAScript",
    "EiB",
    "FreeBSD",
    "GHz",
    "GPLv2",
    "GPLv3",
    "GiB",
    "GitHub",
    "GitLab",
    "GraphQL",
    "IPv4",
    "IPv6",
    "JavaScript",
    "KiB",
    "LaTeX",
    "MHz",
    "MiB",
    "MinGW",
    "NaN",
    "NaNs",
    "NetBSD",
    "NixOS",
    "OAuth",
    "OCaml",
    "OpenAL",
    "OpenBSD",
    "OpenDNS",
    "OpenGL",
    "OpenMP",
    "OpenSSH",
    "OpenSSL",
    "OpenStreetMap",
    "OpenTelemetry",
    "OpenType",
    "PiB",
    "PostScript",
    "PowerShell",
    "PureScript",
    "THz",
    "TeX",
    "TensorFlow",
    "TiB",
    "TrueType",
    "TypeScript",
    "WebAssembly",
    "WebGL",
    "WebGL2",
    "WebGPU",
    "WebP",
    "WebRTC",
    "WebSocket",
    "WebTransport",
    "YCbCr",
];

/// Cuts a word, which has no white space, into parts.
pub(super) fn parts<'a>(word: &'a str, in_link: bool, parts: &mut Vec<Part<'a>>) {
    if let Some(start) = word.find("https://").or_else(|| word.find("http://")) {
        return address(word, start, in_link, parts);
    }
    // As clippy does: the possessive `ConnectionToken's` is code and an ending.
    for piece in word.split_inclusive(['\'', '’']) {
        split(piece, parts);
    }
}

/// A word with an address in it.
fn address<'a>(word: &'a str, start: usize, in_link: bool, parts: &mut Vec<Part<'a>>) {
    let (before, rest) = word.split_at(start);
    let mut end =
        rest.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '"', '>', '`', '*']).len();
    if rest.get(..end).is_some_and(|url| url.ends_with(')') && !url.contains('(')) {
        end = rest.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '"', ')']).len();
    }
    let (url, after) = rest.split_at(end);
    let closed = before.chars().all(|c| !c.is_alphanumeric());
    if closed && !in_link && link::is_autolink(url) {
        push_text(before.trim_end_matches('<'), parts);
        parts.push(Part::Autolink(url));
        push_text(if before.ends_with('<') { after.trim_start_matches('>') } else { after }, parts);
    } else {
        parts.push(Part::Code(word));
    }
}

fn split<'a>(word: &'a str, parts: &mut Vec<Part<'a>>) {
    let outside = |c: char| !c.is_alphanumeric();
    let core = word.trim_matches(outside);
    if core.is_empty() {
        return push_text(word, parts);
    }
    let before = word.len() - word.trim_start_matches(outside).len();
    let (prefix, rest) = word.split_at(before);
    let (core, suffix) = rest.split_at(core.len());
    if prefix.ends_with('`') && suffix.starts_with('`') {
        push_text(prefix.trim_end_matches('`'), parts);
        parts.push(Part::Code(core));
        return push_text(suffix.trim_start_matches('`'), parts);
    }
    if !is_code(prefix, core, suffix) {
        return push_text(word, parts);
    }
    let (start, end) = widen(prefix, core, suffix);
    push_text(word.get(..before - start).unwrap_or_default(), parts);
    let code_end = before + core.len() + end;
    parts.push(Part::Code(word.get(before - start..code_end).unwrap_or_default()));
    push_text(word.get(code_end..).unwrap_or_default(), parts);
}

fn push_text<'a>(text: &'a str, parts: &mut Vec<Part<'a>>) {
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
}

/// How many bytes of what surrounds a piece of code belong to it: `$name`, `--flag`, `call()`.
fn widen(prefix: &str, core: &str, suffix: &str) -> (usize, usize) {
    let mut start =
        prefix.len() - prefix.trim_end_matches(['_', '$', '-', '@', '/', ':', '#']).len();
    let mut end = suffix.len() - suffix.trim_start_matches(['_', '/', '*', '$']).len();
    if suffix.get(end..).is_some_and(|rest| rest.starts_with("()")) {
        end += 2;
    }
    let rest = prefix.len() - start;
    for (open, close) in [('<', '>'), ('[', ']'), ('{', '}'), ('(', ')')] {
        let opened = prefix.get(..rest).is_some_and(|p| p.ends_with(open));
        let closed = suffix.get(end..).is_some_and(|s| s.starts_with(close));
        let inside = core.contains(open) || core.contains(close);
        if opened && closed && (open == '<' || inside) {
            return (start + 1, end + 1);
        }
        if closed && core.rfind(open) > core.rfind(close) {
            end += 1;
        } else if opened
            && !closed
            && core.find(close).is_some_and(|at| core.find(open).is_none_or(|o| at < o))
        {
            start += 1;
        }
    }
    (start, end)
}

fn is_code(prefix: &str, core: &str, suffix: &str) -> bool {
    if NAMES.binary_search(&core).is_ok() {
        return false;
    }
    let tag = prefix.ends_with('<') && suffix.starts_with('>');
    let flag = prefix.ends_with("--");
    let splits = core.contains(['"', '&', '“', '”']) || core.contains("--") || core.contains("..");
    tag || flag
        || core.contains(['_', '*', '[', ']', '<', '>', '|', '~', '`', '\\'])
        || core.contains("::")
        || core.contains(":/")
        || prefix.ends_with("::")
        || suffix.starts_with("::")
        || suffix.starts_with("()")
        || has_scheme(core)
        || is_camel_case(core)
        // Rustdoc's Markdown cuts the text there, and clippy sees the pieces.
        || (splits && core.split(|c: char| !c.is_alphanumeric()).any(is_camel_case))
}

/// Whether it is an address of a scheme that needs no `//`: clippy parses `HTTP:80/path` as one.
fn has_scheme(word: &str) -> bool {
    const SCHEMES: [&str; 6] = ["file", "ftp", "http", "https", "ws", "wss"];
    word.split_once(':')
        .is_some_and(|(scheme, _)| SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)))
}

/// As clippy has it: begins with a capital, has another, and a small letter besides a plural's.
fn is_camel_case(word: &str) -> bool {
    if word.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase()) {
        return false;
    }
    let word = word.strip_suffix('s').unwrap_or(word);
    word.chars().all(char::is_alphanumeric)
        && word.chars().filter(|c| c.is_uppercase()).nth(1).is_some()
        && word.chars().any(char::is_lowercase)
}

/// Writes text so that Markdown takes it for nothing else, except at the start of a line.
pub(super) fn push_escaped(markdown: &mut String, text: &str) {
    let may_refer = text.contains(';');
    for c in text.chars() {
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' => true,
            '&' => may_refer,
            _ => false,
        };
        if special {
            markdown.push('\\');
        }
        markdown.push(c);
    }
}

/// A code span, in which nothing is invisible.
pub(crate) fn code(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len() + 2);
    push_code(&mut markdown, &on_one_line(text));
    markdown
}

/// Lines of at most `width` characters, as far as the words of a Markdown paragraph allow it.
pub(crate) fn wrap(paragraph: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in paragraph.split_whitespace() {
        let length = |text: &str| text.chars().count();
        match lines.last_mut() {
            Some(line) if begins_block(word) || length(line) + 1 + length(word) <= width => {
                line.extend([" ", word]);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// True for a word that is more than text at the start of a line.
fn begins_block(word: &str) -> bool {
    line_start_escape(word).is_some()
        || word.starts_with(['*', '>', '|', '~', '_'])
        || word.starts_with("```")
}

/// Writes a code span, with as many backticks as its text needs.
pub(super) fn push_code(markdown: &mut String, code: &str) {
    let longest = longest_run(code);
    let ticks = "`".repeat(longest + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    markdown.extend([&*ticks, pad, code, pad, &*ticks]);
}

/// The length of the longest run of backticks.
pub(super) fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Where to put a backslash so that a word doesn't begin a block at the start of a line.
pub(super) fn line_start_escape(word: &str) -> Option<usize> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = word.get(digits..).unwrap_or_default();
    if digits > 0 {
        return matches!(rest, "." | ")").then_some(digits);
    }
    (word.starts_with(['#', '+', '-', '=']) || word.starts_with(":-")).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::{NAMES, code, wrap};

    #[test]
    fn names_are_in_order() {
        assert!(NAMES.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn lines_hold_as_many_words_as_fit() {
        assert_eq!(wrap("a bc def", 4), ["a bc", "def"]);
        assert_eq!(wrap("abcdef g", 4), ["abcdef", "g"]);
        assert_eq!(wrap(" ", 4), [""; 0]);
    }

    #[test]
    fn no_line_begins_a_block() {
        assert_eq!(wrap("abcd - e 1. f", 4), ["abcd -", "e 1.", "f"]);
    }

    #[test]
    fn code_holds_backticks() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("a\u{202e}\nb"), r"`a\u{202e} b`");
    }
}
