//! The members of a structure or union as the runtime's macros take them: an entry each.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{Binding, Halves, Item, MemberSchema, TimestampFormat};

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
    let binding = match &schema.binding {
        Binding::Body => quote!(),
        Binding::Label => quote!(.label()),
        Binding::Query(name) => quote!(.query(#name)),
        Binding::QueryParams => quote!(.query_params()),
        Binding::Header(name) => quote!(.header(#name)),
        Binding::PrefixHeaders(prefix) => quote!(.prefix_headers(#prefix)),
        Binding::Payload => quote!(.payload()),
        Binding::StructurePayload => quote!(.structure_payload()),
        Binding::StatusCode => quote!(.status_code()),
    };
    let sensitive = if schema.sensitive { quote!(.sensitive()) } else { quote!() };
    let details = details(schema.timestamp, schema.media_type.as_deref(), schema.item.as_deref());
    quote!(#start #binding #details #sensitive)
}

fn details(
    timestamp: Option<TimestampFormat>,
    media_type: Option<&str>,
    item: Option<&Item>,
) -> TokenStream {
    let timestamp = timestamp.map(|format| {
        let format = match format {
            TimestampFormat::EpochSeconds => quote!(EpochSeconds),
            TimestampFormat::DateTime => quote!(DateTime),
            TimestampFormat::HttpDate => quote!(HttpDate),
        };
        quote!(.timestamp(runtime::TimestampFormat::#format))
    });
    let media_type = media_type.map(|media_type| quote!(.media_type(#media_type)));
    let item = item.map(|item| {
        let inner = details(item.timestamp, item.media_type.as_deref(), item.element.as_deref());
        quote!(.of(&runtime::Member::item() #inner))
    });
    quote!(#timestamp #media_type #item)
}
