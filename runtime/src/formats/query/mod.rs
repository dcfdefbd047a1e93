//! Forms (`application/x-www-form-urlencoded`) as AWS's query protocols use them.
//!
//! A [`QueryWriter`] writes values. With the feature `mock`, a `QueryReader` reads them for mock
//! services. They know how each kind of value looks in a form, and nothing of HTTP.
//!
//! A form is flat: the path of a value is its key, as in `Filters.member.1.Name=zone`. The two
//! protocols build paths differently, which a [`Dialect`] selects (smithy.io, AWS query protocol
//! and AWS EC2 query protocol).

#[cfg(feature = "mock")]
mod reader;
#[cfg(feature = "mock")]
mod tree;
mod writer;

#[cfg(feature = "mock")]
pub use crate::codec::Limits;
#[cfg(feature = "mock")]
pub use reader::{QueryError, QueryReader};
pub use writer::QueryWriter;

use crate::schema::member::Member;

/// The rules by which a protocol builds the paths of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// The rules of `awsQuery`. Members have their names in XML. An element of a list is
    /// `Names.member.1`, or `Names.1` if the list is flattened. An empty list is `Names=`.
    Aws,
    /// The rules of `ec2Query`. Members have their names in forms (`@ec2QueryName`). All lists are
    /// flattened, and empty lists are left out.
    ///
    /// The protocol doesn't define maps. They are written as `awsQuery` writes them.
    Ec2,
}

impl Dialect {
    /// Returns the segment of a path for a member of a structure.
    fn name(self, member: &Member) -> &'static str {
        match self {
            Self::Aws => member.wire_name(),
            Self::Ec2 => member.form_name().unwrap_or(member.wire_name()),
        }
    }

    /// Returns the segment between a list and the numbers of its elements, if there is one.
    fn list_segment(self, list: &Member) -> Option<&'static str> {
        match self {
            Self::Aws if !list.is_flattened() => {
                Some(name_or_default(list.element().wire_name(), "member"))
            }
            _ => None,
        }
    }
}

/// Returns the segment between a map and the numbers of its entries, if there is one.
fn map_segment(map: &Member) -> Option<&'static str> {
    (!map.is_flattened()).then_some("entry")
}

/// Returns the segment of an entry's key.
fn key_segment(map: &Member) -> &'static str {
    name_or_default(map.key().wire_name(), "key")
}

/// Returns the segment of an entry's value.
fn value_segment(map: &Member) -> &'static str {
    name_or_default(map.element().wire_name(), "value")
}

fn name_or_default(name: &'static str, default: &'static str) -> &'static str {
    if name.is_empty() { default } else { name }
}
