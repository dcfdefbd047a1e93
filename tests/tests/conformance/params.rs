//! Reads the `params` of a case into a generated type: values as a model writes them (smithy.io,
//! trait node values), under the members' own names. Timestamps are seconds since the epoch, blobs
//! their plain text.

use std::borrow::Cow;

use farrier::codec::{
    Failed, ReadList, ReadMap, ReadResult, ReadStruct, ReadValue, Reader, Streamed,
};
use farrier::protocol::Protocol;
use farrier::{Bytes, Document, Member, Timestamp, TimestampFormat, timestamp};
use farrier_smithy::traits::{Node, Number};

/// A case's params, and what it takes to read them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Params<'a> {
    /// The params, if the case has some.
    pub(crate) node: Option<&'a Node>,
    /// The body, as the case has it.
    pub(crate) body: &'a str,
    /// The protocol that a stream is in.
    pub(crate) protocol: &'static dyn Protocol,
}

/// A value of this type with these members; what is not there is as the model has it by default.
pub(crate) fn value<T: ReadValue>(params: Params<'_>) -> Result<T, String> {
    let mut value = T::blank();
    if let Some(node) = params.node {
        let mut reader = ParamsReader { node, params, problem: String::new() };
        let read = value.read(&Member::item(), &mut reader);
        read.map_err(|_| format!("the case's params don't fit the model: {}", reader.problem))?;
    }
    Ok(value)
}

/// Stands at one value of the params.
struct ParamsReader<'a> {
    node: &'a Node,
    params: Params<'a>,
    problem: String,
}

impl<'a> ParamsReader<'a> {
    /// Reads what is within, and passes on the problem under a name.
    fn within(
        &mut self,
        name: &str,
        node: &'a Node,
        read: impl FnOnce(&mut dyn Reader) -> ReadResult,
    ) -> ReadResult {
        let mut inner = ParamsReader { node, params: self.params, problem: String::new() };
        read(&mut inner).map_err(|Failed| {
            self.problem = format!("{name}: {}", inner.problem);
            Failed
        })
    }

    fn entries(&mut self) -> ReadResult<&'a [(String, Node)]> {
        match self.node {
            Node::Object(entries) => Ok(entries),
            _ => Err(self.fail("expected an object")),
        }
    }
}

impl Reader for ParamsReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.problem = format!("{problem}, there is {}", self.node.describe());
        Failed
    }

    fn boolean(&mut self, _: &Member) -> ReadResult<bool> {
        match self.node {
            Node::Bool(value) => Ok(*value),
            _ => Err(self.fail("expected a boolean")),
        }
    }

    fn integer(&mut self, _: &Member) -> ReadResult<i64> {
        let value = match self.node {
            Node::Number(number) => number.as_i128().and_then(|wide| i64::try_from(wide).ok()),
            _ => None,
        };
        value.ok_or_else(|| self.fail("expected an integer of 64 bits"))
    }

    fn float(&mut self, _: &Member) -> ReadResult<f64> {
        match self.node {
            Node::Number(number) => Ok(number.as_f64()),
            Node::String(text) if text == "NaN" => Ok(f64::NAN),
            Node::String(text) if text == "Infinity" => Ok(f64::INFINITY),
            Node::String(text) if text == "-Infinity" => Ok(f64::NEG_INFINITY),
            _ => Err(self.fail("expected a number, NaN or an infinity")),
        }
    }

    fn number(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        match self.node {
            Node::Number(number) => Ok(Cow::Borrowed(exact(number, self.params.body))),
            Node::String(text) => Ok(Cow::Borrowed(text)),
            _ => Err(self.fail("expected a number")),
        }
    }

    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        match self.node {
            Node::String(text) => Ok(Cow::Borrowed(text)),
            _ => Err(self.fail("expected a string")),
        }
    }

    fn blob(&mut self, _: &Member) -> ReadResult<Bytes> {
        match self.node {
            Node::String(text) => Ok(Bytes::from(text.clone())),
            _ => Err(self.fail("expected a blob's text")),
        }
    }

    fn stream(&mut self, member: &Member) -> ReadResult<Streamed> {
        let body = self.blob(member)?.into();
        Ok(Streamed::new(body, self.params.protocol.events()))
    }

    fn timestamp(&mut self, _: &Member) -> ReadResult<Timestamp> {
        instant(self.node).ok_or_else(|| self.fail("expected seconds since the epoch"))
    }

    fn document(&mut self, _: &Member) -> ReadResult<Document> {
        Ok(document(self.node))
    }

    fn structure(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        let members = value.members();
        for (name, node) in self.entries()? {
            let Some(index) = members.iter().position(|member| member.name() == name) else {
                self.problem = format!("the model has no member {name}");
                return Err(Failed);
            };
            if *node != Node::Null {
                self.within(name, node, |inner| value.read_member(index, inner))?;
            }
        }
        Ok(())
    }

    fn union(&mut self, member: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        match self.node {
            Node::Object(entries) if entries.len() == 1 => self.structure(member, value),
            _ => Err(self.fail("expected an object with one member")),
        }
    }

    fn list(&mut self, member: &Member, value: &mut dyn ReadList) -> ReadResult {
        let Node::Array(items) = self.node else { return Err(self.fail("expected an array")) };
        for (index, node) in items.iter().enumerate() {
            if *node == Node::Null {
                let _ = value.null_item(self);
            } else {
                let name = index.to_string();
                self.within(&name, node, |inner| value.read_item(member.element(), inner))?;
            }
        }
        Ok(())
    }

    fn map(&mut self, member: &Member, value: &mut dyn ReadMap) -> ReadResult {
        for (key, node) in self.entries()? {
            if *node == Node::Null {
                let _ = value.null_entry(key, self);
            } else {
                self.within(key, node, |inner| value.read_entry(key, member.element(), inner))?;
            }
        }
        Ok(())
    }
}

/// The time that a node writes: seconds since the epoch, or a date.
pub(crate) fn instant(node: &Node) -> Option<Timestamp> {
    match node {
        Node::Number(number) => {
            timestamp::parse(number.as_str(), TimestampFormat::EpochSeconds).ok()
        }
        Node::String(text) => timestamp::parse(text, TimestampFormat::DateTime).ok(),
        _ => None,
    }
}

/// A number of any size as the case means it.
///
/// Model files have been through tools that keep numbers as doubles: the params say `0.1` where the
/// body has `0.100000000000000000000001`, or `1` where it has `1.0`. Then the number that the body
/// has is meant, as it is written there.
fn exact<'a>(number: &'a Number, body: &'a str) -> &'a str {
    let tokens = body.split(|letter: char| !(letter.is_ascii_digit() || "+-.eE".contains(letter)));
    let numbers =
        || tokens.clone().filter_map(|token| Some((token, token.parse::<Number>().ok()?)));
    if tokens.clone().any(|token| token == number.as_str()) {
        return number.as_str();
    }
    let equal = numbers().find(|(_, other)| other == number);
    let is_rounded = |other: &Number| other.as_f64().to_bits() == number.as_f64().to_bits();
    let meant = equal.or_else(|| numbers().find(|(_, other)| is_rounded(other)));
    meant.map_or(number.as_str(), |(token, _)| token)
}

/// The document that a node writes.
fn document(node: &Node) -> Document {
    match node {
        Node::Null => Document::Null,
        Node::Bool(value) => Document::Bool(*value),
        Node::Number(number) => {
            serde_json::from_str(number.as_str()).expect("a node's numbers are JSON")
        }
        Node::String(text) => Document::String(text.clone()),
        Node::Array(items) => items.iter().map(document).collect(),
        Node::Object(entries) => {
            entries.iter().map(|(key, node)| (key.clone(), document(node))).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::exact;

    #[test]
    fn a_rounded_number_is_what_the_body_says() {
        let number = "0.1".parse().unwrap();
        let meant = "0.100000000000000000000001";
        assert_eq!(exact(&number, &format!("{{\"value\":\"{meant}\"}}")), meant);
        assert_eq!(exact(&number, &format!("<a>{meant}</a><b>0.10</b>")), "0.10");
        assert_eq!(exact(&number, "{\"value\": 0.2, \"e\": \"-.\"}"), "0.1");
        assert_eq!(exact(&number, ""), "0.1");
    }

    #[test]
    fn a_number_is_written_as_in_the_body() {
        let one = "1".parse().unwrap();
        assert_eq!(exact(&one, "{\"value\":\"1.0\"}"), "1.0");
        assert_eq!(exact(&one, "{\"other\": 1.0, \"value\":\"1\"}"), "1");
        assert_eq!(exact(&"0.0".parse().unwrap(), "{\"value\":\"0\"}"), "0");
    }
}
