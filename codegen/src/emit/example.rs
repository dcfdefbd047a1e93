//! The example program in the README, which calls an operation. It compiles for any model, and its input
//! passes the client's own checks if such an input can be made for one of the operations.

mod text;
mod values;

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::pattern::Cache;
use crate::plan::{Client, Home, Identity, Operation, RustType, Structure, Type};
use values::Values;

/// A whole program that calls the first operation with something to say.
pub(super) fn program(plan: &Client, crate_name: &TokenStream) -> Option<TokenStream> {
    let Call { operation, input, names } = choose(plan)?;
    let method = &operation.method;
    let address = if plan.service.has_regions {
        quote!(region("eu-west-1"))
    } else {
        quote!(endpoint("https://api.example.com"))
    };
    let identities = operation.identities.iter().flatten().copied();
    let identity = identities
        .filter(|it| *it != Identity::Credentials || !plan.service.optional_auth)
        .map(|it| identity(it, plan.service.has_regions, crate_name))
        .next();
    let builder = quote!(Client::builder().#address #identity.build()?);
    // A shape may have the name of what every program sees.
    let result =
        if names.contains("Result") { quote!(std::result::Result) } else { quote!(Result) };
    let uses = match &names.iter().map(|name| format_ident!("{name}")).collect::<Vec<_>>()[..] {
        [one] => quote!(#one),
        many => quote!({#(#many),*}),
    };
    Some(quote! {
        use #crate_name::#uses;

        #[tokio::main(flavor = "current_thread")]
        async fn main() -> #result<(), Box<dyn std::error::Error>> {
            let client = #builder;
            let output = client.#method(#input).await?;
            println!("{output:?}");
            Ok(())
        }
    })
}

/// The call of the builder that says who calls.
fn identity(identity: Identity, has_regions: bool, crate_name: &TokenStream) -> TokenStream {
    match identity {
        Identity::ApiKey => quote!(.api_key(std::env::var("API_KEY")?)),
        Identity::Basic => quote!(.basic("user", &std::env::var("PASSWORD")?)),
        Identity::Bearer => quote!(.bearer(std::env::var("TOKEN")?)),
        Identity::Credentials => {
            let region = (!has_regions).then(|| quote!(.signing_region("eu-west-1")));
            quote! {
                #region.credentials(#crate_name::farrier::Credentials::new(
                    std::env::var("AWS_ACCESS_KEY_ID")?,
                    std::env::var("AWS_SECRET_ACCESS_KEY")?,
                    std::env::var("AWS_SESSION_TOKEN").ok(),
                ))
            }
        }
    }
}

/// An operation with an input for it.
struct Call<'p> {
    operation: &'p Operation,
    /// Nothing, where the operation takes nothing.
    input: TokenStream,
    /// The client's types that the program names.
    names: BTreeSet<String>,
}

/// The first operation whose input passes the checks: one that takes text only, if there is one.
/// Failing that, the first whose input can be made at all.
fn choose(plan: &Client) -> Option<Call<'_>> {
    let (simple, others): (Vec<_>, Vec<_>) =
        plan.operations.iter().partition(|operation| takes_text(plan, operation));
    let mut doubtful = None;
    let patterns = Cache::default();
    for operation in simple.into_iter().chain(others) {
        let mut values = Values::new(plan, &patterns);
        let input = match input(plan, operation) {
            Some(input) => values.structure(input),
            None if operation.input == RustType::Unit => quote!(),
            None => continue,
        };
        if values.too_many() {
            continue;
        }
        let sound = values.sound();
        let mut names = values.names();
        names.insert("Client".to_owned());
        let call = Call { operation, input, names };
        if sound {
            return Some(call);
        }
        doubtful.get_or_insert(call);
    }
    doubtful
}

/// True if an operation takes something, and nothing but text must be given.
fn takes_text(plan: &Client, operation: &Operation) -> bool {
    input(plan, operation).is_some_and(|input| {
        let arguments = input.arguments();
        !arguments.is_empty() && arguments.iter().all(|field| field.ty == RustType::String)
    })
}

/// The structure that an operation takes.
pub(super) fn input<'p>(plan: &'p Client, operation: &'p Operation) -> Option<&'p Structure> {
    let RustType::Named(path) = &operation.input else { return None };
    match path.home {
        Home::Operation => operation.shapes.iter().find(|shape| shape.name == path.name),
        Home::Types | Home::Errors => plan.types.iter().find_map(|ty| match ty {
            Type::Structure(structure) if structure.name == path.name => Some(structure),
            _ => None,
        }),
    }
}
