//! A structure: its type, how it is made, its members with schema and codec, its constraints.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, error, literal, schema, types, validate};
use crate::plan::{Presence, Role, RustType, Structure};

/// Everything of one structure.
pub(super) fn structure(plan: &Structure) -> TokenStream {
    let definition = definition(plan);
    let new = new(plan);
    let default = default(plan);
    let members = members(plan);
    let role = match &plan.role {
        Role::Error { code, message } => error::modeled(&plan.name, code, message.as_ref()),
        Role::Input => input(plan),
        Role::Part | Role::Output => quote!(),
    };
    let validate = if plan.halves.write && (plan.constrained || matches!(plan.role, Role::Input)) {
        validate::structure(&plan.name, &plan.fields)
    } else {
        quote!()
    };
    quote!(#definition #new #default #members #validate #role)
}

fn definition(plan: &Structure) -> TokenStream {
    let (name, docs) = (&plan.name, docs::outer(&plan.docs));
    let traits = [
        (!is_secret(plan)).then(|| quote!(Debug)),
        plan.stream.is_none().then(|| quote!(Clone, PartialEq)),
        derives_default(plan).then(|| quote!(Default)),
    ];
    let traits: Vec<_> = traits.into_iter().flatten().collect();
    let derive = if traits.is_empty() { quote!() } else { quote!(#[derive(#(#traits),*)]) };
    let fields = plan.fields.iter().map(|field| {
        let (name, ty) = (&field.name, types::ty(&field.ty));
        let docs = docs::outer(&validate::documented(field));
        quote!(#docs pub #name: #ty)
    });
    quote! {
        #docs
        #derive
        pub struct #name { #(#fields),* }
    }
}

fn is_secret(plan: &Structure) -> bool {
    plan.fields.iter().any(|field| field.sensitive)
}

/// True if every member is absent by default, or has the default of its type.
fn derives_default(plan: &Structure) -> bool {
    plan.fields.iter().all(|field| match &field.presence {
        Presence::Optional => true,
        Presence::Required => false,
        Presence::Default(value) => value.is_zero(),
    })
}

fn has_required(plan: &Structure) -> bool {
    plan.fields.iter().any(|field| field.presence == Presence::Required)
}

/// `new` with the required members, where there are any.
fn new(plan: &Structure) -> TokenStream {
    if !plan.halves.write || !has_required(plan) {
        return quote!();
    }
    let name = &plan.name;
    let required = plan.fields.iter().filter(|field| field.presence == Presence::Required);
    let count = required.clone().count();
    let parameters = required.map(|field| {
        let (name, ty) = (&field.name, types::ty(&field.ty));
        if converted(&field.ty) { quote!(#name: impl Into<#ty>) } else { quote!(#name: #ty) }
    });
    let values = plan.fields.iter().map(|field| {
        let name = &field.name;
        match &field.presence {
            Presence::Required if converted(&field.ty) => quote!(#name: #name.into()),
            Presence::Required => quote!(#name),
            Presence::Optional => quote!(#name: None),
            Presence::Default(value) => {
                let value = literal::literal(value, &field.ty);
                quote!(#name: #value)
            }
        }
    });
    let many = if count > 7 {
        quote!(#[expect(clippy::too_many_arguments, reason = "one for each required member")])
    } else {
        quote!()
    };
    quote! {
        impl #name {
            /// With the required members; the others are absent or have their defaults.
            #many
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// True for a type that `new` makes of whatever it can be made of.
fn converted(ty: &RustType) -> bool {
    matches!(ty, RustType::String | RustType::ByteStream | RustType::EventStream(_))
}

/// `Default`, where no member is required and some have defaults of the model.
fn default(plan: &Structure) -> TokenStream {
    if derives_default(plan) || has_required(plan) {
        return quote!();
    }
    let name = &plan.name;
    let values = plan.fields.iter().map(|field| {
        let name = &field.name;
        match &field.presence {
            Presence::Default(value) => {
                let value = literal::literal(value, &field.ty);
                quote!(#name: #value)
            }
            _ => quote!(#name: None),
        }
    });
    quote! {
        impl Default for #name {
            fn default() -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// The members, an entry each: schema, and the value that stands for one that isn't there.
fn members(plan: &Structure) -> TokenStream {
    let parts = schema::parts(plan.halves, is_secret(plan));
    let members = plan.fields.iter().map(|field| {
        let member = schema::member(&field.name, &field.schema);
        match &field.presence {
            Presence::Default(value) if plan.halves.read => {
                let value = literal::literal(value, &field.ty);
                quote!(#member = #value)
            }
            _ => member,
        }
    });
    let name = &plan.name;
    quote!(runtime::structure!(#name, #parts [#(#members),*]);)
}

/// What an operation takes fills its idempotency tokens and hands over its stream.
fn input(plan: &Structure) -> TokenStream {
    let name = &plan.name;
    let tokens = plan.fields.iter().filter(|field| field.idempotency_token);
    let fills: Vec<_> = tokens
        .map(|field| {
            let name = &field.name;
            quote!(self.#name.get_or_insert_with(|| tokens.token());)
        })
        .collect();
    let fill = (!fills.is_empty()).then(|| {
        quote! {
            fn fill_tokens(&mut self, tokens: &dyn runtime::TokenSource) {
                #(#fills)*
            }
        }
    });
    let take = plan.stream.as_ref().map(|stream| {
        quote! {
            fn take_stream(
                &mut self,
                operation: &'static runtime::OperationSchema,
            ) -> Option<runtime::ByteStream> {
                Some(runtime::take_stream(&mut self.#stream, operation))
            }
        }
    });
    quote! {
        impl runtime::Input for #name {
            #fill
            #take
        }
    }
}
