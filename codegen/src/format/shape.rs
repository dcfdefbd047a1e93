//! A type of a model as `farrier::shape!` takes it: one line a member, which no formatter of Rust
//! knows how to print.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use crate::text::visible;

/// No line of code is longer, where it can be broken.
const WIDTH: usize = 100;
const INDENT: &str = "    ";
/// Before what goes on with a line.
const FURTHER_IN: &str = "        ";

/// The macro's call with its shape: the documentation and the head of that, then its members.
pub(super) fn shape(
    name: &str,
    head: TokenStream,
    members: impl Iterator<Item = TokenStream>,
    text: &mut String,
) {
    text.push_str(name);
    text.push_str("! {\n");
    let head = attributes(head.into_iter().collect(), text);
    // A part of the head is never broken in itself.
    let parts = split(head, |token| is_punct(token, ','));
    fill(parts.iter().map(|part| spaced(part)), ",", ";\n", FURTHER_IN, text);
    let mut members = members.map(|member| member.into_iter().collect::<Vec<_>>()).peekable();
    if members.peek().is_some() {
        text.push('\n');
    }
    if members.peek().is_some_and(|member| is_name(member)) {
        fill(members.map(|member| spaced(&member)), ",", ",\n", INDENT, text);
    } else {
        for member in members {
            let member = attributes(member, text);
            let calls = split_before_calls(&member);
            fill(calls.iter().map(|call| spaced(call)), "", ",\n", FURTHER_IN, text);
        }
    }
    text.push_str("}\n");
}

/// Prints the attributes at the beginning, documentation as comments, and gives the rest.
fn attributes(tokens: Vec<TokenTree>, text: &mut String) -> Vec<TokenTree> {
    let mut tokens = tokens.into_iter().peekable();
    while tokens.next_if(|token| is_punct(token, '#')).is_some() {
        let Some(TokenTree::Group(attribute)) = tokens.next() else { break };
        let attribute: Vec<_> = attribute.stream().into_iter().collect();
        text.push_str(INDENT);
        text.push_str(&visible(&self::attribute(&attribute)));
        text.push('\n');
    }
    tokens.collect()
}

fn attribute(attribute: &[TokenTree]) -> String {
    if let [TokenTree::Ident(doc), _, TokenTree::Literal(literal)] = attribute
        && doc == "doc"
        && let Ok(line) = syn::parse2::<syn::LitStr>(TokenTree::from(literal.clone()).into())
        && !line.value().contains(['\n', '\r'])
    {
        return format!("///{}", line.value());
    }
    format!("#[{}]", spaced(attribute))
}

/// Pieces on as few lines as there may be, those after the first behind `indent`.
fn fill(
    pieces: impl Iterator<Item = String>,
    between: &str,
    end: &str,
    indent: &str,
    text: &mut String,
) {
    let mut pieces = pieces.peekable();
    if pieces.peek().is_none() {
        return;
    }
    let space = if between.is_empty() { "" } else { " " };
    let mut line = INDENT.to_owned();
    while let Some(piece) = pieces.next() {
        let after = if pieces.peek().is_none() { end.trim_end_matches('\n') } else { between };
        let begins = line.trim().is_empty();
        let gap = if begins { "" } else { space };
        let width = line.chars().count() + gap.len() + piece.chars().count() + after.len();
        if width > WIDTH && !begins {
            text.push_str(&visible(line.trim_end()));
            text.push('\n');
            indent.clone_into(&mut line);
        } else {
            line.push_str(gap);
        }
        line.push_str(&piece);
        line.push_str(after);
    }
    text.push_str(&visible(&line));
    text.push('\n');
}

/// The parts between separators, without those; none after the last separator.
fn split(tokens: Vec<TokenTree>, separates: fn(&TokenTree) -> bool) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    // Commas between `<` and `>` belong to a type.
    let mut depth = 0_usize;
    for token in tokens {
        depth = match &token {
            token if is_punct(token, '<') => depth + 1,
            token if is_punct(token, '>') => depth.saturating_sub(1),
            _ => depth,
        };
        if depth == 0 && separates(&token) {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// A member's line in pieces between which it may be broken: before each call of the schema's
/// builder.
fn split_before_calls(member: &[TokenTree]) -> Vec<Vec<TokenTree>> {
    let mut pieces = vec![Vec::new()];
    let mut assigned = false;
    for token in member {
        assigned |= is_punct(token, '=');
        if assigned && is_punct(token, '.') {
            pieces.push(Vec::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(token.clone());
        }
    }
    pieces
}

/// True for an error of an operation: a name, and a type if that is another.
fn is_name(member: &[TokenTree]) -> bool {
    matches!(member, [TokenTree::Ident(_)] | [TokenTree::Ident(_), TokenTree::Group(_)])
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

/// Tokens as people space them.
pub(super) fn spaced(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    let mut before: Option<&TokenTree> = None;
    for token in tokens {
        // Nothing stands apart from the two colons of a path.
        if !text.ends_with("::") && before.is_some_and(|before| is_apart(before, token)) {
            text.push(' ');
        }
        push(token, &mut text);
        before = Some(token);
    }
    text
}

fn push(token: &TokenTree, text: &mut String) {
    let TokenTree::Group(group) = token else { return text.push_str(&token.to_string()) };
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    };
    let inside: Vec<_> = group.stream().into_iter().collect();
    text.push_str(open);
    text.push_str(&spaced(&inside));
    text.push_str(close);
}

/// True for tokens between which there is a space.
fn is_apart(before: &TokenTree, after: &TokenTree) -> bool {
    let is_word = |token: &TokenTree| matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_));
    match (before, after) {
        (TokenTree::Punct(before), _) if before.spacing() == Spacing::Joint => false,
        (TokenTree::Punct(before), _) if matches!(before.as_char(), ',' | '=' | ':') => true,
        (_, TokenTree::Punct(after)) if after.as_char() == '=' => true,
        (TokenTree::Ident(or), TokenTree::Punct(minus)) => or == "or" && minus.as_char() == '-',
        (TokenTree::Group(_), TokenTree::Ident(_)) => true,
        (before, after) => is_word(before) && is_word(after),
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    fn printed(head: TokenStream, members: impl IntoIterator<Item = TokenStream>) -> String {
        let mut text = String::new();
        super::shape("farrier::shape", head, members.into_iter(), &mut text);
        text
    }

    #[test]
    fn a_member_is_a_line_and_breaks_before_a_call() {
        let head =
            quote!(pub struct SendInput: derive(Clone, PartialEq), write, input(tokens(token)));
        let place = quote! {
            /// Where.
            pub r#type: farrier::Map<String, Vec<i32>> = required("type", "t").of(&item().max(-1))
        };
        let limit = quote! {
            #[deprecated(note = "old")]
            pub limit: i32 = member("limit").query("limit").header("X-Limit-Of-The-Thing").range(-10, 10) or -5
        };
        let text = printed(head, [place, limit]);
        let expected = r#"farrier::shape! {
    pub struct SendInput: derive(Clone, PartialEq), write, input(tokens(token));

    /// Where.
    pub r#type: farrier::Map<String, Vec<i32>> = required("type", "t").of(&item().max(-1)),
    #[deprecated(note = "old")]
    pub limit: i32 = member("limit").query("limit").header("X-Limit-Of-The-Thing")
        .range(-10, 10) or -5,
}
"#;
        assert_eq!(text, expected);
    }

    #[test]
    fn a_head_breaks_between_its_parts() {
        let head = quote! {
            /// Something.
            pub operation Send: input(SendInput), output(SendOutput), error(SendError),
                named("Send", super::SERVICE), http("POST", "/messages/{room}/{thread}", 200)
        };
        let text = printed(head, [quote!(Gone), quote!(Full(TooFull))]);
        let expected = r#"farrier::shape! {
    /// Something.
    pub operation Send: input(SendInput), output(SendOutput), error(SendError),
        named("Send", super::SERVICE), http("POST", "/messages/{room}/{thread}", 200);

    Gone, Full(TooFull),
}
"#;
        assert_eq!(text, expected);
    }

    #[test]
    fn enums_have_a_line_a_value_and_empty_shapes_none() {
        let text = printed(
            quote!(pub enum Size: string),
            [quote!(Small = "S"), quote!(Hidden = "H" internal)],
        );
        let expected = "farrier::shape! {\n    pub enum Size: string;\n\n    Small = \"S\",\n    \
                        Hidden = \"H\" internal,\n}\n";
        assert_eq!(text, expected);
        let text = printed(quote!(pub union Empty: derive(Debug)), []);
        assert_eq!(text, "farrier::shape! {\n    pub union Empty: derive(Debug);\n}\n");
    }
}
