//! Where a member of an input goes in the request, in words.
//!
//! See <https://smithy.io/2.0/spec/http-bindings.html>.

use smithy::Member;
use smithy::traits::{
    HostLabel, HttpHeader, HttpLabel, HttpPayload, HttpPrefixHeaders, HttpQuery, HttpQueryParams,
    JsonName,
};

use crate::cli::render::printable;

/// For instance `header X-Amz-Bearer`.
pub(super) fn of(member: &Member) -> String {
    let traits = member.traits();
    let binding = if traits.has::<HttpLabel>() {
        "path".to_owned()
    } else if let Some(HttpQuery(name)) = traits.get() {
        format!("query {name}")
    } else if traits.has::<HttpQueryParams>() {
        "query, each entry".to_owned()
    } else if let Some(HttpHeader(name)) = traits.get() {
        format!("header {name}")
    } else if let Some(HttpPrefixHeaders(prefix)) = traits.get() {
        format!("headers {prefix}*")
    } else if traits.has::<HttpPayload>() {
        "whole body".to_owned()
    } else if let Some(JsonName(name)) = traits.get() {
        format!("body as {name}")
    } else {
        "body".to_owned()
    };
    let host = if traits.has::<HostLabel>() { ", host" } else { "" };
    printable(&format!("{binding}{host}"))
}
