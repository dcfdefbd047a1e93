//! Constraints: one call each, in the model's order.

use proc_macro2::TokenStream;
use quote::quote;

use crate::name::TypeName;
use crate::pattern::Compiled;
use crate::plan::{Bounds, BoundsKind, Check, Field, Pattern};

/// The constraints of a structure's members.
pub(super) fn structure(name: &TypeName, fields: &[Field]) -> TokenStream {
    let calls = fields.iter().flat_map(|field| {
        let (name, at) = (&field.name, &field.schema.name);
        calls(&field.checks, &quote!(#at), &quote!(&self.#name))
    });
    let calls: Vec<_> = calls.collect();
    let v = if calls.is_empty() { quote!(_) } else { quote!(v) };
    quote! {
        impl runtime::Validate for #name {
            fn validate(&self, #v: &mut runtime::Validator<'_>) {
                #(#calls;)*
            }
        }
    }
}

/// The constraints of a union's variants.
pub(super) fn union(name: &TypeName, variants: &[Field]) -> TokenStream {
    let (free, checked): (Vec<_>, Vec<_>) =
        variants.iter().partition(|field| field.checks.is_empty());
    let arms = checked.iter().map(|field| {
        let (variant, at) = (&field.variant, &field.schema.name);
        let calls = calls(&field.checks, &quote!(#at), &quote!(value));
        quote!(Self::#variant(value) => { #(#calls;)* })
    });
    let free = free.iter().map(|field| &field.variant);
    let free = if free.len() == 0 { quote!() } else { quote!(#(Self::#free(_))|* => {}) };
    quote! {
        impl runtime::Validate for #name {
            fn validate(&self, v: &mut runtime::Validator<'_>) {
                match self {
                    #(#arms)*
                    #free
                    Self::Unknown(_) => v.unknown_union(),
                }
            }
        }
    }
}

/// A call for each check.
fn calls(checks: &[Check], at: &TokenStream, value: &TokenStream) -> Vec<TokenStream> {
    checks.iter().map(|check| call(check, at, value)).collect()
}

/// A closure's body that is longer is broken into lines, and then braces are better.
const SHORT: usize = 60;

/// Calls as one expression: a short one stands without braces.
fn body(calls: &[TokenStream]) -> TokenStream {
    match calls {
        [one] if one.to_string().len() <= SHORT => quote!(#one),
        many => quote!({ #(#many;)* }),
    }
}

fn call(check: &Check, at: &TokenStream, value: &TokenStream) -> TokenStream {
    match check {
        Check::Length(bounds) => {
            let range = range(bounds);
            quote!(v.length(#at, #value, #range))
        }
        Check::Range(bounds) => {
            let range = range(bounds);
            quote!(v.range(#at, #value, #range))
        }
        Check::Pattern(pattern) => {
            let pattern = self::pattern(pattern);
            quote!(v.pattern(#at, #value, #pattern))
        }
        Check::Unique => quote!(v.unique(#at, #value)),
        Check::EnumValue => quote!(v.enum_value(#at, #value)),
        Check::Nested => quote!(v.nested(#at, #value)),
        Check::Items(inner) => within(&quote!(items), at, value, &quote!(item), inner),
        Check::Keys(inner) => within(&quote!(keys), at, value, &quote!(key), inner),
        Check::Values(inner) => within(&quote!(values), at, value, &quote!(value), inner),
        Check::ValuesOfSecretKeys(inner) => {
            within(&quote!(values_of_secret_keys), at, value, &quote!(value), inner)
        }
    }
}

fn within(
    method: &TokenStream,
    at: &TokenStream,
    value: &TokenStream,
    name: &TokenStream,
    inner: &[Check],
) -> TokenStream {
    let calls = body(&calls(inner, &quote!(at), name));
    quote!(v.#method(#at, #value, |v, at, #name| #calls))
}

fn pattern(pattern: &Pattern) -> TokenStream {
    let model = &pattern.model;
    match &pattern.engine {
        Compiled::Linear { translated } if translated == model => quote!(runtime::pattern!(#model)),
        Compiled::Linear { translated } => quote!(runtime::pattern!(#model, #translated)),
        Compiled::Backtracking { unicode: true } => {
            quote!(runtime::pattern!(backtracking #model, "u"))
        }
        // Lowering has left out what can't be compiled.
        Compiled::Backtracking { unicode: false } | Compiled::Invalid { .. } => {
            quote!(runtime::pattern!(backtracking #model, ""))
        }
    }
}

fn range(bounds: &Bounds) -> TokenStream {
    let number = |text: &String| {
        if bounds.kind == BoundsKind::Big {
            return quote!(runtime::validate::big(#text));
        }
        super::literal::number(text)
    };
    match (bounds.min.as_ref().map(number), bounds.max.as_ref().map(number)) {
        (Some(min), Some(max)) => quote!(#min..=#max),
        (Some(min), None) => quote!(#min..),
        (None, Some(max)) => quote!(..=#max),
        (None, None) => quote!(0..),
    }
}

/// A field's documentation, with its own constraints in words.
pub(super) fn documented(field: &Field) -> String {
    let mut notes: Vec<_> = field.checks.iter().filter_map(described).collect();
    if field.idempotency_token {
        notes.push("filled with a new UUID if absent".to_owned());
    }
    if notes.is_empty() {
        return field.docs.clone();
    }
    format!("{}\n\nConstraints: {}.", field.docs, notes.join("; "))
}

fn described(check: &Check) -> Option<String> {
    match check {
        Check::Length(bounds) => Some(format!("length {}", span(bounds))),
        Check::Range(bounds) => Some(format!("range {}", span(bounds))),
        Check::Pattern(pattern) if is_plain(&pattern.model) => {
            Some(format!("pattern `{}`", pattern.model))
        }
        Check::Pattern(_) => Some("a pattern".to_owned()),
        Check::Unique => Some("unique items".to_owned()),
        // The type says so.
        Check::EnumValue | Check::Nested => None,
        Check::Items(inner) => described_within("each item", inner),
        Check::Keys(inner) => described_within("each key", inner),
        Check::Values(inner) | Check::ValuesOfSecretKeys(inner) => {
            described_within("each value", inner)
        }
    }
}

/// `each item: length 1 to 256, unique items`, if there is anything to say of them.
fn described_within(whose: &str, inner: &[Check]) -> Option<String> {
    let inner: Vec<_> = inner.iter().filter_map(described).collect();
    (!inner.is_empty()).then(|| format!("{whose}: {}", inner.join(", ")))
}

/// True for a text that stands in backticks as it is.
fn is_plain(text: &str) -> bool {
    text.len() <= 80 && text.chars().all(|c| matches!(c, ' '..='~') && c != '`')
}

fn span(bounds: &Bounds) -> String {
    match (&bounds.min, &bounds.max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any".to_owned(),
    }
}
