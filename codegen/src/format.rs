//! Formatting of tokens as readable text. Each item is formatted by prettyplease, with blank lines between
//! items.

mod shape;

use proc_macro2::TokenStream;
use syn::parse::Parse;
use syn::{File, ImplItem, Item, ItemImpl, ItemMod};

use crate::error::Error;
use crate::text::visible;

/// A piece of a file.
pub(crate) enum Piece<'p> {
    /// Whole items.
    Items(TokenStream),
    /// The call of a macro that makes a shape: its name, and within braces the shape's head, a semicolon, and
    /// members with a comma behind each.
    Shape { name: &'static str, head: TokenStream, members: Tokens<'p> },
    /// An `impl`, and the methods that belong in its braces.
    Impl { head: TokenStream, methods: Tokens<'p> },
}

/// Tokens that are made one after the other.
pub(crate) type Tokens<'p> = Box<dyn Iterator<Item = TokenStream> + 'p>;

/// Formats a file's tokens.
pub(crate) fn format(tokens: TokenStream) -> Result<String, Error> {
    format_all(tokens, [])
}

/// Formats the tokens that begin a file, and then further pieces of it. Each is asked for when the one before
/// is text, so that the tokens of a large file are never all there at once.
pub(crate) fn format_all<'p>(
    beginning: TokenStream,
    pieces: impl IntoIterator<Item = Piece<'p>>,
) -> Result<String, Error> {
    let File { attrs, items, .. } = parse(beginning)?;
    let mut text =
        visible(&prettyplease::unparse(&File { shebang: None, attrs, items: Vec::new() }));
    let mut previous = (!text.is_empty()).then_some(Kind::Other);
    push_items(items, &mut text, &mut previous);
    for piece in pieces {
        match piece {
            Piece::Items(tokens) => {
                push_items(parse::<File>(tokens)?.items, &mut text, &mut previous);
            }
            Piece::Shape { name, head, members } => {
                begin(Kind::Other, &mut text, &mut previous);
                shape::shape(name, head, members, &mut text);
            }
            Piece::Impl { head, methods } => {
                begin(Kind::Other, &mut text, &mut previous);
                push_impl(&parse(head)?, methods, &mut text)?;
            }
        }
    }
    Ok(text)
}

fn parse<T: Parse>(tokens: TokenStream) -> Result<T, Error> {
    syn::parse2(tokens).map_err(|error| Error::Internal(error.to_string()))
}

/// Tokens on one line, as they stand in a member's line of a shape.
pub(crate) fn on_one_line(tokens: TokenStream) -> String {
    shape::spaced(&tokens.into_iter().collect::<Vec<_>>())
}

/// What decides whether there is a blank line between two items: there is none between lines of a kind.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Use,
    /// A module in another file.
    Mod,
    Other,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(_) => Self::Use,
            Item::Mod(ItemMod { content: None, .. }) => Self::Mod,
            _ => Self::Other,
        }
    }
}

/// Begins an item behind the previous one.
fn begin(kind: Kind, text: &mut String, previous: &mut Option<Kind>) {
    if previous.is_some_and(|previous| previous != kind || kind == Kind::Other) {
        text.push('\n');
    }
    *previous = Some(kind);
}

fn push_items(items: Vec<Item>, text: &mut String, previous: &mut Option<Kind>) {
    for item in items {
        begin(Kind::of(&item), text, previous);
        push(&unparse(item), text);
    }
}

/// Appends a text. Documentation has nothing invisible, and literals of strings are the same with escapes.
/// Rust's own leave some fillers.
fn push(piece: &str, text: &mut String) {
    text.push_str(&visible(piece));
}

/// Methods in the braces of an `impl`, indented, with blank lines between. Lines within string literals stay:
/// the emitters write none that spans lines.
fn push_impl(
    head: &ItemImpl,
    methods: impl Iterator<Item = TokenStream>,
    text: &mut String,
) -> Result<(), Error> {
    let empty = unparse(Item::Impl(head.clone()));
    push(empty.trim_end().trim_end_matches("{}").trim_end(), text);
    text.push_str(" {\n");
    for (index, tokens) in methods.enumerate() {
        if index > 0 {
            text.push('\n');
        }
        for line in method(head, parse(tokens)?).lines() {
            let indent = if line.is_empty() { "" } else { "    " };
            push(&format!("{indent}{line}\n"), text);
        }
    }
    text.push_str("}\n");
    Ok(())
}

/// A method's text, without the `impl` around it.
fn method(around: &ItemImpl, inner: ImplItem) -> String {
    let mut alone = around.clone();
    alone.items.push(inner);
    let text = unparse(Item::Impl(alone));
    let body = text.split_once("{\n").map_or("", |(_, body)| body);
    let body = body.trim_end().trim_end_matches('}');
    body.lines().map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned() + "\n").collect()
}

fn unparse(item: Item) -> String {
    prettyplease::unparse(&File { shebang: None, attrs: Vec::new(), items: vec![item] })
}
