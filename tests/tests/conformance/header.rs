//! What a case says of headers, and of query parameters (smithy.io, `httpRequestTests`).

use std::collections::BTreeMap;

use farrier::http::{HeaderMap, HeaderName, HeaderValue};

use crate::suite::Outcome;

/// Fails unless the headers have these values. One that came several times has its values in one,
/// with commas between them.
pub(crate) fn equal(headers: &HeaderMap, expected: &BTreeMap<String, String>) -> Outcome {
    for (name, value) in expected {
        let found: Vec<_> = headers
            .get_all(name)
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        if found.is_empty() {
            return Err(format!("the header {name} is missing; expected {value:?}"));
        }
        let found = found.join(", ");
        if found != *value {
            return Err(format!("the header {name} is {found:?}; expected {value:?}"));
        }
    }
    Ok(())
}

/// Fails if one of these headers is there.
pub(crate) fn forbidden(headers: &HeaderMap, names: &[String]) -> Outcome {
    match names.iter().find(|name| headers.contains_key(*name)) {
        Some(name) => Err(format!("the header {name} is there and must not be")),
        None => Ok(()),
    }
}

/// Fails unless all of these headers are there.
pub(crate) fn required(headers: &HeaderMap, names: &[String]) -> Outcome {
    match names.iter().find(|name| !headers.contains_key(*name)) {
        Some(name) => Err(format!("the header {name} is missing")),
        None => Ok(()),
    }
}

/// The headers that a case gives a response.
pub(crate) fn map(headers: &BTreeMap<String, String>) -> Result<HeaderMap, String> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        let name: HeaderName = name.parse().map_err(|error| format!("{name}: {error}"))?;
        let value = HeaderValue::from_bytes(value.as_bytes())
            .map_err(|error| format!("{name}: {error}"))?;
        map.append(name, value);
    }
    Ok(map)
}

/// Fails unless the query has these parameters, each as often as it is expected. Others may be
/// there.
pub(crate) fn query_has(query: &str, expected: &[String]) -> Outcome {
    let found: Vec<_> = query.split('&').collect();
    for param in expected {
        let count = expected.iter().filter(|other| *other == param).count();
        if found.iter().filter(|other| *other == param).count() < count {
            return Err(format!("the query is {query:?}; expected {param:?} in it"));
        }
    }
    // A parameter that has a list of values must not have others besides.
    let names: Vec<_> = expected.iter().map(|param| name(param)).collect();
    let count = found.iter().filter(|param| names.contains(&name(param))).count();
    if count > expected.len() {
        return Err(format!("the query is {query:?}; expected of these names only {expected:?}"));
    }
    Ok(())
}

/// Fails if a parameter of one of these names is there.
pub(crate) fn query_forbidden(query: &str, names: &[String]) -> Outcome {
    match names.iter().find(|wanted| query.split('&').any(|param| name(param) == *wanted)) {
        Some(name) => Err(format!("the query is {query:?}; {name} must not be in it")),
        None => Ok(()),
    }
}

/// Fails unless there is a parameter of each of these names.
pub(crate) fn query_required(query: &str, names: &[String]) -> Outcome {
    match names.iter().find(|wanted| !query.split('&').any(|param| name(param) == *wanted)) {
        Some(name) => Err(format!("the query is {query:?}; expected {name} in it")),
        None => Ok(()),
    }
}

fn name(param: &str) -> &str {
    param.split_once('=').map_or(param, |(name, _)| name)
}
