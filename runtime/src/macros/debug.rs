//! `Debug` that keeps secrets: what the schema calls sensitive is redacted.

use std::fmt::{self, Debug, Formatter};

use crate::redacted::Redacted;
use crate::schema::member::Member;

/// `Debug` of a structure: its fields, each a name and a value, in the order of `members`.
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

/// What `Debug` shows of a member.
#[doc(hidden)]
pub fn shown<'v>(member: &Member, value: &'v dyn Debug) -> &'v dyn Debug {
    if member.is_sensitive() { &Redacted } else { value }
}
