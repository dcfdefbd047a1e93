//! The constraints on a member's value (smithy.io, constraint traits).

use super::Member;
use crate::validate::bounds::Bounds;
#[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
use crate::validate::pattern::Pattern;

/// The constraints on one value. The elements of a list and the entries of a map have constraints
/// in their own schemas.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Constraints {
    pub(crate) length: Option<Bounds<u64>>,
    pub(crate) range: Option<Range>,
    #[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
    pub(crate) pattern: Option<&'static Pattern>,
    pub(crate) unique: bool,
    pub(crate) secret_keys: bool,
}

/// The bounds of a number, for each kind of number.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Range {
    Integer(Bounds<i64>),
    Float(Bounds<f64>),
    /// The bounds of a number of any size, as decimal text.
    Big(Bounds<&'static str>),
}

impl Constraints {
    pub(in crate::schema) const NONE: Self = Self {
        length: None,
        range: None,
        #[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
        pattern: None,
        unique: false,
        secret_keys: false,
    };
}

/// Sets the constraints, which [`validate`](crate::validate) checks. All bounds are inclusive.
impl Member {
    /// Sets the least and the greatest length (`@length`). The length is the number of Unicode
    /// scalar values of a string, of bytes of a blob, of elements of a list, or of entries of a
    /// map.
    #[must_use]
    pub const fn length(self, min: u64, max: u64) -> Self {
        self.with_length(Some(min), Some(max))
    }

    /// Sets the least length, with no upper bound.
    #[must_use]
    pub const fn min_length(self, min: u64) -> Self {
        self.with_length(Some(min), None)
    }

    /// Sets the greatest length, with no lower bound.
    #[must_use]
    pub const fn max_length(self, max: u64) -> Self {
        self.with_length(None, Some(max))
    }

    const fn with_length(mut self, min: Option<u64>, max: Option<u64>) -> Self {
        self.constraints.length = Some(Bounds { min, max });
        self
    }

    /// Sets the least and the greatest value of an integer of at most 64 bits (`@range`).
    #[must_use]
    pub const fn range(self, min: i64, max: i64) -> Self {
        self.with_range(Range::Integer(Bounds { min: Some(min), max: Some(max) }))
    }

    /// Sets the least value of an integer, with no upper bound.
    #[must_use]
    pub const fn min(self, min: i64) -> Self {
        self.with_range(Range::Integer(Bounds { min: Some(min), max: None }))
    }

    /// Sets the greatest value of an integer, with no lower bound.
    #[must_use]
    pub const fn max(self, max: i64) -> Self {
        self.with_range(Range::Integer(Bounds { min: None, max: Some(max) }))
    }

    /// Sets the least and the greatest value of a floating-point number (`@range`).
    #[must_use]
    pub const fn float_range(self, min: f64, max: f64) -> Self {
        self.with_range(Range::Float(Bounds { min: Some(min), max: Some(max) }))
    }

    /// Sets the least value of a floating-point number, with no upper bound.
    #[must_use]
    pub const fn float_min(self, min: f64) -> Self {
        self.with_range(Range::Float(Bounds { min: Some(min), max: None }))
    }

    /// Sets the greatest value of a floating-point number, with no lower bound.
    #[must_use]
    pub const fn float_max(self, max: f64) -> Self {
        self.with_range(Range::Float(Bounds { min: None, max: Some(max) }))
    }

    /// Sets the least and the greatest value of a number of any size, as decimal text (`@range`).
    #[must_use]
    pub const fn big_range(self, min: &'static str, max: &'static str) -> Self {
        self.with_range(Range::Big(Bounds { min: Some(min), max: Some(max) }))
    }

    /// Sets the least value of a number of any size, with no upper bound.
    #[must_use]
    pub const fn big_min(self, min: &'static str) -> Self {
        self.with_range(Range::Big(Bounds { min: Some(min), max: None }))
    }

    /// Sets the greatest value of a number of any size, with no lower bound.
    #[must_use]
    pub const fn big_max(self, max: &'static str) -> Self {
        self.with_range(Range::Big(Bounds { min: None, max: Some(max) }))
    }

    const fn with_range(mut self, range: Range) -> Self {
        self.constraints.range = Some(range);
        self
    }

    /// Sets the regular expression that must match somewhere in a string (`@pattern`).
    #[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
    #[must_use]
    pub const fn pattern(mut self, pattern: &'static Pattern) -> Self {
        self.constraints.pattern = Some(pattern);
        self
    }

    /// Forbids equal elements in a list (`@uniqueItems`).
    #[must_use]
    pub const fn unique(mut self) -> Self {
        self.constraints.unique = true;
        self
    }

    /// Marks the keys of a map as secret. The path of a violation then names an entry by its index
    /// instead of its key.
    #[must_use]
    pub const fn secret_keys(mut self) -> Self {
        self.constraints.secret_keys = true;
        self
    }

    pub(crate) const fn constraints(&self) -> &Constraints {
        &self.constraints
    }
}
