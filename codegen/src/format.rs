//! Formatting of tokens as readable text. Each item is formatted by prettyplease, with blank lines between
//! items.

mod shape;

use proc_macro2::TokenStream;
use syn::{File, ImplItem, Item, ItemImpl, ItemMacro, ItemMod};

use crate::error::Error;
use crate::text::visible;

/// Formats a file's tokens.
pub(crate) fn format(tokens: TokenStream) -> Result<String, Error> {
    let file: File = syn::parse2(tokens).map_err(|error| Error::Internal(error.to_string()))?;
    let attributes =
        prettyplease::unparse(&File { shebang: None, attrs: file.attrs, items: Vec::new() });
    let items = items(file.items);
    let gap = if attributes.is_empty() || items.is_empty() { "" } else { "\n" };
    // Documentation has nothing invisible, and literals of strings are the same with escapes. Rust's own
    // leave some fillers.
    Ok(visible(&format!("{attributes}{gap}{items}")))
}

/// Tokens on one line, as they stand in a member's line of a shape.
pub(crate) fn on_one_line(tokens: TokenStream) -> String {
    shape::spaced(&tokens.into_iter().collect::<Vec<_>>())
}

/// Items with a blank line between those of different kinds, and between all that have a body.
fn items(items: Vec<Item>) -> String {
    let mut text = String::new();
    let mut previous = None;
    for item in items {
        let kind = std::mem::discriminant(&item);
        let line = matches!(item, Item::Use(_) | Item::Mod(ItemMod { content: None, .. }));
        if previous.is_some_and(|previous| previous != (kind, true) || !line) {
            text.push('\n');
        }
        previous = Some((kind, line));
        let item = self::item(item);
        text.push_str(&item);
    }
    text
}

fn item(item: Item) -> String {
    match item {
        Item::Impl(mut item) if item.items.len() > 1 && item.items.iter().all(is_method) => {
            let methods: Vec<_> = std::mem::take(&mut item.items)
                .into_iter()
                .map(|inner| method(&item, inner))
                .collect();
            let head = unparse_item(Item::Impl(item));
            block(head.trim_end().trim_end_matches("{}").trim_end(), &methods)
        }
        Item::Macro(item) => shape(&item).unwrap_or_else(|| unparse_item(Item::Macro(item))),
        item => unparse_item(item),
    }
}

/// `farrier::shape! { … }`.
fn shape(item: &ItemMacro) -> Option<String> {
    let segments = item.mac.path.segments.iter();
    let path: Vec<_> = segments.map(|segment| segment.ident.to_string()).collect();
    shape::shape(&path.join("::"), item.mac.tokens.clone())
}

fn is_method(item: &ImplItem) -> bool {
    matches!(item, ImplItem::Fn(_))
}

/// A method's text, without the `impl` around it.
fn method(around: &ItemImpl, inner: ImplItem) -> String {
    let mut alone = around.clone();
    alone.items.push(inner);
    let text = unparse_item(Item::Impl(alone));
    let body = text.split_once("{\n").map_or("", |(_, body)| body);
    let body = body.trim_end().trim_end_matches('}');
    body.lines().map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned() + "\n").collect()
}

/// Parts in braces, indented, with blank lines between. Lines within string literals stay: the
/// emitters write none that spans lines.
fn block(head: &str, parts: &[String]) -> String {
    let indent = |part: &String| -> String {
        part.lines()
            .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") })
            .collect()
    };
    let parts: Vec<_> = parts.iter().map(indent).collect();
    format!("{head} {{\n{}}}\n", parts.join("\n"))
}

fn unparse_item(item: Item) -> String {
    prettyplease::unparse(&File { shebang: None, attrs: Vec::new(), items: vec![item] })
}
