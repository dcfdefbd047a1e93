//! A union: an enum with a variant for each member, and one for what the model doesn't name.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, schema, types, validate};
use crate::plan::Union;

/// Everything of one union.
pub(super) fn union(plan: &Union) -> TokenStream {
    let (name, members, docs) = (&plan.name, &plan.members, docs::outer(&plan.docs));
    let secret = plan.variants.iter().any(|variant| variant.sensitive);
    let derive = if secret { quote!(Clone, PartialEq) } else { quote!(Debug, Clone, PartialEq) };
    let variants = plan.variants.iter().map(|field| {
        let (variant, ty) = (&field.variant, types::ty(&field.ty));
        let docs = docs::outer(&validate::documented(field));
        quote!(#docs #variant(#ty))
    });
    let schema = schema::members(members, &plan.variants, &plan.items);
    let names: Vec<_> = plan.variants.iter().map(|field| &field.variant).collect();
    let debug = if secret { debug(plan) } else { quote!() };
    let read = if plan.halves.read {
        quote!(runtime::read_union!(#name, #members, [#(#names),*]);)
    } else {
        quote!()
    };
    let write = if plan.halves.write {
        let validate = validate::union(name, &plan.variants);
        quote!(runtime::write_union!(#name, #members, [#(#names),*]); #validate)
    } else {
        quote!()
    };
    quote! {
        #docs
        #[derive(#derive)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A member that the model doesn't name, by its name.
            Unknown(String),
        }
        #debug
        #schema
        #read
        #write
    }
}

fn debug(plan: &Union) -> TokenStream {
    let name = &plan.name;
    let variants = plan.variants.iter().map(|field| {
        let variant = &field.variant;
        if field.sensitive { quote!(#variant(sensitive)) } else { quote!(#variant) }
    });
    quote!(runtime::debug_union!(#name, [#(#variants),*]);)
}
