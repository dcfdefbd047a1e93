//! An operation: its marker type with its schema, its errors, and the shapes that only it uses.

use std::iter::once_with;

use proc_macro2::TokenStream;
use quote::quote;

use super::{ClientType, Items, docs, import, schema, shape, structure, types};
use crate::format::Piece;
use crate::plan::{Home, Operation, TypePath};

/// Everything of one operation's file.
pub(super) fn operation(plan: &Operation, client_type: ClientType) -> Items<'_> {
    let uses = once_with(|| Piece::Items(import(paths(plan), Home::Operation)));
    let marker = once_with(move || marker(plan, client_type));
    Box::new(uses.chain(marker).chain(plan.shapes.iter().map(structure::structure)))
}

/// The types of the client that the operation's file names, its own included.
pub(super) fn paths(plan: &Operation) -> Vec<TypePath> {
    let mut paths = Vec::new();
    types::named(&plan.input, &mut paths);
    types::named(&plan.output, &mut paths);
    paths.extend(plan.error.variants.iter().map(|variant| variant.error.clone()));
    for field in plan.shapes.iter().flat_map(|shape| &shape.fields) {
        types::named(&field.ty, &mut paths);
    }
    paths
}

/// The marker's documentation: the client's method has the full text, where there is a client.
fn documentation(plan: &Operation, client_type: ClientType) -> TokenStream {
    let request = crate::docs::code(&plan.request);
    let method = plan.method.plain();
    let link = format!("[`Client::{method}`](super::super::client::Client::{method})");
    match client_type {
        ClientType::Absent => docs::outer(&format!("{request}.\n\n{}", in_full(plan))),
        ClientType::Present => docs::outer(&docs::sentences(&[format!("{request}: see {link}.")])),
        ClientType::Feature => {
            let (request, see) = (docs::outer(&format!("{request}.")), format!("See {link}."));
            // A link to what isn't there would be a fault of the documentation.
            quote!(#request #[cfg_attr(feature = "client", doc = #see)])
        }
    }
}

/// The documentation that else stands on the client's method.
fn in_full(plan: &Operation) -> String {
    match plan.deprecated.as_deref() {
        None => plan.docs.clone(),
        Some("") => format!("{}\n\n**Deprecated.**", plan.docs),
        Some(why) => format!("{}\n\n**Deprecated**: {why}", plan.docs),
    }
}

fn marker(plan: &Operation, client_type: ClientType) -> Piece<'_> {
    let (name, error) = (&plan.name, &plan.error.name);
    let docs = documentation(plan, client_type);
    let (input, output) = (types::ty(&plan.input), types::ty(&plan.output));
    let model_name = &plan.model_name;
    let properties = plan.properties.iter().map(schema::property);
    let errors = plan.error.variants.iter().map(|variant| {
        let (name, error) = (&variant.name, &variant.error.name);
        if name == error { quote!(#name) } else { quote!(#name(#error)) }
    });
    let head = quote! {
        #docs
        pub operation #name: input(#input), output(#output), error(#error),
            named(#model_name, super::SERVICE) #(, #properties)*
    };
    shape(head, errors)
}
