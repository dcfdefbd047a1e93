//! The service's schema.

use proc_macro2::{Ident, Span};
use quote::quote;

use super::schema;
use crate::format::Piece;
use crate::plan::Service;

/// Everything of the service's file.
pub(super) fn service(plan: &Service) -> Piece<'static> {
    let (name, version) = (&plan.name, &plan.version);
    let protocol = Ident::new(plan.protocol, Span::call_site());
    let properties = schema::properties(&plan.properties);
    Piece::Items(quote! {
        /// The service as data.
        pub static SERVICE: farrier::ServiceSchema =
            farrier::ServiceSchema::new(#name, #version, &farrier::protocol::#protocol) #properties;
    })
}
