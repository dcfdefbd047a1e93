//! Reads `CommonMark`, as Smithy specifies documentation (smithy.io, "documentation trait").
//!
//! Knows the events of the parser that rustdoc uses too. HTML in the text goes to `html`.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html::Reader;
use super::page::Page;

/// The longest text that is parsed, in bytes. Nested blocks cost the parser the square of their
/// depth; documentation of models ends at a tenth of this.
pub(super) const MAX_LENGTH: usize = 1 << 16;

/// Writes `CommonMark` onto a page.
pub(super) fn read(source: &str, page: &mut Page) {
    let mut html = Reader::new(source);
    for event in Parser::new_ext(source, Options::empty()) {
        match event {
            Event::Start(tag) => start(&tag, page),
            Event::End(tag) => end(tag, page),
            Event::Text(text) => page.text(&text),
            Event::Code(code) => {
                page.code(true);
                page.text(&code);
                page.code(false);
            }
            Event::Html(source) | Event::InlineHtml(source) => html.read(&source, page),
            Event::SoftBreak => page.text("\n"),
            Event::HardBreak => page.line_break(),
            Event::Rule => page.end_paragraph(),
            // Extensions, which aren't turned on.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }
}

fn start(tag: &Tag<'_>, page: &mut Page) {
    match tag {
        Tag::Paragraph | Tag::BlockQuote(_) | Tag::HtmlBlock => page.end_paragraph(),
        Tag::Heading { .. } => {
            page.end_paragraph();
            page.bold(true);
        }
        Tag::CodeBlock(_) => page.open_preformatted(),
        Tag::List(first) => page.open_list(first.is_some()),
        Tag::Item => page.open_item(),
        Tag::Emphasis => page.italic(true),
        Tag::Strong => page.bold(true),
        Tag::Link { dest_url, .. } => page.link(Some(dest_url)),
        _ => {}
    }
}

fn end(tag: TagEnd, page: &mut Page) {
    match tag {
        TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::BlockQuote(_) => page.end_paragraph(),
        TagEnd::CodeBlock => page.close_preformatted(),
        TagEnd::List(_) => page.close_list(),
        TagEnd::Item => page.close_item(),
        TagEnd::Emphasis => page.italic(false),
        TagEnd::Strong => page.bold(false),
        TagEnd::Link => page.link(None),
        _ => {}
    }
}
