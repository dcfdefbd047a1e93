//! A program that calls an operation, for the README. It compiles, whatever the model.

use proc_macro2::TokenStream;
use quote::quote;

use crate::name::TypeName;
use crate::plan::{Client, Field, Home, Operation, Presence, RustType, Structure, Type};

/// Values within values are made this deep; then unions stay unknown.
const DEPTH: usize = 6;

/// A whole program that calls the first operation with something to say.
pub(super) fn program(plan: &Client, crate_name: &TokenStream) -> Option<TokenStream> {
    let operation = choose(plan)?;
    let method = &operation.method;
    let builder = match &plan.service.endpoint_prefix {
        Some(_) => quote!(Client::builder().region("eu-west-1").build()?),
        None => quote!(Client::builder().endpoint("https://api.example.com").build()?),
    };
    let (uses, call) = match input(plan, operation) {
        Some(structure) => {
            let (name, value) = (&structure.name, structure_value(plan, structure, 0));
            let call = quote!(client.#method(#value).await?);
            // Values within values need more names than can be told in a line.
            let nested = required(structure).iter().any(|field| !is_plain(&field.ty));
            (if nested { quote!(*) } else { quote!({Client, #name}) }, call)
        }
        None => (quote!(Client), quote!(client.#method().await?)),
    };
    Some(quote! {
        use #crate_name::#uses;

        #[tokio::main(flavor = "current_thread")]
        async fn main() -> Result<(), Box<dyn std::error::Error>> {
            let client = #builder;
            let output = #call;
            println!("{output:?}");
            Ok(())
        }
    })
}

/// An operation whose input can be made in one line, if there is one.
fn choose(plan: &Client) -> Option<&Operation> {
    let simple = plan.operations.iter().find(|operation| {
        input(plan, operation).is_some_and(|input| {
            let required = required(input);
            !required.is_empty() && required.iter().all(|field| field.ty == RustType::String)
        })
    });
    simple.or_else(|| {
        plan.operations
            .iter()
            .find(|operation| operation.input == RustType::Unit || input(plan, operation).is_some())
    })
}

/// True for a type whose values need no type of the client's.
fn is_plain(ty: &RustType) -> bool {
    !matches!(ty, RustType::Named(_) | RustType::Box(_) | RustType::List(_))
}

pub(super) fn input<'p>(plan: &'p Client, operation: &'p Operation) -> Option<&'p Structure> {
    let RustType::Named(path) = &operation.input else { return None };
    match path.home {
        Home::Operation => operation.shapes.iter().find(|shape| shape.name == path.name),
        Home::Types | Home::Errors => find(plan, &path.name).and_then(|ty| match ty {
            Type::Structure(structure) => Some(structure),
            _ => None,
        }),
    }
}

fn find<'p>(plan: &'p Client, name: &TypeName) -> Option<&'p Type> {
    plan.types.iter().find(|ty| match ty {
        Type::Structure(plan) => plan.name == *name,
        Type::Union(plan) => plan.name == *name,
        Type::StringEnum(plan) => plan.name == *name,
        Type::IntEnum(plan) => plan.name == *name,
    })
}

fn required(structure: &Structure) -> Vec<&Field> {
    structure.fields.iter().filter(|field| field.presence == Presence::Required).collect()
}

fn structure_value(plan: &Client, structure: &Structure, depth: usize) -> TokenStream {
    let name = &structure.name;
    let required = required(structure);
    if required.is_empty() {
        return quote!(#name::default());
    }
    let values = required.iter().map(|field| match &field.ty {
        RustType::String => {
            let text = format!("<{}>", field.schema.name);
            quote!(#text)
        }
        ty => value(plan, ty, depth),
    });
    quote!(#name::new(#(#values),*))
}

fn value(plan: &Client, ty: &RustType, depth: usize) -> TokenStream {
    match ty {
        RustType::Bool => quote!(true),
        RustType::I8 | RustType::I16 | RustType::I32 | RustType::I64 => quote!(1),
        RustType::F32 | RustType::F64 => quote!(1.0),
        RustType::Box(inner) => {
            let inner = value(plan, inner, depth);
            quote!(Box::new(#inner))
        }
        RustType::List(item) if depth < DEPTH => {
            let item = value(plan, item, depth + 1);
            quote!(vec![#item])
        }
        RustType::Named(path) => find(plan, &path.name)
            .map_or_else(|| quote!(Default::default()), |ty| named_value(plan, ty, depth + 1)),
        RustType::String => quote!("…".to_owned()),
        _ => quote!(Default::default()),
    }
}

fn named_value(plan: &Client, ty: &Type, depth: usize) -> TokenStream {
    match ty {
        Type::Structure(structure) => structure_value(plan, structure, depth),
        Type::Union(union) => {
            let name = &union.name;
            match union.variants.first().filter(|_| depth < DEPTH) {
                Some(field) => {
                    let (variant, inner) = (&field.variant, value(plan, &field.ty, depth));
                    quote!(#name::#variant(#inner))
                }
                None => quote!(#name::Unknown(String::new())),
            }
        }
        Type::StringEnum(plan) => {
            enum_value(&plan.name, plan.values.first().map(|value| &value.name))
        }
        Type::IntEnum(plan) => enum_value(&plan.name, plan.values.first().map(|value| &value.name)),
    }
}

fn enum_value(name: &TypeName, first: Option<&TypeName>) -> TokenStream {
    match first {
        Some(first) => quote!(#name::#first),
        None => quote!(#name::Unknown(Default::default())),
    }
}
