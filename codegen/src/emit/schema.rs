//! The static schema of a structure's or union's members: one line a member.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::name::StaticName;
use crate::plan::{Binding, Field, Item, MemberSchema, TimestampFormat};

/// `static NAME: [runtime::Member; N] = […];`, with the statics of elements inside.
pub(super) fn members(name: &StaticName, fields: &[Field], items: &[Item]) -> TokenStream {
    let count = Literal::usize_unsuffixed(fields.len());
    let members = fields.iter().map(|field| member(&field.schema));
    let list = quote!([#(#members),*]);
    if items.is_empty() {
        return quote!(static #name: [runtime::Member; #count] = #list;);
    }
    let items = items.iter().map(item);
    quote!(static #name: [runtime::Member; #count] = { #(#items)* #list };)
}

fn member(schema: &MemberSchema) -> TokenStream {
    let name = &schema.name;
    let wire_name = &schema.wire_name;
    let start = if wire_name.contains(['"', '\\']) || wire_name.contains(char::is_control) {
        let key = format!(",{}:", serde_json::Value::from(wire_name.as_str()));
        quote!(runtime::Member::new(#name, #wire_name, #key))
    } else if wire_name == name {
        quote!(runtime::member!(#name))
    } else {
        quote!(runtime::member!(#name, #wire_name))
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
    let details = details(schema.timestamp, schema.media_type.as_deref(), schema.item.as_ref());
    quote!(#start #binding #details #sensitive)
}

fn item(item: &Item) -> TokenStream {
    let name = &item.name;
    let details = details(item.timestamp, item.media_type.as_deref(), item.element.as_ref());
    quote!(static #name: runtime::Member = runtime::Member::item() #details;)
}

fn details(
    timestamp: Option<TimestampFormat>,
    media_type: Option<&str>,
    item: Option<&StaticName>,
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
    let item = item.map(|item| quote!(.of(&#item)));
    quote!(#timestamp #media_type #item)
}
