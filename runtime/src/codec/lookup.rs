//! Finds the text of one member of an input by the member's name.
//!
//! Some decisions about a request, such as the host that it goes to, depend on the value of a
//! member. This module knows no format and no protocol.

use crate::codec::uniform::ignored_methods;
use crate::codec::writer::{WriteMap, WriteStruct, Writer};
use crate::schema::member::Member;

/// Returns the text of the member called `name` in the model, if the member is a string and
/// present.
pub(crate) fn text(input: &dyn WriteStruct, name: &str) -> Option<String> {
    let mut found = Found { wanted: Wanted::Member(name), text: None };
    input.write_members(&mut found);
    found.text
}

/// Returns the key of a map's entry by its index, which begins at 0.
pub(crate) fn key(map: &dyn WriteMap, index: usize) -> Option<String> {
    let mut found = Found { wanted: Wanted::Key(index), text: None };
    map.write_entries(&Member::item(), &mut found);
    found.text
}

/// A writer that keeps one text and ignores all other values.
struct Found<'a> {
    wanted: Wanted<'a>,
    text: Option<String>,
}

enum Wanted<'a> {
    /// The text of the member with this name.
    Member(&'a str),
    /// The key that follows this number of other keys.
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
