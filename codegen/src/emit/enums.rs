//! Open enums of strings and integers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use crate::plan::Enum;

/// An enum of strings.
pub(super) fn strings(plan: &Enum<String>) -> TokenStream {
    let name = &plan.name;
    let definition = definition(plan, &quote!(Clone), &quote!(String));
    let values = plan.values.iter().map(|value| {
        let (variant, text) = (&value.name, &value.value);
        if value.internal { quote!(#variant(#text, internal)) } else { quote!(#variant(#text)) }
    });
    quote!(#definition runtime::string_enum!(#name, [#(#values),*]);)
}

/// An enum of integers.
pub(super) fn integers(plan: &Enum<i32>) -> TokenStream {
    let name = &plan.name;
    let definition = definition(plan, &quote!(Clone, Copy), &quote!(i32));
    let values = plan.values.iter().map(|value| {
        let (variant, number) = (&value.name, Literal::i32_unsuffixed(value.value));
        if value.internal { quote!(#variant(#number, internal)) } else { quote!(#variant(#number)) }
    });
    quote!(#definition runtime::int_enum!(#name, [#(#values),*]);)
}

fn definition<V>(plan: &Enum<V>, clone: &TokenStream, unknown: &TokenStream) -> TokenStream {
    let (name, docs) = (&plan.name, docs::outer(&plan.docs));
    let variants = plan.values.iter().map(|value| {
        let (name, docs) = (&value.name, docs::outer(&value.docs));
        quote!(#docs #name)
    });
    let (debug, redacted) = if plan.sensitive {
        (quote!(), quote!(runtime::debug_secret!(#name);))
    } else {
        (quote!(Debug,), quote!())
    };
    quote! {
        #docs
        #[derive(#debug #clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the model doesn't name.
            Unknown(#unknown),
        }
        #redacted
    }
}
