//! Forms (`application/x-www-form-urlencoded`) as AWS's query protocols use them: a [`QueryWriter`],
//! and for mocks a `QueryReader`.
//!
//! Knows how each kind of value looks in a form, and nothing of HTTP. A form is flat: the path of a
//! value is its key, `Filters.member.1.Name=zone`. The two protocols differ in how a path is made,
//! which is a [`Dialect`].
//!
//! The rules are those of smithy.io, "AWS query protocol" and "AWS EC2 query protocol".

#[cfg(feature = "mock")]
mod reader;
#[cfg(feature = "mock")]
mod tree;
mod writer;

#[cfg(feature = "mock")]
pub use reader::{QueryError, QueryReader};
pub use writer::QueryWriter;

use crate::schema::member::Member;

/// Which protocol's paths a form has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// `awsQuery`: members by their names in XML, lists as `Names.member.1` or, flattened,
    /// `Names.1`. An empty list is `Names=`.
    Aws,
    /// `ec2Query`: members by their names in forms, all lists flattened, empty ones left out.
    ///
    /// The protocol doesn't define maps; they are written as `awsQuery` does.
    Ec2,
}

impl Dialect {
    /// The segment of a path that a structure's member is.
    fn name(self, member: &Member) -> &'static str {
        match self {
            Self::Aws => member.wire_name(),
            Self::Ec2 => member.form_name().unwrap_or(member.wire_name()),
        }
    }

    /// The segment between a list and the numbers of its elements.
    fn list_segment(self, list: &Member) -> Option<&'static str> {
        match self {
            Self::Aws if !list.is_flattened() => Some(or(list.element().wire_name(), "member")),
            _ => None,
        }
    }
}

/// The segment between a map and the numbers of its entries.
fn map_segment(map: &Member) -> Option<&'static str> {
    (!map.is_flattened()).then_some("entry")
}

/// The segment of an entry's key.
fn key_segment(map: &Member) -> &'static str {
    or(map.key().wire_name(), "key")
}

/// The segment of an entry's value.
fn value_segment(map: &Member) -> &'static str {
    or(map.element().wire_name(), "value")
}

fn or(name: &'static str, default: &'static str) -> &'static str {
    if name.is_empty() { default } else { name }
}
