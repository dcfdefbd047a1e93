//! Conversion of the plan to tokens, with one module for each kind of output. Emitters decide nothing.
//!
//! No other module of the generator names the runtime's items.

mod client;
mod client_type;
mod constraints;
mod constructors;
mod docs;
mod enums;
mod example;
mod literal;
mod manifest;
mod needs;
mod operation;
mod readme;
mod root;
mod rules;
mod schema;
mod service;
mod structure;
mod types;
mod union;

use std::collections::BTreeSet;
use std::iter::once;

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::Piece;
use crate::name::ModuleName;
use crate::plan::{Client, Home, Type, TypePath};

pub(crate) use client_type::ClientType;
pub(crate) use constructors::argument_type;
pub(crate) use manifest::{Manifest, client_feature, dependency, manifest, manifest_to_keep};
pub use needs::CONTRACT;
pub(crate) use needs::{OTHER_NAME, needs};
pub(crate) use readme::readme;
pub(crate) use root::documentation;
pub(crate) use rules::{endpoint_rules, rules};

/// A module of the client: a file, or a block where the client is one file.
pub(crate) struct Module<'p> {
    pub(crate) name: ModuleName,
    /// The feature that it needs, if it isn't always there.
    pub(crate) behind: Option<Behind>,
    /// Its documentation, and what else stands in inner attributes.
    pub(crate) docs: TokenStream,
    /// What it holds beside the modules below it.
    pub(crate) items: Items<'p>,
    pub(crate) below: Vec<Module<'p>>,
}

/// Pieces of a module, each made when it is asked for: tokens take many times the memory of their text.
pub(crate) type Items<'p> = Box<dyn Iterator<Item = Piece<'p>> + 'p>;

/// The feature behind which a module stands. Both the crate and `farrier` have a feature of that name, and the
/// crate's one enables that of `farrier`.
pub(crate) struct Behind {
    pub(crate) feature: &'static str,
    /// The root's exports of what the module has.
    pub(crate) exports: TokenStream,
}

/// The root's own tokens and the modules below it.
pub(crate) fn modules(client: &Client, client_type: ClientType) -> (TokenStream, Vec<Module<'_>>) {
    let operations = client.operations.iter().map(|operation| Module {
        name: operation.module.clone(),
        behind: None,
        docs: docs::inner(&format!("The operation `{}` and its shapes.", operation.model_name)),
        items: operation::operation(operation, client_type),
        below: Vec::new(),
    });
    let mut modules = Vec::new();
    if client_type != ClientType::Absent {
        let docs = "The client: a method for each operation.";
        let module = leaf("client", docs, quote!(), client::client(client));
        modules.push(Module { behind: root::behind(client_type), ..module });
    }
    if !client.errors.is_empty() {
        let (uses, errors) = errors_module(client);
        modules.push(leaf("errors", "The errors that the model names.", uses, errors));
    }
    if !client.operations.is_empty() {
        let operation = root::operations(client);
        modules.push(Module {
            name: ModuleName::fixed("operation"),
            behind: None,
            docs: head("The operations, a module for each.", &operation),
            items: Box::new(once(Piece::Items(operation))),
            below: operations.collect(),
        });
    }
    let service = Box::new(once(service::service(&client.service)));
    modules.push(leaf("service", "What all operations share.", quote!(), service));
    if !client.types.is_empty() {
        let docs = "The types that operations share, and those within other types.";
        let (uses, types) = types_module(&client.types);
        modules.push(leaf("types", docs, uses, types));
    }
    (root::root(client, client_type), modules)
}

/// A module with nothing below it: its imports, and what else it holds.
fn leaf<'p>(name: &str, docs: &str, uses: TokenStream, items: Items<'p>) -> Module<'p> {
    Module {
        name: ModuleName::fixed(name),
        behind: None,
        docs: head(docs, &uses),
        items: Box::new(once(Piece::Items(uses)).chain(items)),
        below: Vec::new(),
    }
}

/// A module's documentation. Modules import all that others hold, for a list of it would be longer
/// than what uses it; and say so to clippy, which doubts it.
fn head(docs: &str, uses: &TokenStream) -> TokenStream {
    let docs = docs::inner(docs);
    if uses.is_empty() {
        return docs;
    }
    quote!(#docs #![allow(clippy::wildcard_imports)])
}

/// The imports and the shapes of the types' module.
fn types_module(types: &[Type]) -> (TokenStream, Items<'_>) {
    let uses = types::uses(types.iter().flat_map(type_fields), Home::Types);
    let types = types.iter().map(|ty| match ty {
        Type::Structure(plan) => structure::structure(plan),
        Type::Union(plan) => union::union(plan),
        Type::StringEnum(plan) => enums::strings(plan),
        Type::IntEnum(plan) => enums::integers(plan),
    });
    (uses, Box::new(types))
}

fn type_fields(ty: &Type) -> &[crate::plan::Field] {
    match ty {
        Type::Structure(plan) => &plan.fields,
        Type::Union(plan) => &plan.variants,
        Type::StringEnum(_) | Type::IntEnum(_) => &[],
    }
}

fn errors_module(client: &Client) -> (TokenStream, Items<'_>) {
    let uses = types::uses(client.errors.iter().flat_map(|error| &error.fields), Home::Errors);
    let errors = client.errors.iter().map(structure::structure);
    (uses, Box::new(errors))
}

/// A call of the runtime's macro that makes a shape of its head and its members. A shape has a call of
/// its own, so that the compiler and its tools find the lines of that shape.
fn shape<'p>(head: TokenStream, members: impl Iterator<Item = TokenStream> + 'p) -> Piece<'p> {
    Piece::Shape { name: "farrier::shape", head, members: Box::new(members) }
}

/// The imports of what lives elsewhere: `use super::types::*;`.
fn import(paths: impl IntoIterator<Item = TypePath>, home: Home) -> TokenStream {
    let homes: BTreeSet<_> = paths.into_iter().map(|path| path.home).collect();
    let elsewhere = |other: Home| home != other && homes.contains(&other);
    match (elsewhere(Home::Errors), elsewhere(Home::Types)) {
        (true, true) => quote!(
            use super::{errors::*, types::*};
        ),
        (true, false) => quote!(
            use super::errors::*;
        ),
        (false, true) => quote!(
            use super::types::*;
        ),
        (false, false) => quote!(),
    }
}
