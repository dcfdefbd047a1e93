//! Finds the text of one member of an input by the member's name.
//!
//! Some decisions about a request, such as the host that it goes to, depend on the value of a
//! member. This module knows no format and no protocol.

use crate::codec::writer::{WriteMap, WriteStruct, Writer};
use crate::schema::member::Member;

/// Returns the text of the member called `name` in the model, if the member is a string and
/// present.
pub(crate) fn member_text(input: &dyn WriteStruct, name: &str) -> Option<String> {
    let mut finder = TextFinder { target: Target::Member(name), text: None };
    input.write_members(&mut finder);
    finder.text
}

/// Returns the key of a map's entry by its index, which begins at 0.
pub(crate) fn entry_key(map: &dyn WriteMap, index: usize) -> Option<String> {
    let mut finder = TextFinder { target: Target::Key(index), text: None };
    map.write_entries(&Member::item(), &mut finder);
    finder.text
}

/// A writer that keeps one text and ignores all other values.
struct TextFinder<'a> {
    target: Target<'a>,
    text: Option<String>,
}

enum Target<'a> {
    /// The text of the member with this name.
    Member(&'a str),
    /// The key that follows this number of other keys.
    Key(usize),
}

impl Writer for TextFinder<'_> {
    fn string(&mut self, member: &Member, value: &str) {
        if matches!(self.target, Target::Member(name) if name == member.name()) {
            self.text = Some(value.to_owned());
        }
    }

    fn key(&mut self, key: &str) {
        if let Target::Key(before) = &mut self.target {
            match before.checked_sub(1) {
                Some(less) => *before = less,
                None => drop(self.text.get_or_insert_with(|| key.to_owned())),
            }
        }
    }

    /// Ignores all other values.
    fn unsupported(&mut self, _: &Member, _: &'static str) {}
}
