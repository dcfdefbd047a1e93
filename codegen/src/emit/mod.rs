//! From the plan to tokens: one module a kind of output. Emitters print, they decide nothing.
//!
//! The runtime's items are named here and nowhere else in the generator.

mod client;
mod docs;
mod enums;
mod error;
mod example;
mod literal;
mod manifest;
mod operation;
mod readme;
mod root;
mod schema;
mod structure;
mod types;
mod union;
mod validate;

use proc_macro2::TokenStream;
use quote::quote;

use crate::name::ModuleName;
use crate::plan::{Client, Home, Type, TypePath};

pub(crate) use manifest::{Manifest, manifest};
pub(crate) use readme::readme;

/// A module of the client: a file, or a block where the client is one file.
pub(crate) struct Module {
    pub(crate) name: ModuleName,
    /// Its documentation, an inner attribute.
    pub(crate) docs: TokenStream,
    /// What it holds beside the modules below it.
    pub(crate) tokens: TokenStream,
    pub(crate) below: Vec<Module>,
}

/// The root's own tokens and the modules below it.
pub(crate) fn modules(client: &Client) -> (TokenStream, Vec<Module>) {
    let leaf = |name: &str, docs: &str, tokens| Module {
        name: ModuleName::fixed(name),
        docs: docs::inner(docs),
        tokens,
        below: Vec::new(),
    };
    let operations = client.operations.iter().map(|operation| Module {
        name: operation.module.clone(),
        docs: docs::inner(&format!("The operation `{}` and its shapes.", operation.model_name)),
        tokens: operation::operation(operation),
        below: Vec::new(),
    });
    let mut modules =
        vec![leaf("client", "The client: a method for each operation.", client::client(client))];
    if !client.errors.is_empty() {
        modules.push(leaf("errors", "The errors that the model names.", errors_module(client)));
    }
    modules.push(Module {
        name: ModuleName::fixed("operation"),
        docs: docs::inner("The operations, a module for each."),
        tokens: root::operations(client),
        below: operations.collect(),
    });
    if !client.types.is_empty() {
        let docs = "The types that operations share, and those within other types.";
        modules.push(leaf("types", docs, types_module(&client.types)));
    }
    (root::root(client), modules)
}

fn types_module(types: &[Type]) -> TokenStream {
    let uses = types::uses(types.iter().flat_map(type_fields), Home::Types);
    let types = types.iter().map(|ty| match ty {
        Type::Structure(plan) => structure::structure(plan),
        Type::Union(plan) => union::union(plan),
        Type::StringEnum(plan) => enums::strings(plan),
        Type::IntEnum(plan) => enums::integers(plan),
    });
    quote!(#uses #(#types)*)
}

fn type_fields(ty: &Type) -> &[crate::plan::Field] {
    match ty {
        Type::Structure(plan) => &plan.fields,
        Type::Union(plan) => &plan.variants,
        Type::StringEnum(_) | Type::IntEnum(_) => &[],
    }
}

fn errors_module(client: &Client) -> TokenStream {
    let uses = types::uses(client.errors.iter().flat_map(|error| &error.fields), Home::Errors);
    let errors = client.errors.iter().map(structure::structure);
    quote!(#uses #(#errors)*)
}

/// `use super::types::{A, B};` for paths that live elsewhere.
fn import(paths: impl IntoIterator<Item = TypePath>, home: Home) -> TokenStream {
    let mut types = std::collections::BTreeSet::new();
    let mut errors = std::collections::BTreeSet::new();
    for path in paths {
        match path.home {
            other if other == home => {}
            Home::Types => drop(types.insert(path.name)),
            Home::Errors => drop(errors.insert(path.name)),
            Home::Operation => {}
        }
    }
    let line = |module: TokenStream, names: std::collections::BTreeSet<crate::name::TypeName>| {
        let names: Vec<_> = names.into_iter().collect();
        match &names[..] {
            [] => quote!(),
            [one] => quote!(use super::#module::#one;),
            many => quote!(use super::#module::{#(#many),*};),
        }
    };
    let (errors, types) = (line(quote!(errors), errors), line(quote!(types), types));
    quote!(#errors #types)
}
