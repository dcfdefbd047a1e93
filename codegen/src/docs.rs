//! Documentation of models: HTML or `CommonMark` in, Markdown for `///` comments out.
//!
//! Knows what rustdoc and clippy want of a comment. Must not know shapes or tokens: the caller turns
//! each line into a `#[doc = "…"]`.
//!
//! Smithy says that documentation is `CommonMark` (smithy.io, "documentation trait"); AWS writes HTML.
//! Both are read into one `Page`, which alone writes Markdown:
//!
//! `html` or `commonmark` ► `page` (blocks) ► `inline` (styles, lines) ► `word` (escapes).
//!
//! Nothing of the source is copied as Markdown: each word is escaped, or set as code when it looks
//! like some. So no text of a model can become a link to an item, a tag, or an example that rustdoc
//! would compile.

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
/// Lines are at most 88 characters where their words allow it, so that they fit in 100 columns
/// behind eight spaces and `/// `. There is no line break at the end. What is neither HTML nor
/// `CommonMark` comes out as text; nothing is an error. The time is linear in the length of `source`.
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
    page.finish()
}
