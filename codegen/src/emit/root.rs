//! What the modules that hold the others export: all types flat, and the runtime under its name.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::Client;

/// The root's exports.
pub(super) fn root(plan: &Client) -> TokenStream {
    let errors = (!plan.errors.is_empty()).then(|| quote!(pub use errors::*;));
    let types = (!plan.types.is_empty()).then(|| quote!(pub use types::*;));
    quote! {
        pub use client::{Client, SERVICE};
        #errors
        pub use operation::*;
        #types

        #[doc(no_inline)]
        pub use runtime;
    }
}

/// The exports of the operations' module, and what its modules see through it.
pub(super) fn operations(plan: &Client) -> TokenStream {
    let modules = plan.operations.iter().map(|operation| &operation.module);
    let errors = (!plan.errors.is_empty()).then(|| quote!(use super::errors;));
    let types = (!plan.types.is_empty()).then(|| quote!(use super::types;));
    quote! {
        use super::client::SERVICE;
        #errors
        #types
        #(pub use #modules::*;)*
    }
}
