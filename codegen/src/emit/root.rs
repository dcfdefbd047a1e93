//! What the modules that hold the others export: all types flat, and the runtime under its name.
//!
//! Paths begin with `self`: a module may have the name of a crate that is in scope.

use proc_macro2::TokenStream;
use quote::quote;

use super::operation;
use crate::plan::{Client, Home};

/// The root's exports.
pub(super) fn root(plan: &Client) -> TokenStream {
    let errors = (!plan.errors.is_empty()).then(|| {
        quote!(
            pub use self::errors::*;
        )
    });
    let types = (!plan.types.is_empty()).then(|| {
        quote!(
            pub use self::types::*;
        )
    });
    quote! {
        pub use self::client::{Client, SERVICE};
        #errors
        pub use self::operation::*;
        #types

        #[doc(no_inline)]
        pub use farrier;
    }
}

/// What stops the compiler where the runtime lacks a feature.
pub(crate) fn needs(features: &[&str]) -> TokenStream {
    quote!(farrier::needs!("client" #(, #features)*);)
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
        use super::client::SERVICE;
        #errors
        #types
        #(pub use self::#modules::*;)*
    }
}
