//! Conversion of models' documentation from HTML or `CommonMark` to Markdown for `///` comments.
//!
//! This module knows what rustdoc and clippy require of a comment. It is independent of shapes and tokens:
//! the caller turns each line into a `#[doc = "…"]`.
//!
//! In Smithy, documentation is `CommonMark` (smithy.io, "documentation trait"), but AWS writes HTML. Both are
//! read into a `Page`, which writes Markdown:
//!
//! `html` or `commonmark` ► `page` (blocks) ► `inline` (styles, lines) ► `word` (escapes).
//!
//! No text is copied as Markdown: each word is escaped, or is written as code if it looks like code. So no
//! text of a model can become a link to an item, a tag, or an example that rustdoc would compile.

mod commonmark;
mod entity;
mod html;
mod inline;
mod link;
mod page;
mod tag;
#[cfg(test)]
mod tests;
mod word;

pub(crate) use word::{code, wrap};

/// Rewrites documentation of a model as Markdown that rustdoc renders without a warning.
///
/// Lines have at most 88 characters if their words allow it, so that they fit in 100 columns after eight
/// spaces and `/// `. There is no line break at the end. Anything that is neither HTML nor `CommonMark` is
/// treated as text, so there are no errors. The time is linear in the length of `source`.
///
/// ```
/// use farrier_codegen::docs::to_markdown;
///
/// assert_eq!(
///     to_markdown("<p>The <code>ChatId</code> of a [user], see MessageToken.</p>"),
///     r"The `ChatId` of a \[user\], see `MessageToken`.",
/// );
/// ```
#[must_use]
pub fn to_markdown(source: &str) -> String {
    let mut page = page::Page::default();
    if html::is_html(source) || source.len() > commonmark::MAX_LENGTH {
        html::read(source, &mut page);
    } else {
        commonmark::read(source, &mut page);
    }
    let mut markdown = page.finish();
    markdown.shrink_to_fit();
    markdown
}
