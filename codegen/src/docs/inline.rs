//! One paragraph: styled text in, wrapped lines of Markdown out.
//!
//! Knows how emphasis, code and links nest, and where `CommonMark` lets a delimiter open or close
//! (section 6.2 there). Must not know blocks. Styles aren't nested here but worn: each run of text
//! has its own, and delimiters are written where styles differ. So tags that overlap do no harm.

use super::word::{self, Part};
use crate::text::is_invisible;

/// How a run of text looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Index in [`Paragraph::links`].
    pub(super) link: Option<usize>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) code: bool,
}

impl Style {
    /// What stays open between two styles; a link is outermost, then bold.
    fn shared(self, next: Self) -> Self {
        let link = self.link.filter(|_| self.link == next.link);
        let same_link = self.link == next.link;
        let bold = same_link && self.bold && next.bold;
        let italic = same_link && self.bold == next.bold && self.italic && next.italic;
        Self { link, bold, italic, code: false }
    }
}

/// Text that is to be wrapped.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    runs: Vec<(Style, String)>,
    /// Destinations, as Markdown has them.
    pub(super) links: Vec<String>,
}

/// Stands for a line break in a run; other white space has become a space.
const BREAK: char = '\n';

impl Paragraph {
    /// Whether there is nothing to be seen yet.
    pub(super) fn is_empty(&self) -> bool {
        self.runs.iter().all(|(_, text)| text.trim().is_empty())
    }

    /// Appends text, white space collapsed and what can't be seen or printed left out.
    pub(super) fn push(&mut self, style: Style, text: &str) {
        let mut after_space = self.runs.last().is_none_or(|(_, run)| run.ends_with([' ', BREAK]));
        let mut clean = String::with_capacity(text.len());
        for c in text.chars().filter(|c| c.is_whitespace() || !is_invisible(*c)) {
            if !c.is_whitespace() {
                clean.push(c);
                after_space = false;
            } else if !after_space {
                clean.push(' ');
                after_space = true;
            }
        }
        match self.runs.last_mut() {
            Some((last, run)) if *last == style => run.push_str(&clean),
            _ if clean.is_empty() => {}
            _ => self.runs.push((style, clean)),
        }
    }

    /// Breaks the line; says whether it was broken already.
    pub(super) fn push_break(&mut self) -> bool {
        if self.runs.last().is_some_and(|(_, run)| run.trim_end_matches(' ').ends_with(BREAK)) {
            return false;
        }
        self.runs.push((Style::default(), BREAK.to_string()));
        true
    }

    /// The lines, none longer than `width` characters unless a single word is.
    pub(super) fn lines(&self, width: usize) -> Vec<String> {
        let words = self.words();
        let mut lines = Lines { width, ..Lines::default() };
        let mut open = Style::default();
        for (index, word) in words.iter().enumerate() {
            if word.is_empty() {
                lines.hard_break();
                continue;
            }
            let next = words.get(index + 1).and_then(|word| word.first()).map(|span| span.style);
            let unit = self.unit(word, &mut open, next.unwrap_or_default());
            lines.push(unit);
        }
        lines.finish()
    }

    /// The words; one without spans is a line break.
    fn words(&self) -> Vec<Vec<Span>> {
        let mut words = vec![];
        let mut word = vec![];
        for (style, run) in &self.runs {
            if style.code {
                push_code_run(&mut words, &mut word, *style, run);
                continue;
            }
            for piece in run.split_inclusive([' ', BREAK]) {
                push_parts(&mut word, *style, piece.trim_end_matches([' ', BREAK]));
                if piece.ends_with([' ', BREAK]) {
                    end_word(&mut words, &mut word);
                }
                if piece.ends_with(BREAK) {
                    words.push(vec![]);
                }
            }
        }
        end_word(&mut words, &mut word);
        words
    }

    /// A word as Markdown, with the delimiters that open before it and close after it.
    fn unit(&self, word: &[Span], open: &mut Style, next: Style) -> String {
        let mut unit = String::new();
        let mut last = None;
        for span in word {
            let markdown = span.markdown();
            let first = markdown.chars().next();
            self.change(&mut unit, open, span.style, (last, first));
            unit.push_str(&markdown);
            last = markdown.chars().next_back();
        }
        let shared = open.shared(next);
        self.close(&mut unit, *open, shared);
        *open = shared;
        unit
    }

    /// Closes one style and opens the next, between the characters `around`.
    fn change(
        &self,
        unit: &mut String,
        open: &mut Style,
        next: Style,
        around: (Option<char>, Option<char>),
    ) {
        let shared = open.shared(next);
        let closes = (open.bold, open.italic) != (shared.bold, shared.italic);
        let opens = (next.bold, next.italic) != (shared.bold, shared.italic);
        self.close(unit, *open, shared);
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let blocked = match (closes, opens) {
            (true, true) => true,
            (true, false) => !is_letter(around.0) && is_letter(around.1),
            (false, true) => is_letter(around.0) && !is_letter(around.1),
            (false, false) => false,
        };
        if blocked && around.0.is_some() {
            unit.push(' ');
        }
        if next.link.is_some() && next.link != shared.link {
            if unit.ends_with('!') {
                // `![` would be an image.
                unit.pop();
                unit.push_str("\\!");
            }
            unit.push('[');
        }
        if next.bold && !shared.bold {
            unit.push_str("**");
        }
        if next.italic && !shared.italic {
            unit.push('*');
        }
        *open = Style { code: false, ..next };
    }

    fn close(&self, unit: &mut String, open: Style, shared: Style) {
        if open.italic && !shared.italic {
            unit.push('*');
        }
        if open.bold && !shared.bold {
            unit.push_str("**");
        }
        if let Some(link) = open.link
            && shared.link.is_none()
        {
            let destination = self.links.get(link).map_or("", String::as_str);
            unit.extend(["](", destination, ")"]);
        }
    }
}

/// Part of a word that looks the same throughout.
struct Span {
    style: Style,
    kind: Kind,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Code,
    Autolink,
}

impl Span {
    fn markdown(&self) -> String {
        let mut markdown = String::with_capacity(self.text.len() + 2);
        match self.kind {
            Kind::Text if self.style.link.is_some() => {
                word::push_escaped(&mut markdown, &curly_quotes(&self.text));
            }
            Kind::Text => word::push_escaped(&mut markdown, &self.text),
            Kind::Code => word::push_code(&mut markdown, &self.text),
            Kind::Autolink => markdown.extend(["<", &*self.text, ">"]),
        }
        markdown
    }
}

/// Quotes as rustdoc shows them anyway. To clippy, straight ones in a link are backticks mistyped.
fn curly_quotes(text: &str) -> String {
    let curly = |(index, c)| match (c, index) {
        ('"', 0) => '“',
        ('"', _) => '”',
        ('\'', 0) => '‘',
        ('\'', _) => '’',
        _ => c,
    };
    text.char_indices().map(curly).collect()
}

fn end_word(words: &mut Vec<Vec<Span>>, word: &mut Vec<Span>) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// A code span isn't broken: its second line could begin a list.
fn push_code_run(words: &mut Vec<Vec<Span>>, word: &mut Vec<Span>, style: Style, run: &str) {
    if run.starts_with(' ') {
        end_word(words, word);
    }
    push_span(word, style, Kind::Code, run.trim_matches(' '));
    if run.ends_with(' ') {
        end_word(words, word);
    }
}

fn push_parts(word: &mut Vec<Span>, style: Style, text: &str) {
    let mut parts = vec![];
    word::parts(text, style.link.is_some(), &mut parts);
    for part in parts {
        match part {
            Part::Text(text) => push_span(word, style, Kind::Text, text),
            Part::Code(text) => push_span(word, style, Kind::Code, text),
            Part::Autolink(text) => push_span(word, style, Kind::Autolink, text),
        }
    }
}

/// Appends to the last span where the two would otherwise touch: code spans that do are read as one.
fn push_span(word: &mut Vec<Span>, style: Style, kind: Kind, text: &str) {
    if text.is_empty() {
        return;
    }
    let style = Style { code: false, ..style };
    match word.last_mut() {
        Some(last) if last.style == style && last.kind == kind && kind != Kind::Autolink => {
            last.text.push_str(text);
        }
        _ => word.push(Span { style, kind, text: text.to_owned() }),
    }
}

/// Greedy wrapping.
#[derive(Default)]
struct Lines {
    width: usize,
    done: Vec<String>,
    line: String,
    length: usize,
}

impl Lines {
    fn push(&mut self, mut unit: String) {
        let length = unit.chars().count();
        if !self.line.is_empty() && self.length + 1 + length > self.width {
            self.end_line();
        }
        if self.line.is_empty() {
            if let Some(at) = word::line_start_escape(&unit) {
                unit.insert(at, '\\');
            }
            self.length = length;
            self.line = unit;
        } else {
            self.length += 1 + length;
            self.line.push(' ');
            self.line.push_str(&unit);
        }
    }

    fn hard_break(&mut self) {
        if !self.line.is_empty() {
            self.line.push('\\');
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.length = 0;
    }

    fn finish(mut self) -> Vec<String> {
        if !self.line.is_empty() {
            self.end_line();
        } else if let Some(last) = self.done.last_mut() {
            // A break at the end of a paragraph would be a backslash to be seen.
            last.pop();
        }
        self.done
    }
}
