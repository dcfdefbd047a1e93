//! The blocks of a page: paragraphs, lists and preformatted text, written as Markdown as they end.
//!
//! Knows indentation and blank lines. Must not know where the text comes from. Whatever order its
//! methods are called in, the page is well formed: what isn't open is not closed, what is left open
//! is closed by `finish`.

use super::inline::{Paragraph, Style};
use super::{link, word};
use crate::text::is_invisible;

/// The longest line, in characters.
const WIDTH: usize = 88;
/// Lists nested deeper become plain paragraphs: a bound on the indentation.
const MAX_DEPTH: usize = 8;

/// A page being written.
#[derive(Debug, Default)]
pub(super) struct Page {
    out: String,
    paragraph: Paragraph,
    /// Written before the next text: `Note:`.
    label: Option<&'static str>,
    frames: Vec<Frame>,
    /// How many lists are open beyond `MAX_DEPTH`.
    too_deep: usize,
    bold: usize,
    italic: usize,
    code: usize,
    /// What text looked like when the code began; inside it nothing changes.
    code_style: Style,
    link: Option<usize>,
    preformatted: Option<String>,
}

#[derive(Debug)]
enum Frame {
    /// The number of the next item if it is numbered, and whether an item was written.
    List { number: Option<u32>, used: bool },
    /// How far its text is indented; nothing while no text was written.
    Item { indent: Option<usize> },
}

impl Page {
    /// Appends text to the paragraph.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(preformatted) = &mut self.preformatted {
            preformatted.push_str(text);
            return;
        }
        if let Some(label) = self.label
            && !text.trim().is_empty()
        {
            self.label = None;
            self.paragraph.push(Style { bold: true, ..Style::default() }, label);
            self.paragraph.push(Style::default(), " ");
        }
        self.paragraph.push(self.style(), text);
    }

    fn style(&self) -> Style {
        if self.code > 0 {
            return Style { code: true, ..self.code_style };
        }
        Style { link: self.link, bold: self.bold > 0, italic: self.italic > 0, code: false }
    }

    /// Whether text would be code.
    pub(super) fn in_code(&self) -> bool {
        self.code > 0 || self.preformatted.is_some()
    }

    /// Begins or ends bold text.
    pub(super) fn bold(&mut self, on: bool) {
        count(&mut self.bold, on);
    }

    /// Begins or ends emphasized text.
    pub(super) fn italic(&mut self, on: bool) {
        count(&mut self.italic, on);
    }

    /// Begins or ends code.
    pub(super) fn code(&mut self, on: bool) {
        if on && self.code == 0 {
            self.code_style = self.style();
        }
        count(&mut self.code, on);
    }

    /// Begins a link, if its address may be one; or ends it.
    pub(super) fn link(&mut self, address: Option<&str>) {
        self.link = address.and_then(link::destination).map(|destination| {
            self.paragraph.links.push(destination);
            self.paragraph.links.len() - 1
        });
    }

    /// Breaks the line; a second break in a row ends the paragraph.
    pub(super) fn line_break(&mut self) {
        if self.preformatted.is_some() {
            self.text("\n");
        } else if self.paragraph.is_empty() || !self.paragraph.push_break() {
            self.end_paragraph();
        }
    }

    /// Puts a label before the text that comes next.
    pub(super) fn label(&mut self, label: Option<&'static str>) {
        self.end_paragraph();
        self.label = label;
    }

    /// Separates what comes next from the text before, on the same line.
    pub(super) fn separate(&mut self) {
        if !self.paragraph.is_empty() {
            self.text(" — ");
        }
    }

    /// Ends the paragraph. No style outlives it: a tag that is never closed goes no further.
    pub(super) fn end_paragraph(&mut self) {
        (self.bold, self.italic, self.code, self.link) = (0, 0, 0, None);
        let paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.is_empty() {
            return;
        }
        let indent = self.begin_block();
        let lines = paragraph.lines(WIDTH.saturating_sub(indent));
        self.push_lines(indent, lines.iter().map(String::as_str));
    }

    /// Begins a list.
    pub(super) fn open_list(&mut self, numbered: bool) {
        self.end_paragraph();
        let lists = self.frames.iter().filter(|frame| matches!(frame, Frame::List { .. })).count();
        if lists < MAX_DEPTH {
            self.frames.push(Frame::List { number: numbered.then_some(1), used: false });
        } else {
            self.too_deep += 1;
        }
    }

    /// Ends the innermost list.
    pub(super) fn close_list(&mut self) {
        self.end_paragraph();
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else if self.frames.iter().any(|frame| matches!(frame, Frame::List { .. })) {
            while let Some(Frame::Item { .. }) = self.frames.pop() {}
        }
    }

    /// Begins an item, and a list if there is none.
    pub(super) fn open_item(&mut self) {
        self.close_item();
        if self.too_deep > 0 {
            return;
        }
        if self.frames.is_empty() {
            self.frames.push(Frame::List { number: None, used: false });
        }
        self.frames.push(Frame::Item { indent: None });
    }

    /// Ends the item.
    pub(super) fn close_item(&mut self) {
        self.end_paragraph();
        if self.too_deep == 0 && matches!(self.frames.last(), Some(Frame::Item { .. })) {
            self.frames.pop();
        }
    }

    /// Begins preformatted text.
    pub(super) fn open_preformatted(&mut self) {
        if self.preformatted.is_none() {
            self.end_paragraph();
            self.preformatted = Some(String::new());
        }
    }

    /// Ends preformatted text: a block that rustdoc doesn't take for an example.
    pub(super) fn close_preformatted(&mut self) {
        let Some(text) = self.preformatted.take() else {
            return;
        };
        let text = text.replace("\r\n", "\n").replace('\t', "    ");
        let lines: Vec<String> = text
            .split(['\n', '\r'])
            .map(|line| line.chars().filter(|c| !is_invisible(*c)).collect::<String>())
            .map(|line| line.trim_end().to_owned())
            .collect();
        let is_blank = |line: &String| line.is_empty();
        let Some(first) = lines.iter().position(|line| !is_blank(line)) else {
            return;
        };
        let end = lines.iter().rposition(|line| !is_blank(line)).map_or(first, |last| last + 1);
        let lines = lines.get(first..end).unwrap_or_default();
        let margin = |line: &String| line.len() - line.trim_start_matches(' ').len();
        let margin = lines.iter().filter(|line| !is_blank(line)).map(margin).min().unwrap_or(0);
        let fence = "`".repeat(word::longest_run(&text).max(2) + 1);
        let indent = self.begin_block();
        let open = format!("{fence}text");
        let inner = lines.iter().map(|line| line.get(margin..).unwrap_or_default());
        self.push_lines(indent, std::iter::once(&*open).chain(inner).chain([&*fence]));
    }

    /// The Markdown, all that was left open closed.
    pub(super) fn finish(mut self) -> String {
        self.close_preformatted();
        self.end_paragraph();
        self.out
    }

    /// Separates a block from the one before, and writes the marker of its item if it is the
    /// first of it. Gives the indentation of its other lines.
    fn begin_block(&mut self) -> usize {
        let outer: usize = self.frames.iter().filter_map(Frame::indent).max().unwrap_or(0);
        let [.., Frame::List { number, used }, Frame::Item { indent: indent @ None }] =
            self.frames.as_mut_slice()
        else {
            self.separate_block(true);
            self.push_indent(outer);
            return outer;
        };
        let marker = match number {
            None => "- ".to_owned(),
            Some(number) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
        };
        let inner = outer + marker.len();
        let tight = *used || outer > 0;
        *used = true;
        *indent = Some(inner);
        self.separate_block(!tight);
        self.push_indent(outer);
        self.out.push_str(&marker);
        inner
    }

    fn separate_block(&mut self, blank_line: bool) {
        if !self.out.is_empty() {
            self.out.push_str(if blank_line { "\n\n" } else { "\n" });
        }
    }

    fn push_indent(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    /// Writes lines; the first one stands behind its marker.
    fn push_lines<'a>(&mut self, indent: usize, lines: impl Iterator<Item = &'a str>) {
        for (index, line) in lines.enumerate() {
            if index > 0 {
                self.out.push('\n');
                if !line.is_empty() {
                    self.push_indent(indent);
                }
            }
            self.out.push_str(line);
        }
    }
}

impl Frame {
    fn indent(&self) -> Option<usize> {
        match self {
            Self::Item { indent } => *indent,
            Self::List { .. } => None,
        }
    }
}

fn count(depth: &mut usize, on: bool) {
    *depth = if on { *depth + 1 } else { depth.saturating_sub(1) };
}
