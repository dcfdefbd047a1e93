//! Violations of constraints, and the paths of the values that cause them.

use std::fmt;

use crate::codec::lookup;
use crate::codec::writer::WriteMap;
use crate::error::plain::write_visible;

/// One segment of a path, which is the place of a value in its container.
#[derive(Clone, Copy)]
pub(super) enum Segment<'a> {
    /// The value is the member with this name in the model.
    Member(&'static str),
    /// The value is the element of a list at this index, or belongs to the entry of a map with
    /// secret keys.
    Index(usize),
    /// The value belongs to the entry of this map at this index.
    Entry(&'a dyn WriteMap, usize),
    /// The value is the container itself. Violations of a map's keys are reported there.
    Container,
}

/// A path from the input to a value. It is a linked list on the stack, so it costs nothing unless
/// there is a violation.
pub(super) struct Path<'p> {
    pub(super) parent: Option<&'p Path<'p>>,
    pub(super) segment: Segment<'p>,
}

impl fmt::Display for Path<'_> {
    /// Writes the path as a JSON pointer (RFC 6901).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.segment {
            Segment::Member(name) => write!(f, "/{name}"),
            Segment::Index(index) => write!(f, "/{index}"),
            Segment::Entry(map, index) => {
                let key = lookup::entry_key(map, index).unwrap_or_default();
                write!(f, "/{}", key.replace('~', "~0").replace('/', "~1"))
            }
            Segment::Container => Ok(()),
        }
    }
}

/// A constraint that a value violates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    pub(super) path: String,
    pub(super) message: String,
}

impl Violation {
    /// Returns the path of the value as a JSON pointer (RFC 6901), such as `/items/3/name`. It
    /// consists of names of members in the model, indices, and keys of maps.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Describes the violation in the words of Smithy's own servers. The description never contains
    /// the value.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_visible(f, &self.message)
    }
}

/// All constraints that an input violates, in the order of the model.
///
/// [`Error::Invalid`](crate::Error::Invalid) holds at least one violation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violations {
    operation: &'static str,
    violations: Vec<Violation>,
}

impl Violations {
    pub(crate) fn new(operation: &'static str, violations: Vec<Violation>) -> Self {
        Self { operation, violations }
    }

    /// Returns the name of the operation in the model.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Returns an iterator over the violations.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.violations.iter()
    }

    /// Returns the violations.
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

#[cfg(test)]
mod tests {
    use super::{Violation, Violations};

    #[test]
    fn hidden_characters_of_keys_are_escaped() {
        let path = "/tags/\u{202e}a".to_owned();
        let message =
            format!("Value at '{path}' failed to satisfy constraint: Member must not be null");
        let violations = Violations::new("Tag", vec![Violation { path, message }]);
        let expected =
            "Tag was not sent: 1 validation error detected. Value at '/tags/\\u{202e}a' failed";
        assert!(violations.to_string().starts_with(expected), "{violations}");
        assert!(!format!("{violations:?}").contains('\u{202e}'));
    }
}
