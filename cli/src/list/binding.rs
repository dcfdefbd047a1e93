//! Where a member stands in the request or in the response, in words.
//!
//! See <https://smithy.io/2.0/spec/http-bindings.html>.

use farrier_smithy::Member;
use farrier_smithy::traits::{
    HostLabel, HttpHeader, HttpLabel, HttpPayload, HttpPrefixHeaders, HttpQuery, HttpQueryParams,
    HttpResponseCode, JsonName,
};

use crate::words::printable;

/// For instance `header X-Chat-Token`.
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
    } else if traits.has::<HttpResponseCode>() {
        "status code".to_owned()
    } else if traits.has::<HttpPayload>() {
        "whole body".to_owned()
    } else {
        in_body(member)
    };
    let host = if traits.has::<HostLabel>() { ", host" } else { "" };
    printable(&format!("{binding}{host}"))
}

/// Bindings count at the top of a message only: within a member it is all the body.
pub(super) fn of_body(member: &Member) -> String {
    printable(&in_body(member))
}

fn in_body(member: &Member) -> String {
    match member.traits().get() {
        Some(JsonName(name)) => format!("body as {name}"),
        None => "body".to_owned(),
    }
}
