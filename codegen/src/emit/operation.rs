//! An operation: its marker with its schema, its errors, its own shapes.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, import, schema, structure, types};
use crate::plan::{Home, Operation, TypePath};

/// Everything of one operation's file.
pub(super) fn operation(plan: &Operation) -> TokenStream {
    let uses = import(paths(plan), Home::Operation);
    let marker = marker(plan);
    let shapes = plan.shapes.iter().map(structure::structure);
    quote!(#uses farrier::shapes! { #marker #(#shapes)* })
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

/// What the marker's documentation says: the full text is on the client's method.
fn summary(plan: &Operation) -> String {
    let request = crate::docs::code(&plan.request);
    let method = plan.method.plain();
    docs::sentences(&[format!(
        "{request}: see [`Client::{method}`](super::super::client::Client::{method})."
    )])
}

fn marker(plan: &Operation) -> TokenStream {
    let (name, error) = (&plan.name, &plan.error.name);
    let docs = docs::outer(&summary(plan));
    let (input, output) = (types::ty(&plan.input), types::ty(&plan.output));
    let model_name = &plan.model_name;
    let properties = plan.properties.iter().map(schema::property);
    let errors = plan.error.variants.iter().map(|variant| {
        let (name, error) = (&variant.name, &variant.error.name);
        if name == error { quote!(#name) } else { quote!(#name(#error)) }
    });
    quote! {
        #docs
        pub operation #name: input(#input), output(#output), error(#error),
            named(#model_name, super::SERVICE), #(#properties),*
        { #(#errors),* }
    }
}
