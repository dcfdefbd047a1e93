//! A union: an enum with a variant for each member, and one for what the model doesn't name.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, schema, types, validate};
use crate::plan::Union;

/// Everything of one union.
pub(super) fn union(plan: &Union) -> TokenStream {
    let (name, docs) = (&plan.name, docs::outer(&plan.docs));
    let secret = plan.variants.iter().any(|variant| variant.sensitive);
    let derive = if secret { quote!(Clone, PartialEq) } else { quote!(Debug, Clone, PartialEq) };
    let variants = plan.variants.iter().map(|field| {
        let (variant, ty) = (&field.variant, types::ty(&field.ty));
        let docs = docs::outer(&validate::documented(field));
        quote!(#docs #variant(#ty))
    });
    let parts = schema::parts(plan.halves, secret);
    let members = plan.variants.iter().map(|field| schema::member(&field.variant, &field.schema));
    let validate = if plan.halves.write { validate::union(name, &plan.variants) } else { quote!() };
    quote! {
        #docs
        #[derive(#derive)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A member that the model doesn't name, by its name.
            Unknown(String),
        }
        runtime::union!(#name, #parts [#(#members),*]);
        #validate
    }
}
