//! Whom a fault concerns, without an allocation before there is one.

use std::fmt;

use crate::id::ShapeId;

/// A file, a shape or a member.
#[derive(Clone, Copy)]
pub(crate) enum Owner<'o> {
    File,
    Shape(&'o ShapeId),
    Member(&'o ShapeId, &'o str),
}

impl fmt::Display for Owner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => Ok(()),
            Self::Shape(id) => write!(f, "{id}"),
            Self::Member(id, name) => write!(f, "{id}${name}"),
        }
    }
}
