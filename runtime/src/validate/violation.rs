//! One broken constraint, where it is and what it says.

use std::fmt;

use crate::codec::lookup;
use crate::codec::writer::WriteMap;

/// Where a value stands within the one that holds it.
#[derive(Clone, Copy)]
pub(super) enum At<'a> {
    /// A member, by its name in the model.
    Member(&'static str),
    /// An element of a list, or an entry of a map with secret keys, from 0.
    Index(usize),
    /// The value of a map's entry, by its place.
    Entry(&'a dyn WriteMap, usize),
    /// The holder itself: how a map's keys are reported.
    Here,
}

/// A path from the input down, as a list on the stack: it costs nothing until there is a violation.
pub(super) struct Path<'p> {
    pub(super) parent: Option<&'p Path<'p>>,
    pub(super) at: At<'p>,
}

impl fmt::Display for Path<'_> {
    /// A JSON pointer (RFC 6901).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.at {
            At::Member(name) => write!(f, "/{name}"),
            At::Index(index) => write!(f, "/{index}"),
            At::Entry(map, index) => {
                let key = lookup::key(map, index).unwrap_or_default();
                write!(f, "/{}", key.replace('~', "~0").replace('/', "~1"))
            }
            At::Here => Ok(()),
        }
    }
}

/// One constraint that a value breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    pub(super) path: String,
    pub(super) message: String,
}

impl Violation {
    /// Where the value is, as a JSON pointer of member names: `/items/3/name`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong, in the words of Smithy's own servers. Never shows the value.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// All constraints that an input breaks, in the model's order; at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violations {
    operation: &'static str,
    violations: Vec<Violation>,
}

impl Violations {
    pub(crate) fn new(operation: &'static str, violations: Vec<Violation>) -> Self {
        Self { operation, violations }
    }

    /// The operation's name in the model.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The violations in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.violations.iter()
    }

    /// The violations in order.
    pub fn as_slice(&self) -> &[Violation] {
        &self.violations
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.violations.len();
        let plural = if count == 1 { "" } else { "s" };
        write!(f, "{} was not sent: {count} validation error{plural} detected. ", self.operation)?;
        for (index, violation) in self.violations.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}
