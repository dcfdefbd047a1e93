//! The text of one member of an input, found by the member's name: what is decided by a value
//! before the request is built.
//!
//! Knows no format and no protocol.

use crate::codec::{WriteList, WriteMap, WriteStruct, Writer};
use crate::{BigNumber, Member, Timestamp};

/// The text of the member that the model names `name`, if it is a string and is there.
pub(crate) fn text(input: &dyn WriteStruct, name: &str) -> Option<String> {
    let mut found = Found { name, text: None };
    input.write_members(&mut found);
    found.text
}

/// Keeps the text of one member and lets the others go.
struct Found<'a> {
    name: &'a str,
    text: Option<String>,
}

impl Writer for Found<'_> {
    fn string(&mut self, member: &Member, value: &str) {
        if member.name() == self.name {
            self.text = Some(value.to_owned());
        }
    }

    fn null(&mut self, _: &Member) {}
    fn boolean(&mut self, _: &Member, _: bool) {}
    fn integer(&mut self, _: &Member, _: i64) {}
    fn float(&mut self, _: &Member, _: f32) {}
    fn double(&mut self, _: &Member, _: f64) {}
    fn number(&mut self, _: &Member, _: &BigNumber) {}
    fn blob(&mut self, _: &Member, _: &[u8]) {}
    fn timestamp(&mut self, _: &Member, _: &Timestamp) {}
    #[cfg(feature = "document")]
    fn document(&mut self, _: &Member, _: &crate::Document) {}
    fn structure(&mut self, _: &Member, _: &dyn WriteStruct) {}
    fn list(&mut self, _: &Member, _: &dyn WriteList) {}
    fn map(&mut self, _: &Member, _: &dyn WriteMap) {}
    fn key(&mut self, _: &str) {}
}
