//! The reader of forms, for mock services and test harnesses.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use bytes::Bytes;

use super::tree::Node;
use super::{Dialect, key_segment, map_segment, value_segment};
use crate::codec::heap::{BLOB, EXCEEDED, Heap};
use crate::codec::limits::Limits;
use crate::codec::pace::Pace;
use crate::codec::reader::{Failed, ReadList, ReadMap, ReadResult, ReadStruct, Reader};
use crate::formats::base64;
use crate::number::float;
use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

/// The error of a form that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    key: String,
    problem: &'static str,
}

impl QueryError {
    /// Returns the key of the value that can't be read. It is empty if the problem isn't with a
    /// single value.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Returns a description of the problem.
    pub fn problem(&self) -> &'static str {
        self.problem
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.key.is_empty() {
            write!(f, "`{}`: ", self.key.escape_debug())?;
        }
        f.write_str(self.problem)
    }
}

impl std::error::Error for QueryError {}

/// The default for the number of segments in a key. The parsed form is read by recursion, so its depth must
/// be limited.
const DEPTH: usize = 256;

/// A parsed form, which can be read as a structure.
///
/// Any bytes give a value or a [`QueryError`]. Members that the type doesn't know are ignored, and
/// so are elements of a list that have no number. The other elements are read in the order of their
/// numbers, which may have gaps. A key that occurs twice keeps its last text.
///
/// ```
/// use farrier::formats::query::{Dialect, QueryReader};
///
/// farrier::shape! {
///     pub struct Tags: derive(), read;
///
///     pub tags: Vec<String> = required("Tags"),
/// }
///
/// let mut read: Tags = farrier::codec::ReadValue::blank();
/// QueryReader::parse(b"Action=Tag&Tags.member.1=a%20b", Dialect::Aws)?.read_root(&mut read)?;
/// assert_eq!(read.tags, ["a b"]);
/// # Ok::<(), farrier::formats::query::QueryError>(())
/// ```
#[derive(Debug)]
pub struct QueryReader {
    root: Node,
    dialect: Dialect,
    heap: Heap,
}

impl QueryReader {
    /// Parses a form with the default [`Limits`], except that a key may have 256 segments. Fails if a key or
    /// text isn't UTF-8, or if the form is beyond a limit.
    pub fn parse(form: &[u8], dialect: Dialect) -> Result<Self, QueryError> {
        Self::with_limits(form, dialect, Limits::new().depth(DEPTH))
    }

    /// Parses a form with these limits. Here [`depth`](Limits#structfield.depth) is the number of segments
    /// that a key may have, and [`heap`](Limits#structfield.heap) is what the form and the value that is read
    /// from it may take together. Fails as [`parse`](Self::parse) does.
    pub fn with_limits(form: &[u8], dialect: Dialect, limits: Limits) -> Result<Self, QueryError> {
        let fault = |problem| QueryError { key: String::new(), problem };
        if form.len() > limits.size {
            return Err(fault("the form is larger than the limit"));
        }
        let mut heap = Heap::new(limits.heap);
        let root = Node::parse(form, limits.depth, &mut heap).map_err(fault)?;
        Ok(Self { root, dialect, heap })
    }

    /// Returns the text of a key of one segment, such as `Action`.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.root.parts.get(key)?.text.as_deref()
    }

    /// Reads the form as a structure.
    pub fn read_root(&self, value: &mut dyn ReadStruct) -> Result<(), QueryError> {
        let mut reader = NodeReader {
            node: &self.root,
            dialect: self.dialect,
            heap: self.heap,
            path: String::new(),
            fault: None,
        };
        reader.members(value).map_err(|Failed| {
            reader
                .fault
                .unwrap_or(QueryError { key: reader.path, problem: "the value can't be read" })
        })
    }
}

/// What finding a numbered part takes at most.
const NUMBERED: usize = 96;

static EMPTY: Node = Node { text: None, parts: BTreeMap::new() };

/// A reader that stands at one node of the tree, which is the value that is read next.
struct NodeReader<'a> {
    node: &'a Node,
    dialect: Dialect,
    heap: Heap,
    path: String,
    fault: Option<QueryError>,
}

impl<'a> NodeReader<'a> {
    /// Moves to the part `name` of this node, calls `read`, and moves back.
    fn within<T>(
        &mut self,
        name: &str,
        part: &'a Node,
        read: impl FnOnce(&mut Self) -> ReadResult<T>,
    ) -> ReadResult<T> {
        let (outer, length) = (self.node, self.path.len());
        if length > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        self.node = part;
        let outcome = read(self);
        self.node = outer;
        self.path.truncate(length);
        outcome
    }

    /// Calls `read` at the part `name`, or at this node if `name` is `None`. Nothing is read if the
    /// part doesn't exist.
    fn at_part(
        &mut self,
        name: Option<&str>,
        read: impl FnOnce(&mut Self) -> ReadResult,
    ) -> ReadResult {
        let Some(name) = name else { return read(self) };
        match self.node.parts.get(name) {
            Some(part) => self.within(name, part, read),
            None => Ok(()),
        }
    }

    /// Reads the members of a structure.
    fn members(&mut self, value: &mut dyn ReadStruct) -> ReadResult {
        for (index, member) in value.members().iter().enumerate() {
            let name = self.dialect.name(member);
            if let Some(part) = self.node.parts.get(name) {
                self.within(name, part, |reader| value.read_member(index, reader))?;
            }
        }
        Ok(())
    }

    fn scalar(&mut self) -> ReadResult<&'a str> {
        match &self.node.text {
            Some(text) => Ok(text),
            None => Err(self.fail("expected a text")),
        }
    }
}

impl Reader for NodeReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        let key = &self.path;
        self.fault.get_or_insert_with(|| QueryError { key: key.clone(), problem });
        Failed
    }

    fn grow(&mut self, from: usize, to: usize) -> ReadResult {
        if self.heap.grow(from, to) { Ok(()) } else { Err(self.fail(EXCEEDED)) }
    }

    fn boolean(&mut self, _: &Member) -> ReadResult<bool> {
        match self.scalar()? {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(self.fail("expected `true` or `false`")),
        }
    }

    fn integer(&mut self, _: &Member) -> ReadResult<i64> {
        let text = self.scalar()?;
        text.parse().map_err(|_| self.fail("expected a whole number"))
    }

    fn float(&mut self, _: &Member) -> ReadResult<f64> {
        let text = self.scalar()?;
        float::parse(text).ok_or_else(|| self.fail("expected a number"))
    }

    fn number(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        self.scalar().map(Cow::Borrowed)
    }

    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        let text = self.scalar()?;
        self.grow(0, text.len())?;
        Ok(Cow::Borrowed(text))
    }

    fn blob(&mut self, _: &Member) -> ReadResult<Bytes> {
        let text = self.scalar()?;
        self.grow(0, text.len() + BLOB)?;
        base64::read(text, &Pace::default()).map_err(|problem| self.fail(problem))
    }

    fn timestamp(&mut self, member: &Member) -> ReadResult<Timestamp> {
        let format = member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        let text = self.scalar()?;
        timestamp::parse(text, format).map_err(|problem| self.fail(problem))
    }

    fn structure(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        self.members(value)
    }

    fn union(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        let mut parts = self.node.parts.iter();
        let (Some((name, part)), None) = (parts.next(), parts.next()) else {
            return Err(self.fail("a union has exactly one member"));
        };
        let mut members = value.members().iter();
        match members.position(|member| self.dialect.name(member) == name) {
            Some(index) => self.within(name, part, |reader| value.read_member(index, reader)),
            None => {
                value.unknown_member(name);
                Ok(())
            }
        }
    }

    fn list(&mut self, member: &Member, value: &mut dyn ReadList) -> ReadResult {
        self.at_part(self.dialect.list_segment(member), |reader| {
            reader.grow(0, reader.node.parts.len() * NUMBERED)?;
            for (name, part) in reader.node.numbered() {
                reader.within(name, part, |reader| value.read_item(member.element(), reader))?;
            }
            Ok(())
        })
    }

    fn map(&mut self, member: &Member, value: &mut dyn ReadMap) -> ReadResult {
        let (key, segment) = (key_segment(member), value_segment(member));
        self.at_part(map_segment(member), |reader| {
            reader.grow(0, reader.node.parts.len() * NUMBERED)?;
            for (number, entry) in reader.node.numbered() {
                reader.within(number, entry, |reader| {
                    let Some(key) = entry.parts.get(key).and_then(|key| key.text.as_deref()) else {
                        return Err(reader.fail("an entry without a key"));
                    };
                    // A structure without members leaves nothing in a form.
                    let part = entry.parts.get(segment).unwrap_or(&EMPTY);
                    reader.within(segment, part, |reader| {
                        value.read_entry(key, member.element(), reader)
                    })
                })?;
            }
            Ok(())
        })
    }
}
