//! The exports of the root module: all types, the runtime under its name, and its error of calls.
//!
//! Paths begin with `self`, because a module may have the name of a crate that is in scope.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Behind, ClientType, operation, readme};
use crate::plan::{Client, Home};

/// The root's exports.
pub(super) fn root(plan: &Client, client_type: ClientType) -> TokenStream {
    let client = (client_type == ClientType::Present).then(export_of_client);
    let errors = (!plan.errors.is_empty()).then(|| {
        quote!(
            pub use self::errors::*;
        )
    });
    let operations = (!plan.operations.is_empty()).then(|| {
        quote!(
            pub use self::operation::*;
        )
    });
    let types = (!plan.types.is_empty()).then(|| {
        quote!(
            pub use self::types::*;
        )
    });
    let runtime = if plan.has_own_error { quote!(farrier) } else { quote!(farrier::{self, Error}) };
    quote! {
        #client
        #errors
        #operations
        pub use self::service::SERVICE;
        #types

        #[doc(no_inline)]
        pub use #runtime;
    }
}

/// What the client stands behind, if it isn't always there.
pub(super) fn behind(client_type: ClientType) -> Option<Behind> {
    (client_type == ClientType::Feature)
        .then(|| Behind { feature: "client", exports: export_of_client() })
}

fn export_of_client() -> TokenStream {
    quote!(
        pub use self::client::Client;
    )
}

/// The documentation of the crate: its `README.md`, whose example needs the client.
pub(crate) fn documentation(plan: &Client, client_type: ClientType) -> TokenStream {
    match client_type {
        ClientType::Absent | ClientType::Present => {
            quote!(#![doc = include_str!("../README.md")])
        }
        ClientType::Feature => {
            let title = readme::inline(&plan.service.title);
            let without = format!(
                "The operations of {title}. The feature `client` adds a client that sends them."
            );
            quote! {
                #![cfg_attr(feature = "client", doc = include_str!("../README.md"))]
                #![cfg_attr(not(feature = "client"), doc = #without)]
            }
        }
    }
}

/// The exports of the operations' module, and what its modules see through it.
pub(super) fn operations(plan: &Client) -> TokenStream {
    let modules = plan.operations.iter().map(|operation| &operation.module);
    let homes: Vec<_> =
        plan.operations.iter().flat_map(operation::paths).map(|path| path.home).collect();
    let errors = homes.contains(&Home::Errors).then(|| {
        quote!(
            use super::errors;
        )
    });
    let types = homes.contains(&Home::Types).then(|| {
        quote!(
            use super::types;
        )
    });
    quote! {
        #errors
        use super::service::SERVICE;
        #types
        #(pub use self::#modules::*;)*
    }
}
