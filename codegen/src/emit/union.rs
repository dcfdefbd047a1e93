//! A union: an enum with a variant for each member, and one for members that the model doesn't define.

use quote::quote;

use super::{constraints, docs, schema, shape, types};
use crate::format::Piece;
use crate::plan::{RustType, Union};

/// A union.
pub(super) fn union(plan: &Union) -> Piece<'_> {
    let (name, docs) = (&plan.name, docs::outer(&plan.docs));
    let secret = plan.variants.iter().any(|variant| variant.sensitive);
    let derive = if secret { quote!(Clone, PartialEq) } else { quote!(Debug, Clone, PartialEq) };
    let parts = [
        Some(quote!(derive(#derive))),
        plan.halves.read.then(|| quote!(read)),
        plan.halves.write.then(|| quote!(write)),
        secret.then(|| quote!(debug)),
    ];
    let parts = parts.into_iter().flatten();
    let variants = plan.variants.iter().map(|field| {
        let variant = &field.variant;
        // There is nothing in a unit.
        let ty = (field.ty != RustType::Unit).then(|| types::ty(&field.ty));
        let value = ty.map(|ty| quote!((#ty)));
        let docs = docs::outer(&constraints::documented(field));
        let member = schema::member("member", &field.schema);
        quote!(#docs #variant #value = #member)
    });
    shape(quote!(#docs pub union #name: #(#parts),*), variants)
}
