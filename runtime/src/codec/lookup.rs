//! The text of one member of an input, found by the member's name: what is decided by a value
//! before the request is built.
//!
//! Knows no format and no protocol.

use crate::codec::uniform::ignored_methods;
use crate::codec::writer::{WriteMap, WriteStruct, Writer};
use crate::schema::member::Member;

/// The text of the member that the model names `name`, if it is a string and is there.
pub(crate) fn text(input: &dyn WriteStruct, name: &str) -> Option<String> {
    let mut found = Found { wanted: Wanted::Member(name), text: None };
    input.write_members(&mut found);
    found.text
}

/// The key of a map's entry, by its place from 0.
pub(crate) fn key(map: &dyn WriteMap, index: usize) -> Option<String> {
    let mut found = Found { wanted: Wanted::Key(index), text: None };
    map.write_entries(&Member::item(), &mut found);
    found.text
}

/// Keeps one text and lets all else go.
struct Found<'a> {
    wanted: Wanted<'a>,
    text: Option<String>,
}

enum Wanted<'a> {
    /// The member of this name.
    Member(&'a str),
    /// The key before which there are so many.
    Key(usize),
}

impl Writer for Found<'_> {
    fn string(&mut self, member: &Member, value: &str) {
        if matches!(self.wanted, Wanted::Member(name) if name == member.name()) {
            self.text = Some(value.to_owned());
        }
    }

    fn key(&mut self, key: &str) {
        if let Wanted::Key(before) = &mut self.wanted {
            match before.checked_sub(1) {
                Some(less) => *before = less,
                None => drop(self.text.get_or_insert_with(|| key.to_owned())),
            }
        }
    }

    ignored_methods! {
        null boolean integer float double number blob timestamp document structure list map
    }
}
