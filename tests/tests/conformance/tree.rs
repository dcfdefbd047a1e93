//! A value of any generated type, written out under the members' own names: two values of a type
//! are the same if their trees are. NaN is the same as NaN.

use std::collections::BTreeMap;

use farrier::codec::{WriteList, WriteMap, WriteStruct, WriteValue, Writer};
use farrier::{BigNumber, Document, Member, Timestamp};

/// A value, whatever its type.
#[derive(Debug, PartialEq)]
pub(crate) enum Tree {
    Null,
    Boolean(bool),
    Integer(i64),
    Float(Float),
    Number(BigNumber),
    Text(String),
    Blob(Vec<u8>),
    Timestamp(Timestamp),
    Document(Document),
    List(Vec<Tree>),
    /// A structure, a union or a map.
    Entries(BTreeMap<String, Tree>),
}

/// A number of either precision.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Float(pub(crate) f64);

impl PartialEq for Float {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || (self.0.is_nan() && other.0.is_nan())
    }
}

/// Writes out a value.
pub(crate) fn tree(value: &impl WriteValue) -> Tree {
    let mut writer = TreeWriter::default();
    value.write(&Member::item(), &mut writer);
    writer.written.pop().map_or(Tree::Null, |(_, tree)| tree)
}

/// The values of one level, each with its name.
#[derive(Default)]
struct TreeWriter {
    written: Vec<(String, Tree)>,
    key: Option<String>,
}

impl TreeWriter {
    fn put(&mut self, member: &Member, tree: Tree) {
        let name = self.key.take().unwrap_or_else(|| member.name().to_owned());
        self.written.push((name, tree));
    }
}

impl Writer for TreeWriter {
    fn null(&mut self, member: &Member) {
        self.put(member, Tree::Null);
    }

    fn boolean(&mut self, member: &Member, value: bool) {
        self.put(member, Tree::Boolean(value));
    }

    fn integer(&mut self, member: &Member, value: i64) {
        self.put(member, Tree::Integer(value));
    }

    fn float(&mut self, member: &Member, value: f32) {
        self.put(member, Tree::Float(Float(value.into())));
    }

    fn double(&mut self, member: &Member, value: f64) {
        self.put(member, Tree::Float(Float(value)));
    }

    fn number(&mut self, member: &Member, value: &BigNumber) {
        self.put(member, Tree::Number(value.clone()));
    }

    fn string(&mut self, member: &Member, value: &str) {
        self.put(member, Tree::Text(value.to_owned()));
    }

    fn blob(&mut self, member: &Member, value: &[u8]) {
        self.put(member, Tree::Blob(value.to_owned()));
    }

    fn timestamp(&mut self, member: &Member, value: &Timestamp) {
        self.put(member, Tree::Timestamp(*value));
    }

    fn document(&mut self, member: &Member, value: &Document) {
        self.put(member, Tree::Document(value.clone()));
    }

    fn structure(&mut self, member: &Member, value: &dyn WriteStruct) {
        let mut inner = Self::default();
        value.write_members(&mut inner);
        self.put(member, Tree::Entries(inner.written.into_iter().collect()));
    }

    fn list(&mut self, member: &Member, value: &dyn WriteList) {
        let mut inner = Self::default();
        value.write_items(member.element(), &mut inner);
        let items = inner.written.into_iter().map(|(_, tree)| tree);
        self.put(member, Tree::List(items.collect()));
    }

    fn map(&mut self, member: &Member, value: &dyn WriteMap) {
        let mut inner = Self::default();
        value.write_entries(member.element(), &mut inner);
        self.put(member, Tree::Entries(inner.written.into_iter().collect()));
    }

    fn key(&mut self, key: &str) {
        self.key = Some(key.to_owned());
    }
}
