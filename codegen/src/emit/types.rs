//! Types as tokens.

use proc_macro2::TokenStream;
use quote::quote;

use super::import;
use crate::plan::{Field, Home, Literal, Presence, RustType, TypePath};

/// A type where it stands for a value.
pub(super) fn ty(ty: &RustType) -> TokenStream {
    match ty {
        RustType::Bool => quote!(bool),
        RustType::I8 => quote!(i8),
        RustType::I16 => quote!(i16),
        RustType::I32 => quote!(i32),
        RustType::I64 => quote!(i64),
        RustType::F32 => quote!(f32),
        RustType::F64 => quote!(f64),
        RustType::String => quote!(String),
        RustType::Bytes => quote!(farrier::Bytes),
        RustType::ByteStream => quote!(farrier::ByteStream),
        RustType::EventStream(path) => {
            let name = &path.name;
            quote!(farrier::EventStream<#name>)
        }
        RustType::Timestamp => quote!(farrier::Timestamp),
        RustType::Document => quote!(farrier::Document),
        RustType::BigInteger => quote!(farrier::BigInteger),
        RustType::BigDecimal => quote!(farrier::BigDecimal),
        RustType::Unit => quote!(farrier::Unit),
        RustType::Named(path) => {
            let name = &path.name;
            quote!(#name)
        }
        RustType::Option(inner) => {
            let inner = self::ty(inner);
            quote!(Option<#inner>)
        }
        RustType::Box(inner) => {
            let inner = self::ty(inner);
            quote!(Box<#inner>)
        }
        RustType::List(item) => {
            let item = self::ty(item);
            quote!(Vec<#item>)
        }
        RustType::Map(key, value) => {
            let (key, value) = (self::ty(key), self::ty(value));
            quote!(farrier::Map<#key, #value>)
        }
    }
}

/// The imports that fields need in a module.
pub(super) fn uses<'p>(fields: impl Iterator<Item = &'p Field>, home: Home) -> TokenStream {
    let mut paths = Vec::new();
    for field in fields {
        named(&field.ty, &mut paths);
        if let Presence::Default(Literal::Variant(path, _) | Literal::UnknownVariant(path, _)) =
            &field.presence
        {
            paths.push(path.clone());
        }
    }
    import(paths, home)
}

/// Adds the client's own types within a type.
pub(super) fn named(ty: &RustType, paths: &mut Vec<TypePath>) {
    match ty {
        RustType::Named(path) | RustType::EventStream(path) => paths.push(path.clone()),
        RustType::Option(inner) | RustType::Box(inner) | RustType::List(inner) => {
            named(inner, paths);
        }
        RustType::Map(key, value) => {
            named(key, paths);
            named(value, paths);
        }
        _ => {}
    }
}
