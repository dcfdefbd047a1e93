//! The names that the code of one module defines and writes.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};

use crate::modules::Use;

/// What is collected of one module. Modules in it are named, but not looked into.
#[derive(Default)]
pub(crate) struct Names {
    pub(crate) items: BTreeSet<String>,
    pub(crate) exported_macros: Vec<String>,
    pub(crate) uses: Vec<Use>,
    pub(crate) paths: Vec<Vec<String>>,
    pub(crate) submodules: Vec<Submodule>,
}

/// A module that a module declares.
pub(crate) struct Submodule {
    pub(crate) name: String,
    /// What it holds, if it is written between braces.
    pub(crate) content: Option<Vec<syn::Item>>,
}

/// The macros whose argument is code of another crate.
const QUOTING: [&str; 1] = ["quote"];

impl<'ast> Visit<'ast> for Names {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let (attributes, name) = head(item);
        if !is_for_tests(attributes) {
            self.items.extend(name.map(ToString::to_string));
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let content = module.content.as_ref().map(|(_, items)| items.clone());
        self.submodules.push(Submodule { name: module.ident.to_string(), content });
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if item.leading_colon.is_none() {
            self.add_use(&[], &item.tree);
        }
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        if item.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export")) {
            self.exported_macros.extend(item.ident.iter().map(ToString::to_string));
        }
        visit::visit_item_macro(self, item);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !is_for_tests(&function.attrs) {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() {
            self.paths.push(path.segments.iter().map(|part| part.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        if !QUOTING.iter().any(|name| call.path.is_ident(name)) {
            self.paths.extend(paths_in(call.tokens.clone()));
        }
    }

    // `pub(in path)` imports nothing, and what attributes name is not code of this crate.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}

impl Names {
    fn add_use(&mut self, before: &[String], tree: &syn::UseTree) {
        let joined = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        let (name, path) = match tree {
            syn::UseTree::Path(tree) => return self.add_use(&joined(&tree.ident), &tree.tree),
            syn::UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| self.add_use(before, tree));
            }
            syn::UseTree::Name(leaf) if leaf.ident == "self" => {
                (before.last().cloned(), before.to_vec())
            }
            syn::UseTree::Name(leaf) => (Some(leaf.ident.to_string()), joined(&leaf.ident)),
            syn::UseTree::Rename(leaf) if leaf.ident == "self" => {
                (Some(leaf.rename.to_string()), before.to_vec())
            }
            syn::UseTree::Rename(leaf) => (Some(leaf.rename.to_string()), joined(&leaf.ident)),
            syn::UseTree::Glob(_) => (None, before.to_vec()),
        };
        self.paths.push(path.clone());
        self.uses.push(Use { name, path });
    }
}

/// The paths among tokens that are no syntax yet: the arguments and definitions of macros. A single
/// name isn't told, since it may be anything.
fn paths_in(tokens: TokenStream) -> Vec<Vec<String>> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let is = |index: usize, sign: char| match tokens.get(index) {
        Some(TokenTree::Punct(punct)) => punct.as_char() == sign,
        _ => false,
    };
    let mut paths = Vec::new();
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        if let TokenTree::Group(group) = token {
            paths.extend(paths_in(group.stream()));
        }
        if let TokenTree::Ident(first) = token {
            let is_of_macro = index.checked_sub(1).is_some_and(|before| is(before, '$'));
            let dollar = if is_of_macro { "$" } else { "" };
            let mut path = vec![format!("{dollar}{first}")];
            while is(index + 1, ':')
                && is(index + 2, ':')
                && let Some(TokenTree::Ident(next)) = tokens.get(index + 3)
            {
                path.push(next.to_string());
                index += 3;
            }
            paths.extend((path.len() > 1).then_some(path));
        }
        index += 1;
    }
    paths
}

/// Whether something is compiled for tests alone: `#[cfg(test)]` or `#[cfg(all(test, …))]`.
fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    let mut conditions = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    conditions.any(|attribute| attribute.parse_args().is_ok_and(|condition| needs_test(&condition)))
}

fn needs_test(condition: &syn::Meta) -> bool {
    match condition {
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::List(list) if list.path.is_ident("all") => {
            let parser = Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated;
            list.parse_args_with(parser).is_ok_and(|all| all.iter().any(needs_test))
        }
        _ => false,
    }
}

/// The attributes of an item, and its name if it has one.
fn head(item: &syn::Item) -> (&[syn::Attribute], Option<&syn::Ident>) {
    match item {
        syn::Item::Const(item) => (&item.attrs, Some(&item.ident)),
        syn::Item::Enum(item) => (&item.attrs, Some(&item.ident)),
        syn::Item::Fn(item) => (&item.attrs, Some(&item.sig.ident)),
        syn::Item::Impl(item) => (&item.attrs, None),
        syn::Item::Macro(item) => (&item.attrs, item.ident.as_ref()),
        // A module is no item here, but a child.
        syn::Item::Mod(item) => (&item.attrs, None),
        syn::Item::Static(item) => (&item.attrs, Some(&item.ident)),
        syn::Item::Struct(item) => (&item.attrs, Some(&item.ident)),
        syn::Item::Trait(item) => (&item.attrs, Some(&item.ident)),
        syn::Item::Type(item) => (&item.attrs, Some(&item.ident)),
        syn::Item::Union(item) => (&item.attrs, Some(&item.ident)),
        syn::Item::Use(item) => (&item.attrs, None),
        _ => (&[], None),
    }
}
