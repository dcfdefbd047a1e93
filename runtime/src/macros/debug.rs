//! A `Debug` that redacts the members that are sensitive in the schema.

use std::fmt::{self, Debug, DebugStruct, Formatter};
use std::slice::Iter;

use crate::redacted::Redacted;
use crate::schema::member::Member;

/// Formats a structure for `Debug`, member by member in the order of the model.
#[doc(hidden)]
pub struct DebugMembers<'a, 'f> {
    out: DebugStruct<'a, 'f>,
    members: Iter<'static, Member>,
}

impl<'a, 'f> DebugMembers<'a, 'f> {
    pub fn new(f: &'a mut Formatter<'f>, name: &str, members: &'static [Member]) -> Self {
        Self { out: f.debug_struct(name), members: members.iter() }
    }

    /// Formats the next member, which is in this field.
    pub fn member(&mut self, field: &str, value: &dyn Debug) -> &mut Self {
        if let Some(member) = self.members.next() {
            self.out.field(field.trim_start_matches("r#"), shown(member, value));
        }
        self
    }

    pub fn finish(&mut self) -> fmt::Result {
        self.out.finish()
    }
}

/// Returns the value that `Debug` shows for a member.
#[doc(hidden)]
pub fn shown<'v>(member: &Member, value: &'v dyn Debug) -> &'v dyn Debug {
    if member.is_sensitive() { &Redacted } else { value }
}
