//! Schemas in the form that the runtime's macros and builders take: a name, and a call for each property.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use super::literal;
use crate::pattern::Compiled;
use crate::plan::{Argument, MemberSchema, Pattern, Property};

/// The entry of a member behind its type: `required("Limit", "wireName").query("limit")`. `how` tells
/// whether users give it.
pub(super) fn member(how: &str, schema: &MemberSchema) -> TokenStream {
    let how = Ident::new(how, Span::call_site());
    let name = &schema.name;
    let wire_name = &schema.wire_name;
    let start = if wire_name.contains(['"', '\\']) || wire_name.contains(char::is_control) {
        let key = format!(",{}:", serde_json::Value::from(wire_name.as_str()));
        quote!(#how(#name, #wire_name, #key))
    } else if wire_name == name {
        quote!(#how(#name))
    } else {
        quote!(#how(#name, #wire_name))
    };
    let properties = properties(&schema.properties);
    quote!(#start #properties)
}

/// The calls of a builder: `.header("X").sensitive()`.
pub(super) fn properties(properties: &[Property]) -> TokenStream {
    let calls = properties.iter().map(property);
    quote!(#(.#calls)*)
}

/// One call of a builder: `header("X")`.
pub(super) fn property(property: &Property) -> TokenStream {
    let name = Ident::new(property.name, Span::call_site());
    let arguments = property.arguments.iter().map(argument);
    quote!(#name(#(#arguments),*))
}

fn argument(argument: &Argument) -> TokenStream {
    match argument {
        Argument::Text(text) => quote!(#text),
        Argument::Number(number) => Literal::u64_unsuffixed(*number).into_token_stream(),
        Argument::Flag(flag) => quote!(#flag),
        Argument::Literal(number) => literal::number(number),
        Argument::Pattern(pattern) => self::pattern(pattern),
        Argument::Variant(of, variant) => {
            let (of, variant) =
                (Ident::new(of, Span::call_site()), Ident::new(variant, Span::call_site()));
            quote!(farrier::#of::#variant)
        }
        Argument::Call(of, call) => {
            let (of, call) = (Ident::new(of, Span::call_site()), property(call));
            quote!(farrier::#of::#call)
        }
        Argument::Slice(arguments) => {
            let arguments = arguments.iter().map(self::argument);
            quote!(&[#(#arguments),*])
        }
        Argument::Element(element) => {
            let element = properties(element);
            quote!(item() #element)
        }
        Argument::Reference(element) => {
            let element = properties(element);
            quote!(&item() #element)
        }
    }
}

fn pattern(pattern: &Pattern) -> TokenStream {
    let model = &pattern.model;
    match &pattern.engine {
        Compiled::Linear { translated } if translated == model => quote!(pattern!(#model)),
        Compiled::Linear { translated } => quote!(pattern!(#model, #translated)),
        Compiled::Backtracking { unicode: true } => quote!(pattern!(backtracking #model, "u")),
        // Lowering has left out what can't be compiled.
        Compiled::Backtracking { unicode: false } | Compiled::Invalid { .. } => {
            quote!(pattern!(backtracking #model, ""))
        }
    }
}
