//! Inclusive bounds, written as Rust's ranges.

use std::fmt::Display;
use std::ops::{RangeFrom, RangeInclusive, RangeToInclusive};

/// A least and a greatest allowed value, each of which may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds<T> {
    min: Option<T>,
    max: Option<T>,
}

/// A range that has inclusive bounds: `1..=256`, `1..` or `..=256`.
pub trait IntoBounds<T> {
    /// The bounds.
    fn into_bounds(self) -> Bounds<T>;
}

impl<T> IntoBounds<T> for RangeInclusive<T> {
    fn into_bounds(self) -> Bounds<T> {
        let (min, max) = self.into_inner();
        Bounds { min: Some(min), max: Some(max) }
    }
}

impl<T> IntoBounds<T> for RangeFrom<T> {
    fn into_bounds(self) -> Bounds<T> {
        Bounds { min: Some(self.start), max: None }
    }
}

impl<T> IntoBounds<T> for RangeToInclusive<T> {
    fn into_bounds(self) -> Bounds<T> {
        Bounds { min: None, max: Some(self.end) }
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
