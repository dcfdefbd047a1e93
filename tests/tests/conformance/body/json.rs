//! JSON by value: the order of members and the way a number is written don't count.

use std::collections::BTreeMap;

use farrier_smithy::traits::{Node, Number};

/// A JSON value whose objects have no order.
#[derive(Debug, PartialEq)]
enum Value {
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Value>),
    Object(BTreeMap<String, Value>),
}

/// Whether two texts are of the same value.
pub(super) fn same(found: &[u8], expected: &[u8]) -> Result<bool, String> {
    Ok(parse(found)? == parse(expected)?)
}

fn parse(body: &[u8]) -> Result<Value, String> {
    let text = str::from_utf8(body).map_err(|error| error.to_string())?;
    value(Node::parse(text).map_err(|error| format!("not JSON: {error}"))?)
}

fn value(node: Node) -> Result<Value, String> {
    Ok(match node {
        Node::Null => Value::Null,
        Node::Bool(value) => Value::Bool(value),
        Node::Number(number) => Value::Number(number),
        Node::String(text) => Value::String(text),
        Node::Array(items) => Value::Array(items.into_iter().map(value).collect::<Result<_, _>>()?),
        Node::Object(entries) => {
            let mut members = BTreeMap::new();
            for (name, node) in entries {
                if members.contains_key(&name) {
                    return Err(format!("the member {name} comes twice"));
                }
                members.insert(name, value(node)?);
            }
            Value::Object(members)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn what_means_the_same() {
        assert!(same(br#"{"a":1,"b":[1.0,"x"]}"#, br#" {"b": [1, "\u0078"], "a": 1e0} "#).unwrap());
        assert!(!same(br#"{"a":1}"#, br#"{"a":"1"}"#).unwrap());
        assert!(!same(br#"{"a":null}"#, br"{}").unwrap());
        assert!(!same(br"[1,2]", br"[2,1]").unwrap());
        assert!(!same(b"12345678901234567890", b"12345678901234567891").unwrap());
        assert!(same(br#"{"a":1,"a":1}"#, br#"{"a":1}"#).is_err());
        assert!(same(b"{", b"{}").is_err());
    }
}
