//! Inclusive bounds.

use std::fmt::Display;

/// A least and a greatest allowed value, each of which may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bounds<T> {
    pub(crate) min: Option<T>,
    pub(crate) max: Option<T>,
}

impl<T> Bounds<T> {
    /// The same bounds as another type's values.
    pub(super) fn map<U>(&self, convert: impl Fn(&T) -> U) -> Bounds<U> {
        Bounds { min: self.min.as_ref().map(&convert), max: self.max.as_ref().map(&convert) }
    }
}

impl<T: PartialOrd + Display> Bounds<T> {
    /// True for a value within both bounds; a value that can't be compared (NaN) is not.
    pub(super) fn contains(&self, value: &T) -> bool {
        self.min.as_ref().is_none_or(|min| value >= min)
            && self.max.as_ref().is_none_or(|max| value <= max)
    }

    /// What a member must do, in the words of Smithy's servers.
    pub(super) fn describe(&self, verb: &str) -> String {
        match (&self.min, &self.max) {
            (Some(min), Some(max)) => format!("{verb}between {min} and {max}, inclusive"),
            (Some(min), None) => format!("{verb}greater than or equal to {min}"),
            (None, Some(max)) => format!("{verb}less than or equal to {max}"),
            (None, None) => format!("{verb}anything"),
        }
    }
}
