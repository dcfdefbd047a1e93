//! Reads HTML, as AWS writes documentation: which tag does what to the page.
//!
//! Knows the meaning of tags, those of HTML and those that AWS has added (`note`, `fullname`). Must
//! not know Markdown.

use std::collections::BTreeSet;

use super::entity;
use super::page::Page;
use super::tag::{Piece, Tag, pieces};

/// What a tag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Ends the paragraph before it and after it.
    Block,
    /// The same, and what is in it is bold.
    Heading,
    /// The same, with a label.
    Labelled(&'static str),
    Bold,
    Italic,
    Code,
    Link,
    Break,
    Preformatted,
    List {
        numbered: bool,
    },
    Item,
    /// A list of terms and what they mean: an item each, the term bold.
    Term,
    Definition,
    Row,
    Cell,
    Image,
    /// Not shown, nor what is in it.
    Hidden,
    /// Does nothing; what is in it is shown.
    Plain,
}

fn role(name: &str) -> Option<Role> {
    Some(match name {
        "p" | "div" | "para" | "blockquote" | "section" | "article" | "center" | "body"
        | "html" | "head" | "header" | "footer" | "main" | "hr" | "fullname" | "title"
        | "examples" | "example" | "caption" | "figure" | "details" | "summary" | "simpara" => {
            Role::Block
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Role::Heading,
        "note" => Role::Labelled("Note:"),
        "important" => Role::Labelled("Important:"),
        "warning" | "caution" => Role::Labelled("Warning:"),
        "tip" => Role::Labelled("Tip:"),
        "b" | "strong" | "guilabel" => Role::Bold,
        "i" | "em" | "cite" | "dfn" | "var" | "replaceable" | "emphasis" => Role::Italic,
        "code" | "tt" | "kbd" | "samp" | "literal" | "codeph" => Role::Code,
        "a" | "ulink" => Role::Link,
        "br" => Role::Break,
        "pre" | "programlisting" | "screen" => Role::Preformatted,
        "ul" | "dl" | "table" | "itemizedlist" | "menu" | "dir" => Role::List { numbered: false },
        "ol" | "orderedlist" => Role::List { numbered: true },
        "li" | "listitem" => Role::Item,
        "dt" => Role::Term,
        "dd" => Role::Definition,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "img" => Role::Image,
        "script" | "style" | "template" => Role::Hidden,
        "span" | "font" | "u" | "s" | "sub" | "sup" | "small" | "big" | "abbr" | "acronym"
        | "q" | "del" | "ins" | "mark" | "thead" | "tbody" | "tfoot" | "colgroup" | "col"
        | "link" | "wbr" | "nobr" | "filename" | "option" | "function" | "command" | "label" => {
            Role::Plain
        }
        _ => return None,
    })
}

/// Whether a text is to be read as HTML rather than as `CommonMark`: it has a tag of a block, or
/// any known tag and no block of `CommonMark`.
pub(super) fn is_html(source: &str) -> bool {
    let mut inline = false;
    let mut in_code = false;
    for piece in pieces(source) {
        match piece {
            // A tag between backticks is an example.
            Piece::Text(text) => in_code ^= text.matches('`').count() % 2 == 1,
            Piece::Tag(_) if in_code => {}
            Piece::Tag(tag) => match role(&tag.name.to_ascii_lowercase()) {
                None => {}
                Some(
                    Role::Bold
                    | Role::Italic
                    | Role::Code
                    | Role::Link
                    | Role::Break
                    | Role::Image
                    | Role::Plain,
                ) => inline = true,
                Some(_) => return true,
            },
        }
    }
    inline && !source.lines().any(begins_block)
}

/// Whether a line begins a block of `CommonMark`.
fn begins_block(line: &str) -> bool {
    let line = line.trim_start();
    let marked = ["```", "~~~", "- ", "* ", "+ ", "> ", "1. "];
    marked.iter().any(|mark| line.starts_with(mark))
        || line.trim_start_matches('#').len() < line.len() && line.contains("# ")
}

/// Writes HTML onto a page.
pub(super) fn read(source: &str, page: &mut Page) {
    let mut reader = Reader::new(source);
    reader.read(source, page);
}

/// What has to be remembered between pieces of HTML.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// Unknown names that have an end tag somewhere: those are tags, others are placeholders.
    closed: BTreeSet<String>,
    /// The tag whose content is being left out.
    hidden: Option<&'static str>,
    /// Whether text goes into a cell of a table, which has no paragraphs.
    in_cell: bool,
}

impl Reader {
    /// A reader for a text that is given whole, or piece by piece.
    pub(super) fn new(whole: &str) -> Self {
        let closed = pieces(whole)
            .filter_map(|piece| match piece {
                Piece::Tag(tag) if tag.closes => Some(tag.name.to_ascii_lowercase()),
                _ => None,
            })
            .filter(|name| role(name).is_none())
            .collect();
        Self { closed, ..Self::default() }
    }

    /// Reads a piece.
    pub(super) fn read(&mut self, source: &str, page: &mut Page) {
        for piece in pieces(source) {
            match piece {
                Piece::Text(text) if self.hidden.is_none() => page.text(&entity::decode(text)),
                Piece::Text(_) => {}
                Piece::Tag(tag) => self.tag(&tag, page),
            }
        }
    }

    fn tag(&mut self, tag: &Tag<'_>, page: &mut Page) {
        let name = tag.name.to_ascii_lowercase();
        if let Some(hidden) = self.hidden {
            if tag.closes && name == hidden {
                self.hidden = None;
            }
            return;
        }
        match role(&name) {
            Some(role) => self.apply(role, &name, tag, page),
            // `<bucket-name>`: a placeholder, or part of an example.
            None if page.in_code() || !self.closed.contains(&name) => {
                page.text(&entity::decode(tag.source));
            }
            None => {}
        }
    }

    fn apply(&mut self, role: Role, name: &str, tag: &Tag<'_>, page: &mut Page) {
        let opens = !tag.closes;
        match role {
            Role::Bold => page.bold(opens),
            Role::Italic => page.italic(opens),
            Role::Code => page.code(opens),
            Role::Link => {
                let address = tag.attribute("href").or_else(|| tag.attribute("url"));
                let address = address.filter(|_| opens).map(entity::decode);
                page.link(address.as_deref());
            }
            Role::Image => page.text(&entity::decode(tag.attribute("alt").unwrap_or_default())),
            Role::Hidden if opens => {
                self.hidden = ["script", "style", "template"].into_iter().find(|h| *h == name);
            }
            Role::Hidden | Role::Plain => {}
            Role::Preformatted if opens => page.open_preformatted(),
            Role::Preformatted => page.close_preformatted(),
            Role::Block | Role::Heading | Role::Break | Role::Labelled(_) if self.in_cell => {
                page.text(" ");
            }
            Role::Break => page.line_break(),
            Role::Block => page.end_paragraph(),
            Role::Heading => {
                page.end_paragraph();
                page.bold(opens);
            }
            Role::Labelled(label) => page.label(opens.then_some(label)),
            _ => self.list(role, opens, page),
        }
    }

    fn list(&mut self, role: Role, opens: bool, page: &mut Page) {
        self.in_cell = role == Role::Cell && opens;
        match (role, opens) {
            (Role::List { numbered }, true) => page.open_list(numbered),
            (Role::List { .. }, false) => page.close_list(),
            (Role::Item | Role::Row | Role::Term, true) => {
                page.open_item();
                page.bold(role == Role::Term);
            }
            (Role::Item | Role::Row, false) => page.close_item(),
            (Role::Term | Role::Definition, _) => page.end_paragraph(),
            (Role::Cell, true) => page.separate(),
            _ => {}
        }
    }
}
