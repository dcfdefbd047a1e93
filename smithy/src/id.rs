//! Shape ids: `namespace#Shape` and `namespace#Shape$member`.
//!
//! Knows the grammar of [shape ids](https://smithy.io/2.0/spec/model.html#shape-id)
//! and nothing about the shapes they name.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// The absolute id of a shape or of a member. Cloning one is cheap.
///
/// ```
/// let id: farrier_smithy::ShapeId = "example.weather#City$name".parse().unwrap();
/// assert_eq!(id.namespace(), "example.weather");
/// assert_eq!(id.name(), "City");
/// assert_eq!(id.member(), Some("name"));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId(Arc<str>);

/// A text that is not an absolute shape id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidShapeId(String);

impl ShapeId {
    /// Takes a text as an id without checking it; `validate` reports the ones
    /// that break the grammar.
    pub(crate) fn unchecked(text: &str) -> Self {
        Self(text.into())
    }

    /// Returns the whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the namespace, which precedes `#`.
    pub fn namespace(&self) -> &str {
        self.0.split_once('#').map_or("", |(namespace, _)| namespace)
    }

    /// Returns the name of the shape, which is between `#` and `$`.
    pub fn name(&self) -> &str {
        let local = self.0.split_once('#').map_or(&*self.0, |(_, local)| local);
        local.split_once('$').map_or(local, |(name, _)| name)
    }

    /// Returns the name of the member, or `None` if this is the id of a shape.
    pub fn member(&self) -> Option<&str> {
        self.0.split_once('$').map(|(_, member)| member)
    }

    /// Returns the id of the member `name` of this shape.
    #[must_use]
    pub fn with_member(&self, name: &str) -> Self {
        let shape = self.0.split_once('$').map_or(&*self.0, |(shape, _)| shape);
        Self(format!("{shape}${name}").into())
    }
}

/// Whether `text` is an absolute shape id by the grammar.
pub(crate) fn is_shape_id(text: &str) -> bool {
    let Some((namespace, local)) = text.split_once('#') else {
        return false;
    };
    let (name, member) = match local.split_once('$') {
        Some((name, member)) => (name, Some(member)),
        None => (local, None),
    };
    namespace.split('.').all(is_identifier)
        && is_identifier(name)
        && member.is_none_or(is_identifier)
}

/// Whether `text` is an identifier: letters, digits and `_`, all ASCII; not `_` alone, and a digit
/// comes first only after a `_`.
pub(crate) fn is_identifier(text: &str) -> bool {
    !text.starts_with(|first: char| first.is_ascii_digit())
        && text.bytes().any(|byte| byte != b'_')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

impl FromStr for ShapeId {
    type Err = InvalidShapeId;

    fn from_str(text: &str) -> Result<Self, InvalidShapeId> {
        if is_shape_id(text) { Ok(Self::unchecked(text)) } else { Err(InvalidShapeId(text.into())) }
    }
}

impl Borrow<str> for ShapeId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for ShapeId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for ShapeId {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for ShapeId {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for InvalidShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a shape id of the form `namespace#Name`", self.0)
    }
}

impl std::error::Error for InvalidShapeId {}

#[cfg(test)]
mod tests {
    use super::{is_identifier, is_shape_id};

    #[test]
    fn identifiers() {
        for good in ["a", "_a", "_1", "__A9", "aB_c"] {
            assert!(is_identifier(good), "{good}");
        }
        for bad in ["", "_", "__", "1a", "a-b", "a.b", "ä", "a b"] {
            assert!(!is_identifier(bad), "{bad}");
        }
    }

    #[test]
    fn shape_ids() {
        for good in ["a#B", "a.b.c#D", "a#B$c"] {
            assert!(is_shape_id(good), "{good}");
        }
        for bad in ["B", "#B", "a#", "a..b#C", "a#B$", "a#B#C", "a#B$c$d", "a.#B"] {
            assert!(!is_shape_id(bad), "{bad}");
        }
    }
}
