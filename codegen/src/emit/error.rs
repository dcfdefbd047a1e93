//! Errors: the structures that the model names, and the enum of each operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::name::{FieldName, TypeName};
use crate::plan::Operation;

/// What makes a structure an error.
pub(super) fn modeled(name: &TypeName, code: &str, message: Option<&FieldName>) -> TokenStream {
    let message = message.map(|message| quote!(, #message));
    quote!(runtime::modeled_error!(#name, #code #message);)
}

/// The error enum of an operation.
pub(super) fn operation(plan: &Operation) -> TokenStream {
    let name = &plan.error.name;
    let doc = format!(" What [`{}`] can fail with on the service's side.", plan.name);
    let variants = plan.error.variants.iter().map(|variant| {
        let (name, error) = (&variant.name, &variant.error.name);
        let docs = docs::outer(&variant.docs);
        quote!(#docs #name(#error))
    });
    let names = plan.error.variants.iter().map(|variant| {
        let (name, error) = (&variant.name, &variant.error.name);
        quote!(#name(#error))
    });
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// An error that the model doesn't name.
            Unhandled(runtime::Unhandled),
        }
        runtime::operation_error!(#name, [#(#names),*]);
    }
}
