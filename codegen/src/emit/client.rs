//! The client, which has one method for each operation.

use std::collections::BTreeSet;
use std::iter::once;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Items, docs, types};
use crate::format::Piece;
use crate::name::TypeName;
use crate::plan::{self, Home, Identity, Operation, RustType};
use crate::responses::Responses;

/// Everything of the client's file.
pub(super) fn client(plan: &plan::Client) -> Items<'_> {
    let title = &plan.service.title;
    let doc = docs::outer(&crate::docs::to_markdown(&format!("A client of {title}.")));
    let uses = uses(plan);
    // Calls alone read what the client wraps.
    let unread = plan
        .operations
        .is_empty()
        .then(|| quote!(#[allow(dead_code, reason = "the service has no operations")]));
    let client = quote! {
        #uses

        #doc
        ///
        /// Cheap to clone: clones share one pool of connections.
        #[derive(Debug, Clone)]
        pub struct Client(#unread farrier::Client);
    };
    let imported = inputs(plan);
    let calls = plan.operations.iter().map(move |operation| method(operation, &imported));
    let methods = Piece::Impl {
        head: quote!(impl Client {}),
        methods: Box::new(once(builder(plan)).chain(calls)),
    };
    let conversion = quote! {
        impl From<farrier::Client> for Client {
            fn from(client: farrier::Client) -> Self {
                Self(client)
            }
        }
    };
    Box::new([Piece::Items(client), methods, Piece::Items(conversion)].into_iter())
}

/// The method that begins to make a client.
fn builder(plan: &plan::Client) -> TokenStream {
    let docs = docs::outer(&docs::sentences(&about_builder(&plan.service)));
    quote! {
        #docs
        pub fn builder() -> farrier::ClientBuilder<Self> {
            farrier::ClientBuilder::new(&SERVICE)
        }
    }
}

/// What is to be known of the builder.
fn about_builder(service: &plan::Service) -> Vec<String> {
    let mut about =
        vec!["Starts to make a client: give it an endpoint or a region, and build it.".to_owned()];
    about.push(reads(service.responses).to_owned());
    if !service.identities.is_empty() {
        about.push(format!("Callers identify themselves with {}.", ways(&service.identities)));
    }
    if service.optional_auth {
        about.push("Requests are sent unsigned if there are no credentials.".to_owned());
    } else if service.identities.contains(&Identity::Credentials) {
        about
            .push("Without one of these, call `unsigned` to send requests as they are.".to_owned());
    }
    about
}

/// How responses are read, unless the builder or a call says otherwise.
fn reads(responses: Responses) -> &'static str {
    match responses {
        Responses::Lenient => {
            "Responses are read leniently. Call `responses(Responses::Strict)` to refuse those that \
             aren't as the model says."
        }
        Responses::Strict => {
            "Responses are read strictly: an output that lacks a required member is an error. Call \
             `responses(Responses::Lenient)` to change this."
        }
    }
}

/// The ways to identify oneself, as an alternative.
fn ways(identities: &[Identity]) -> String {
    let ways = identities.iter().map(|identity| match identity {
        Identity::ApiKey => "an API key (`api_key`)",
        Identity::Basic => "a user name and a password (`basic`)",
        Identity::Bearer => "a bearer token (`bearer`)",
        Identity::Credentials => "credentials of AWS (`credentials`)",
    });
    ways.collect::<Vec<_>>().join(" or ")
}

fn uses(plan: &plan::Client) -> TokenStream {
    let mut own = Vec::new();
    let mut shared = Vec::new();
    for operation in &plan.operations {
        own.push(operation.name.clone());
        if let RustType::Named(path) = &operation.input {
            match path.home {
                Home::Operation => own.push(path.name.clone()),
                Home::Types | Home::Errors => shared.push(path.name.clone()),
            }
        }
    }
    own.sort();
    shared.sort();
    shared.dedup();
    let own = (!own.is_empty()).then(|| quote!(use super::operation::{#(#own),*};));
    let shared = match &shared[..] {
        [] => quote!(),
        [one] => quote!(use super::types::#one;),
        many => quote!(use super::types::{#(#many),*};),
    };
    quote!(#own use super::service::SERVICE; #shared)
}

/// The types that the module imports for its methods.
fn inputs(plan: &plan::Client) -> BTreeSet<&TypeName> {
    let inputs = plan.operations.iter().map(|operation| named(&operation.input));
    inputs.flatten().collect()
}

fn named(ty: &RustType) -> Option<&TypeName> {
    match ty {
        RustType::Named(path) => Some(&path.name),
        _ => None,
    }
}

fn method(plan: &Operation, imported: &BTreeSet<&TypeName>) -> TokenStream {
    let (name, method) = (&plan.name, &plan.method);
    let docs = docs::outer(&format!("{}\n\n{}", plan.docs, outcome(plan, imported)));
    let deprecated = plan.deprecated.as_ref().map(|note| match note.as_str() {
        "" => quote!(#[deprecated]),
        note => quote!(#[deprecated(note = #note)]),
    });
    if plan.input == RustType::Unit {
        return quote! {
            #docs
            #deprecated
            #[inline]
            pub fn #method(&self) -> farrier::Call<'_, #name> {
                self.0.call(farrier::Unit {})
            }
        };
    }
    let input = types::ty(&plan.input);
    quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #method(&self, input: #input) -> farrier::Call<'_, #name> {
            self.0.call(input)
        }
    }
}

/// What comes of a call.
fn outcome(plan: &Operation, imported: &BTreeSet<&TypeName>) -> String {
    // Rustdoc wants no path where the name alone does.
    let link = |name: &TypeName| {
        let path = if imported.contains(name) { "" } else { &format!("(super::{name})") };
        format!("[`{name}`]{path}")
    };
    let mut sentences = vec![
        match named(&plan.output) {
            Some(output) => format!("Returns {}.", link(output)),
            None => "Returns nothing.".to_owned(),
        },
        format!(
            "Fails with [`Error::Service`](farrier::Error::Service) of {} where the service refuses.",
            link(&plan.error.name)
        ),
    ];
    match plan.identities.as_deref() {
        None => {}
        Some([]) => sentences.push("It is called without a credential.".to_owned()),
        Some(identities) => {
            let none = if plan.optional_auth { ", or no credential" } else { "" };
            sentences.push(format!("It takes {}{none}.", ways(identities)));
        }
    }
    docs::sentences(&sentences)
}
