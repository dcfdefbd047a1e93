//! Open enums of strings and integers.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::{docs, shape};
use crate::format::Piece;
use crate::plan::Enum;

/// An enum of strings.
pub(super) fn strings(plan: &Enum<String>) -> Piece<'_> {
    open(plan, &quote!(string), ToTokens::to_token_stream)
}

/// An enum of integers.
pub(super) fn integers(plan: &Enum<i32>) -> Piece<'_> {
    open(plan, &quote!(integer), |number| Literal::i32_unsuffixed(*number).into_token_stream())
}

fn open<'p, V>(plan: &'p Enum<V>, kind: &TokenStream, value: fn(&V) -> TokenStream) -> Piece<'p> {
    let (name, docs) = (&plan.name, docs::outer(&plan.docs));
    let secret = plan.sensitive.then(|| quote!(, secret));
    let values = plan.values.iter().map(move |variant| {
        let (name, docs) = (&variant.name, docs::outer(&variant.docs));
        let (value, internal) = (value(&variant.value), variant.internal.then(|| quote!(internal)));
        quote!(#docs #name = #value #internal)
    });
    shape(quote!(#docs pub enum #name: #kind #secret), values)
}
