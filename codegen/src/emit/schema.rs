//! Schemas as the runtime's macros and builders take them: a name, and a call a property.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::plan::{Argument, Halves, MemberSchema, Property};

/// What is made of the members: `read, write, debug,`, or some of these.
pub(super) fn parts(halves: Halves, debug: bool) -> TokenStream {
    let read = halves.read.then(|| quote!(read,));
    let write = halves.write.then(|| quote!(write,));
    let debug = debug.then(|| quote!(debug,));
    quote!(#read #write #debug)
}

/// The entry of the field or variant `rust`: `limit("Limit", "wireName").query("limit")`.
pub(super) fn member(rust: &impl ToTokens, schema: &MemberSchema) -> TokenStream {
    let name = &schema.name;
    let wire_name = &schema.wire_name;
    let start = if wire_name.contains(['"', '\\']) || wire_name.contains(char::is_control) {
        let key = format!(",{}:", serde_json::Value::from(wire_name.as_str()));
        quote!(#rust(#name, #wire_name, #key))
    } else if wire_name == name {
        quote!(#rust(#name))
    } else {
        quote!(#rust(#name, #wire_name))
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
        Argument::Variant(of, variant) => {
            let (of, variant) =
                (Ident::new(of, Span::call_site()), Ident::new(variant, Span::call_site()));
            quote!(runtime::#of::#variant)
        }
        Argument::Element(element) => {
            let element = properties(element);
            quote!(runtime::Member::item() #element)
        }
        Argument::Reference(element) => {
            let element = properties(element);
            quote!(&runtime::Member::item() #element)
        }
    }
}
