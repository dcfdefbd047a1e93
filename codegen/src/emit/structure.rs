//! A structure, with a line for each member that has its type, its schema and its constraints.

use proc_macro2::TokenStream;
use quote::quote;

use super::{constraints, docs, literal, schema, shape, types};
use crate::format::Piece;
use crate::plan::{Field, Maker, Presence, Role, RustType, Structure};

/// A structure.
pub(super) fn structure(plan: &Structure) -> Piece<'_> {
    let (name, docs) = (&plan.name, docs::outer(&plan.docs));
    let parts = [derive(plan), codec(plan), made(plan), role(plan)];
    let parts = parts.into_iter().flatten();
    let fields = plan.fields.iter().map(|field| {
        let (name, ty) = (&field.name, types::ty(&field.ty));
        let docs = docs::outer(&constraints::documented(field));
        let how = match field.presence {
            Presence::Required if is_converted(&field.ty) => "into",
            Presence::Required => "required",
            Presence::Optional | Presence::Default(_) => "member",
        };
        let member = schema::member(how, &field.schema);
        let default = match &field.presence {
            Presence::Default(value) => {
                let value = literal::literal(value, &field.ty);
                quote!(or #value)
            }
            Presence::Required | Presence::Optional => quote!(),
        };
        quote!(#docs pub #name: #ty = #member #default)
    });
    shape(quote!(#docs pub struct #name: #(#parts),*), fields)
}

/// The traits that the compiler derives.
fn derive(plan: &Structure) -> Vec<TokenStream> {
    let traits = [
        (!is_secret(plan)).then(|| quote!(Debug)),
        plan.stream.is_none().then(|| quote!(Clone, PartialEq)),
        derives_default(plan).then(|| quote!(Default)),
    ];
    let traits = traits.into_iter().flatten();
    vec![quote!(derive(#(#traits),*))]
}

/// The halves of the codec, and a `Debug` without secrets.
fn codec(plan: &Structure) -> Vec<TokenStream> {
    let parts = [
        plan.halves.read.then(|| quote!(read)),
        plan.halves.write.then(|| quote!(write)),
        is_secret(plan).then(|| quote!(debug)),
    ];
    parts.into_iter().flatten().collect()
}

fn is_secret(plan: &Structure) -> bool {
    plan.fields.iter().any(|field| field.sensitive)
}

/// How a value is made: by `new` with what must be given, and by `Default` where nothing must be given, or
/// where only the service makes it. An input has a `new` in any case, so that all inputs are made alike.
fn made(plan: &Structure) -> Vec<TokenStream> {
    let arguments = plan.arguments();
    let has_default = arguments.is_empty() || plan.maker == Maker::Service;
    let default = (has_default && !derives_default(plan)).then(|| {
        // The reading half of the codec knows the values already.
        if plan.halves.read { quote!(default) } else { quote!(default(values)) }
    });
    new(plan, &arguments).into_iter().chain(default).collect()
}

fn new(plan: &Structure, arguments: &[&Field]) -> Option<TokenStream> {
    if arguments.is_empty() {
        return matches!(plan.role, Role::Input).then(|| quote!(new));
    }
    if in_order_of_fields(plan, arguments) {
        return Some(quote!(new));
    }
    let names = arguments.iter().map(|argument| &argument.name);
    Some(quote!(new(#(#names),*)))
}

/// True if the arguments of `new` are in the order of the fields, which needs no saying.
fn in_order_of_fields(plan: &Structure, arguments: &[&Field]) -> bool {
    let required = plan.fields.iter().filter(|field| field.presence == Presence::Required);
    required.map(|field| &field.name).eq(arguments.iter().map(|argument| &argument.name))
}

/// True if every member is absent by default, or has the default of its type.
fn derives_default(plan: &Structure) -> bool {
    plan.fields.iter().all(|field| match &field.presence {
        Presence::Optional => true,
        Presence::Required => false,
        Presence::Default(value) => value.is_zero(),
    })
}

/// True for a type that `new` makes of whatever it can be made of.
pub(super) fn is_converted(ty: &RustType) -> bool {
    matches!(ty, RustType::String | RustType::ByteStream | RustType::EventStream(_))
}

/// What the structure is to operations.
fn role(plan: &Structure) -> Vec<TokenStream> {
    match &plan.role {
        Role::Error { code, message } => {
            let message = message.as_ref().map(|message| quote!(, #message));
            vec![quote!(error(#code #message))]
        }
        Role::Input => vec![input(plan)],
        Role::Part | Role::Output => Vec::new(),
    }
}

/// What an operation takes fills its idempotency tokens and hands over its stream.
fn input(plan: &Structure) -> TokenStream {
    let tokens = plan.fields.iter().filter(|field| field.idempotency_token);
    let tokens: Vec<_> = tokens.map(|field| &field.name).collect();
    let tokens = (!tokens.is_empty()).then(|| quote!(tokens(#(#tokens),*)));
    let stream = plan.stream.as_ref().map(|stream| quote!(stream(#stream)));
    let parts = [tokens, stream].into_iter().flatten();
    quote!(input(#(#parts),*))
}
