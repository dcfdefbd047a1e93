//! The service's schema.

use proc_macro2::{Ident, Span};
use quote::quote;

use super::rules::{endpoint_rules, rules};
use super::schema;
use crate::format::Piece;
use crate::plan::Service;
use crate::plan::rules::EndpointRules;

/// Everything of the service's file.
pub(super) fn service(plan: &Service) -> Piece<'static> {
    let (name, version) = (&plan.name, &plan.version);
    let protocol = Ident::new(plan.protocol, Span::call_site());
    let properties = schema::properties(&plan.properties);
    let (own, rules) = match &plan.endpoint_rules {
        None => (quote!(), quote!()),
        Some(plan @ EndpointRules::Standard { .. }) => {
            let rules = endpoint_rules(plan);
            (quote!(), quote!(.endpoint_rules(#rules)))
        }
        Some(EndpointRules::Own(plan)) => {
            let rules = rules(plan);
            let own = quote! {
                /// The rules that choose the addresses of calls.
                #[allow(clippy::wildcard_imports)]
                const ENDPOINT_RULES: farrier::rules::EndpointRules = #rules;
            };
            (own, quote!(.endpoint_rules(ENDPOINT_RULES)))
        }
    };
    Piece::Items(quote! {
        /// The service as data.
        pub static SERVICE: farrier::ServiceSchema =
            farrier::ServiceSchema::new(#name, #version, &farrier::protocol::#protocol) #rules #properties;

        #own
    })
}
