//! What operations tell the rules of their service.

use std::collections::BTreeMap;

use farrier_smithy::Operation;
use farrier_smithy::traits::{
    ContextParam, Node, OperationContextParams, Required, StaticContextParams,
};

use crate::note::Note;
use crate::plan::{Argument, Property};

/// The runtime's type.
const PARAMETER: &str = "EndpointParameter";

/// The property of an operation's schema, if it tells something. What is more specific takes precedence: the model's
/// constants, then members, then paths. `own` is what the service does differently from its model, and takes
/// precedence over all.
pub(in crate::lower) fn property(
    operation: &Operation<'_>,
    own: Vec<(String, Property)>,
    notes: &mut Vec<Note>,
) -> Option<Property> {
    let traits = operation.shape().traits();
    let mut all: BTreeMap<String, Property> = BTreeMap::new();
    for (name, parameter) in
        traits.get::<OperationContextParams>().into_iter().flat_map(|parameters| parameters.0)
    {
        if is_path(&parameter.path) {
            let path = call("path", &name, Argument::Text(parameter.path));
            all.insert(name, path);
        } else {
            let (operation, path) = (operation.id().to_string(), parameter.path);
            notes.push(Note::UnusedPath { operation, path });
        }
    }
    for member in operation.input().members() {
        let traits = member.traits();
        if let Some(ContextParam { name, .. }) = traits.get::<ContextParam>() {
            let how = if traits.has::<Required>() { "required" } else { "member" };
            let value = call(how, &name, Argument::Text(member.name().to_owned()));
            all.insert(name, value);
        }
    }
    for (name, parameter) in
        traits.get::<StaticContextParams>().into_iter().flat_map(|parameters| parameters.0)
    {
        if let Some(value) = constant(&name, &parameter.value) {
            all.insert(name, value);
        }
    }
    all.extend(own);
    let calls: Vec<_> = all.into_values().map(|call| Argument::Call(PARAMETER, call)).collect();
    (!calls.is_empty())
        .then(|| Property { name: "endpoint_parameters", arguments: vec![Argument::Slice(calls)] })
}

fn call(how: &'static str, name: &str, value: Argument) -> Property {
    Property { name: how, arguments: vec![Argument::Text(name.to_owned()), value] }
}

/// A constant of the model.
fn constant(name: &str, value: &Node) -> Option<Property> {
    match value {
        Node::Bool(value) => Some(call("flag", name, Argument::Flag(*value))),
        Node::String(text) => Some(call("text", name, Argument::Text(text.clone()))),
        Node::Array(items) => {
            let text = |item: &Node| match item {
                Node::String(text) => Some(Argument::Text(text.clone())),
                _ => None,
            };
            let texts = items.iter().map(text).collect::<Option<_>>()?;
            Some(call("texts", name, Argument::Slice(texts)))
        }
        _ => None,
    }
}

/// True if the runtime can follow a path.
fn is_path(path: &str) -> bool {
    let path = path.trim();
    if let Some(inner) = path.strip_prefix("keys(").and_then(|path| path.strip_suffix(')')) {
        return is_path(inner);
    }
    let mut rest = path;
    while !rest.is_empty() {
        rest = rest.strip_prefix('.').unwrap_or(rest);
        if let Some(after) = ["[*]", "[]", "*"].iter().find_map(|it| rest.strip_prefix(it)) {
            rest = after;
        } else if rest.starts_with('[') {
            let Some(end) = rest.find(']') else { return false };
            if !rest[1..end].split(',').all(|it| !it.contains(['[', '*']) && is_path(it)) {
                return false;
            }
            rest = &rest[end + 1..];
        } else {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
            let begins = rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
            if !begins || !rest[..end].bytes().all(is_name) {
                return false;
            }
            rest = &rest[end..];
        }
    }
    !path.is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_path;

    #[test]
    fn paths_are_those_that_the_runtime_follows() {
        for (path, expected) in [
            ("A", true),
            ("A.B", true),
            ("keys(A)", true),
            ("A[*].B.C", true),
            ("a[*][b, c.d][]", true),
            ("A.*.B", true),
            ("", false),
            ("A[0]", false),
            ("A[?B]", false),
            ("length(A)", false),
            ("A | B", false),
            ("A[", false),
        ] {
            assert_eq!(is_path(path), expected, "{path}");
        }
    }
}
