//! A `Debug` that redacts the members that are sensitive in the schema.

use std::fmt::{self, Debug, Formatter};

use crate::redacted::Redacted;
use crate::schema::member::Member;

/// Formats a structure for `Debug`. `fields` are the names and values of its fields, in the order of
/// `members`.
#[doc(hidden)]
pub fn debug_structure(
    f: &mut Formatter<'_>,
    name: &str,
    members: &[Member],
    fields: &[(&str, &dyn Debug)],
) -> fmt::Result {
    let mut out = f.debug_struct(name);
    for (member, (field, value)) in members.iter().zip(fields) {
        out.field(field.trim_start_matches("r#"), shown(member, value));
    }
    out.finish()
}

/// Returns the value that `Debug` shows for a member.
#[doc(hidden)]
pub fn shown<'v>(member: &Member, value: &'v dyn Debug) -> &'v dyn Debug {
    if member.is_sensitive() { &Redacted } else { value }
}
