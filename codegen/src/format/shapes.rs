//! The types of a model as `farrier::shapes!` takes them: one line a member, which no formatter of
//! Rust knows how to print.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// No line of code is longer, where it can be broken.
const WIDTH: usize = 100;
const INDENT: &str = "    ";

/// The macro's call with its shapes. `None` for what isn't of its form.
pub(super) fn shapes(path: &str, body: TokenStream) -> Option<String> {
    let mut text = format!("{path}! {{\n");
    let mut tokens = body.into_iter().peekable();
    let mut first = true;
    while tokens.peek().is_some() {
        if !std::mem::take(&mut first) {
            text.push('\n');
        }
        let mut head = Vec::new();
        let body = loop {
            match tokens.next()? {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break group,
                token => head.push(token),
            }
        };
        shape(head, &body, &mut text)?;
    }
    text.push_str("}\n");
    Some(text)
}

/// One shape: its documentation, its head and its members.
fn shape(head: Vec<TokenTree>, body: &Group, text: &mut String) -> Option<()> {
    let head = attributes(head, INDENT, text)?;
    // A part of the head is never broken in itself.
    let parts = split(head, |token| is_punct(token, ','));
    let parts = parts.iter().map(|part| spaced(part)).collect();
    let members = split(body.stream().into_iter().collect(), |token| is_punct(token, ','));
    if members.is_empty() {
        fill(parts, ",", " {}\n", INDENT, text);
        return Some(());
    }
    fill(parts, ",", " {\n", INDENT, text);
    let indent = INDENT.repeat(2);
    if members.iter().all(|member| is_name(member)) {
        fill(members.iter().map(|member| spaced(member)).collect(), ",", ",\n", &indent, text);
    } else {
        for member in members {
            let member = attributes(member, &indent, text)?;
            let calls = split_before_calls(&member);
            fill(calls.iter().map(|call| spaced(call)).collect(), "", ",\n", &indent, text);
        }
    }
    text.push_str(INDENT);
    text.push_str("}\n");
    Some(())
}

/// Prints the attributes at the beginning, documentation as comments, and gives the rest.
fn attributes(tokens: Vec<TokenTree>, indent: &str, text: &mut String) -> Option<Vec<TokenTree>> {
    let mut tokens = tokens.into_iter().peekable();
    while tokens.next_if(|token| is_punct(token, '#')).is_some() {
        let Some(TokenTree::Group(attribute)) = tokens.next() else { return None };
        let attribute: Vec<_> = attribute.stream().into_iter().collect();
        let line = match &attribute[..] {
            [TokenTree::Ident(doc), _, TokenTree::Literal(literal)] if doc == "doc" => {
                let line: syn::LitStr =
                    syn::parse2(TokenTree::from(literal.clone()).into()).ok()?;
                match line.value() {
                    text if text.contains(['\n', '\r']) => format!("#[doc = {literal}]"),
                    text => format!("///{text}"),
                }
            }
            other => format!("#[{}]", spaced(other)),
        };
        text.push_str(indent);
        text.push_str(&line);
        text.push('\n');
    }
    Some(tokens.collect())
}

/// Pieces on as few lines as there may be, those after the first a step further in.
fn fill(pieces: Vec<String>, between: &str, end: &str, indent: &str, text: &mut String) {
    let space = if between.is_empty() { "" } else { " " };
    let mut line = indent.to_owned();
    let last = pieces.len().saturating_sub(1);
    for (index, piece) in pieces.into_iter().enumerate() {
        let after = if index == last { end.trim_end_matches('\n') } else { between };
        let begins = line.trim().is_empty();
        let gap = if begins { "" } else { space };
        let width = line.chars().count() + gap.len() + piece.chars().count() + after.len();
        if width > WIDTH && !begins {
            text.push_str(line.trim_end());
            text.push('\n');
            line = format!("{indent}{INDENT}");
        } else {
            line.push_str(gap);
        }
        line.push_str(&piece);
        line.push_str(after);
    }
    text.push_str(&line);
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
fn spaced(tokens: &[TokenTree]) -> String {
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
    use quote::quote;

    use super::shapes;

    #[test]
    fn a_member_is_a_line_and_breaks_before_a_call() {
        let text = shapes(
            "farrier::shapes",
            quote! {
                /// Something.
                pub operation Send: input(SendInput), output(SendOutput), error(SendError),
                    named("Send", super::SERVICE), http("POST", "/messages/{room}/{thread}", 200)
                { Gone, Full(TooFull) }

                pub struct SendInput: derive(Clone, PartialEq), write, input(tokens(token)) {
                    /// Where.
                    pub r#type: farrier::Map<String, Vec<i32>> = required("type", "t").of(&item().max(-1)),
                    #[deprecated(note = "old")]
                    pub limit: i32 = member("limit").query("limit").header("X-Limit-Of-The-Thing").range(-10, 10) or -5,
                }

                pub enum Size: string { Small = "S", Hidden = "H" internal, }

                pub union Empty: derive(Debug) {}
            },
        );
        let expected = r#"farrier::shapes! {
    /// Something.
    pub operation Send: input(SendInput), output(SendOutput), error(SendError),
        named("Send", super::SERVICE), http("POST", "/messages/{room}/{thread}", 200) {
        Gone, Full(TooFull),
    }

    pub struct SendInput: derive(Clone, PartialEq), write, input(tokens(token)) {
        /// Where.
        pub r#type: farrier::Map<String, Vec<i32>> = required("type", "t").of(&item().max(-1)),
        #[deprecated(note = "old")]
        pub limit: i32 = member("limit").query("limit").header("X-Limit-Of-The-Thing")
            .range(-10, 10) or -5,
    }

    pub enum Size: string {
        Small = "S",
        Hidden = "H" internal,
    }

    pub union Empty: derive(Debug) {}
}
"#;
        assert_eq!(text.unwrap(), expected);
    }
}
