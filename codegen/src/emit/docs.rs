//! Documentation as attributes, so that it can't be anything but text.

use proc_macro2::TokenStream;
use quote::quote;

/// What fits in 100 columns behind four spaces and `/// `.
const WIDTH: usize = 92;

/// `///` lines of a Markdown text.
pub(super) fn outer(markdown: &str) -> TokenStream {
    let lines = markdown.lines().map(spaced);
    quote!(#(#[doc = #lines])*)
}

/// A `//!` line.
pub(super) fn inner(line: &str) -> TokenStream {
    let line = spaced(line);
    quote!(#![doc = #line])
}

/// Sentences in Markdown, each on lines of its own, short enough for a method's documentation.
pub(super) fn sentences(sentences: &[String]) -> String {
    let lines = sentences.iter().flat_map(|sentence| crate::docs::wrap(sentence, WIDTH));
    lines.collect::<Vec<_>>().join("\n")
}

/// As rustfmt writes it: a space before text, none on an empty line.
fn spaced(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}
