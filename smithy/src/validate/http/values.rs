//! The values of HTTP traits, each by itself.

use crate::traits::{
    ApiKeyLocation, ErrorTrait, Http, HttpApiKeyAuth, HttpError, HttpHeader, HttpPrefixHeaders,
    HttpQuery,
};
use crate::validate::applied::Applied;

/// Headers that belong to the connection or the client, lower case.
const FORBIDDEN: [&str; 15] = [
    "connection",
    "expect",
    "host",
    "http2-settings",
    "keep-alive",
    "max-forwards",
    "proxy-authenticate",
    "proxy-connection",
    "server",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "www-authenticate",
    "x-forwarded-for",
];

pub(crate) fn trait_value(applied: &mut Applied<'_, '_>) {
    let Some(http) = applied.value::<Http>() else {
        return;
    };
    if !is_token(&http.method) {
        applied.wrong(format!("`{}` is not an HTTP method", http.method));
    }
    if !(100..=999).contains(&http.code) {
        applied.wrong(format!("{} is not a status code", http.code));
    }
    if let Err(why) = http.pattern() {
        applied.wrong(format!("in the uri `{}`, {why}", http.uri));
    }
}

pub(crate) fn header(applied: &mut Applied<'_, '_>) {
    let Some(HttpHeader(name)) = applied.value() else {
        return;
    };
    if !is_token(&name) {
        applied.wrong(format!("`{name}` is not the name of a header"));
    } else if FORBIDDEN.contains(&&*name.to_ascii_lowercase()) {
        let hint = "bind the member to a header of your own";
        applied.fault(format!("the header `{name}` is not for models to set"), hint);
    }
}

pub(crate) fn prefix(applied: &mut Applied<'_, '_>) {
    let Some(HttpPrefixHeaders(prefix)) = applied.value() else {
        return;
    };
    if !prefix.is_empty() && !is_token(&prefix) {
        applied.wrong(format!("`{prefix}` can't start the name of a header"));
    }
}

pub(crate) fn query(applied: &mut Applied<'_, '_>) {
    if let Some(HttpQuery(name)) = applied.value()
        && name.is_empty()
    {
        applied.wrong("the name is empty");
    }
}

pub(crate) fn error_code(applied: &mut Applied<'_, '_>) {
    let Some(HttpError(code)) = applied.value() else {
        return;
    };
    // The specification says 400 to 599; published models have redirects, too.
    if !(300..=599).contains(&code) {
        applied.wrong(format!("{code} is not the status code of an error (400 to 599)"));
    }
    if !applied.site.traits().has::<ErrorTrait>() {
        applied.fault(
            "`httpError` is applied to a structure that isn't an error",
            "apply `error`, too",
        );
    }
}

pub(crate) fn api_key(applied: &mut Applied<'_, '_>) {
    let Some(HttpApiKeyAuth { name, location, scheme }) = applied.value() else {
        return;
    };
    match location {
        ApiKeyLocation::Query if name.is_empty() => applied.wrong("the name is empty"),
        ApiKeyLocation::Header if !is_token(&name) => {
            applied.wrong(format!("`{name}` is not the name of a header"));
        }
        ApiKeyLocation::Header if holds_no_key(&name) => {
            let hint = "give the key a header of its own";
            applied.fault(format!("the header `{name}` can't hold an API key"), hint);
        }
        _ => {}
    }
    match scheme {
        Some(_) if location == ApiKeyLocation::Query => {
            applied.wrong("a `scheme` is for keys in headers only");
        }
        Some(scheme) if !is_token(&scheme) => {
            applied.wrong(format!("`{scheme}` can't stand before a key in a header"));
        }
        _ => {}
    }
}

/// Whether a header has a meaning for the connection or the body, so that it can't hold a key.
fn holds_no_key(name: &str) -> bool {
    let name = &*name.to_ascii_lowercase();
    FORBIDDEN.contains(&name) || ["content-length", "content-type", "user-agent"].contains(&name)
}

/// Whether the text is a token of RFC 9110: what methods and names of headers
/// are.
fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
