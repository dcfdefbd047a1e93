//! No name twice in its scope: items of a file, fields, variants, parameters, and methods.
//!
//! rustc says so as well; this is cheap enough for every random model.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// Tells of the first name that stands twice.
pub(crate) fn check(file: &syn::File) -> Result<(), String> {
    let mut names = Names::default();
    names.items(&file.items);
    names.visit_file(file);
    names.twice.map_or(Ok(()), Err)
}

#[derive(Default)]
struct Names {
    twice: Option<String>,
}

impl Names {
    fn unique(&mut self, scope: &str, names: impl IntoIterator<Item = String>) {
        let mut seen = BTreeSet::new();
        for name in names {
            if let Some(name) = seen.replace(name) {
                self.twice.get_or_insert(format!("`{name}` stands twice in {scope}"));
            }
        }
    }

    /// Types and modules share a namespace.
    fn items(&mut self, items: &[syn::Item]) {
        let names = items.iter().filter_map(|item| match item {
            syn::Item::Struct(item) => Some(item.ident.to_string()),
            syn::Item::Enum(item) => Some(item.ident.to_string()),
            syn::Item::Type(item) => Some(item.ident.to_string()),
            syn::Item::Mod(item) => Some(item.ident.to_string()),
            _ => None,
        });
        self.unique("the file", names);
    }
}

impl<'a> Visit<'a> for Names {
    fn visit_item_mod(&mut self, module: &'a syn::ItemMod) {
        if let Some((_, items)) = &module.content {
            self.items(items);
        }
        visit::visit_item_mod(self, module);
    }

    /// The types that a macro of the runtime declares.
    fn visit_item_macro(&mut self, item: &'a syn::ItemMacro) {
        let mut types = Vec::new();
        let mut tokens = item.mac.tokens.clone().into_iter().peekable();
        while let Some(token) = tokens.next() {
            let declares = matches!(&token, TokenTree::Ident(word) if word == "struct" || word == "enum" || word == "union");
            if let Some(TokenTree::Ident(name)) = tokens.peek().filter(|_| declares) {
                types.push(name.to_string());
            }
            if let (TokenTree::Group(body), Some(name)) = (&token, types.last())
                && body.delimiter() == Delimiter::Brace
            {
                self.unique(&name.clone(), members(body.stream()));
            }
        }
        self.unique("a macro", types);
    }

    fn visit_item_struct(&mut self, item: &'a syn::ItemStruct) {
        let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
        self.unique(&item.ident.to_string(), fields.map(ToString::to_string));
    }

    fn visit_item_enum(&mut self, item: &'a syn::ItemEnum) {
        let variants = item.variants.iter().map(|variant| variant.ident.to_string());
        self.unique(&item.ident.to_string(), variants);
    }

    fn visit_item_impl(&mut self, item: &'a syn::ItemImpl) {
        let methods = item.items.iter().filter_map(|item| match item {
            syn::ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
            _ => None,
        });
        self.unique("an impl", methods);
        visit::visit_item_impl(self, item);
    }

    fn visit_signature(&mut self, signature: &'a syn::Signature) {
        let parameters = signature.inputs.iter().filter_map(|input| match input {
            syn::FnArg::Typed(parameter) => match &*parameter.pat {
                syn::Pat::Ident(name) => Some(name.ident.to_string()),
                _ => None,
            },
            syn::FnArg::Receiver(_) => None,
        });
        self.unique(&signature.ident.to_string(), parameters);
    }
}

/// The names in the body of such a declaration: the first word of each entry, after its attributes.
fn members(body: TokenStream) -> Vec<String> {
    let mut names = Vec::new();
    // Commas between angle brackets separate no entries.
    let (mut begins, mut angles) = (true, 0_i32);
    for token in body {
        match token {
            TokenTree::Punct(mark) => match mark.as_char() {
                '<' => angles += 1,
                '>' => angles -= 1,
                ',' if angles == 0 => begins = true,
                _ => {}
            },
            TokenTree::Ident(word) if begins && word != "pub" => {
                names.push(word.to_string());
                begins = false;
            }
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn names_that_stand_twice_are_found() {
        for text in [
            "struct A; enum A {}",
            "struct A { a: u8, a: u8 }",
            "enum A { B, B }",
            "impl A { fn a() {} fn a() {} }",
            "fn f(a: u8, a: u8) {}",
            "mod m { struct A; struct A; }",
            "m! { struct A: x { a: u8 = b, } enum A: y {} }",
            "m! { pub struct A: x { #[b] pub a: M<u8, b> = c, pub a: u8 = d, } }",
        ] {
            check(&syn::parse_file(text).unwrap()).unwrap_err();
        }
        check(&syn::parse_file("struct A { a: A } enum B { A, B(A) } fn a(b: A) {}").unwrap())
            .unwrap();
    }
}
