//! Tokens as text that people like to read: prettyplease, item by item, with blank lines between.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::{File, ImplItem, Item, ItemImpl, ItemMacro, ItemMod};

use crate::Error;

/// Formats a file's tokens.
pub(crate) fn format(tokens: TokenStream) -> Result<String, Error> {
    let file: File = syn::parse2(tokens).map_err(|error| Error::Internal(error.to_string()))?;
    let attributes =
        prettyplease::unparse(&File { shebang: None, attrs: file.attrs, items: Vec::new() });
    let items = items(file.items);
    let gap = if attributes.is_empty() || items.is_empty() { "" } else { "\n" };
    Ok(format!("{attributes}{gap}{items}"))
}

/// Items with a blank line between those of different kinds, and between all that have a body.
fn items(items: Vec<Item>) -> String {
    let mut text = String::new();
    let mut previous = None;
    for item in items {
        let kind = std::mem::discriminant(&item);
        let line = matches!(item, Item::Use(_) | Item::Mod(ItemMod { content: None, .. }));
        let is_macro = matches!(item, Item::Macro(_));
        let item = self::item(item);
        let one_liner = line || is_macro && item.lines().count() == 1;
        if previous.is_some_and(|previous| previous != (kind, true) || !one_liner) {
            text.push('\n');
        }
        previous = Some((kind, one_liner));
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
        Item::Macro(item) => list(&item).unwrap_or_else(|| unparse_item(Item::Macro(item))),
        item => unparse_item(item),
    }
}

/// `name!(A, b, [entry, …]);` with a line for each entry, if all don't fit on one: the list is
/// printed as an array's expression, which the arguments of a macro are not to prettyplease. `None`
/// for a macro of any other form.
fn list(item: &ItemMacro) -> Option<String> {
    let mut arguments: Vec<_> = item.mac.tokens.clone().into_iter().collect();
    let list = arguments.pop()?;
    if !matches!(&list, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket) {
        return None;
    }
    let segments = item.mac.path.segments.iter();
    let path: Vec<_> = segments.map(|segment| segment.ident.to_string()).collect();
    let mut head = format!("{}!(", path.join("::"));
    for argument in arguments {
        match argument {
            TokenTree::Ident(name) => head.push_str(&name.to_string()),
            TokenTree::Punct(comma) if comma.as_char() == ',' => head.push_str(", "),
            _ => return None,
        }
    }
    // As wide as the head and the parenthesis at the end, so that lines break where they should.
    let name = "X".repeat((head.len() + 1).saturating_sub("const : T = ".len()).max(1));
    let ident = Ident::new(&name, Span::call_site());
    let text = unparse_item(syn::parse2(quote!(const #ident: T = #list;)).ok()?);
    let list = text.strip_prefix(&format!("const {name}: T = "))?.strip_suffix(";\n")?;
    Some(format!("{head}{list});\n"))
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

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::format;

    #[test]
    fn a_list_of_a_macro_has_a_line_for_each_entry_or_is_one_line() {
        let text = format(quote! {
            runtime::structure!(Short, read, [a("A") = 1, r#type("type", "t")]);
            runtime::modeled_error!(Short, "Short");
            runtime::structure!(Name, read, debug, [
                file_name("FileName"),
                access_token("AccessToken").header("X-Access").sensitive(),
                limit("Limit", "l").query("limit") = -10
            ]);
            runtime::string_enum!(Empty, []);
            other!(Name, "text", [a, b]);
        });
        let expected = r#"runtime::structure!(Short, read, [a("A") = 1, r#type("type", "t")]);
runtime::modeled_error!(Short, "Short");

runtime::structure!(Name, read, debug, [
    file_name("FileName"),
    access_token("AccessToken").header("X-Access").sensitive(),
    limit("Limit", "l").query("limit") = -10,
]);

runtime::string_enum!(Empty, []);
other!(Name, "text", [a, b]);
"#;
        assert_eq!(text.unwrap(), expected);
    }

    #[test]
    fn a_list_is_one_line_up_to_the_width_of_all_lines() {
        let list = |length: usize| {
            let last = "x".repeat(length);
            format(quote!(runtime::structure!(Name, read, [a("A"), b(#last)]);)).unwrap()
        };
        let widest = (1..100).map(list).take_while(|text| text.lines().count() == 1).last();
        assert_eq!(widest.map(|text| text.trim_end().len()), Some(89));
    }
}
