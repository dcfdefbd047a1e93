//! Bounds of numbers and lengths.

use std::fmt::Display;

/// The least and the greatest allowed value, both inclusive. Each of them may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bounds<T> {
    pub(crate) min: Option<T>,
    pub(crate) max: Option<T>,
}

impl<T> Bounds<T> {
    /// Converts the bounds to another type.
    pub(super) fn map<U>(&self, convert: impl Fn(&T) -> U) -> Bounds<U> {
        Bounds { min: self.min.as_ref().map(&convert), max: self.max.as_ref().map(&convert) }
    }
}

impl<T: PartialOrd + Display> Bounds<T> {
    /// Returns true if a value is within the bounds. NaN, which can't be compared, is not.
    pub(super) fn contains(&self, value: &T) -> bool {
        self.min.as_ref().is_none_or(|min| value >= min)
            && self.max.as_ref().is_none_or(|max| value <= max)
    }

    /// Describes the bounds in the words of Smithy's servers. `verb` is what the value must do,
    /// such as `be `.
    pub(super) fn describe(&self, verb: &str) -> String {
        match (&self.min, &self.max) {
            (Some(min), Some(max)) => format!("{verb}between {min} and {max}, inclusive"),
            (Some(min), None) => format!("{verb}greater than or equal to {min}"),
            (None, Some(max)) => format!("{verb}less than or equal to {max}"),
            (None, None) => format!("{verb}anything"),
        }
    }
}
