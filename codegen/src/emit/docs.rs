//! Documentation as attributes, which can't hold anything but text.

use proc_macro2::TokenStream;
use quote::quote;

/// `///` lines of a Markdown text.
pub(super) fn outer(markdown: &str) -> TokenStream {
    let lines = markdown.lines().map(spaced);
    quote!(#(#[doc = #lines])*)
}

/// As rustfmt writes it: a space before text, none on an empty line.
fn spaced(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}
