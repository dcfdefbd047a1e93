//! What the model demands of a member's value (smithy.io, constraint traits).

use super::Member;
use crate::validate::bounds::Bounds;
#[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
use crate::validate::pattern::Pattern;

/// The constraints of one value; those of what it holds stand in the schemas of that.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Constraints {
    pub(crate) length: Option<Bounds<u64>>,
    pub(crate) range: Option<Range>,
    #[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
    pub(crate) pattern: Option<&'static Pattern>,
    pub(crate) unique: bool,
    pub(crate) secret_keys: bool,
}

/// The bounds of a number, by its kind.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Range {
    Integer(Bounds<i64>),
    Float(Bounds<f64>),
    /// Numbers of any size, as their decimal text.
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

/// Constraints, which [`validate`](crate::validate) checks. Bounds are inclusive.
impl Member {
    /// The least and the greatest length (`@length`): Unicode scalar values of a string, bytes of a
    /// blob, entries of a list or map.
    #[must_use]
    pub const fn length(self, min: u64, max: u64) -> Self {
        self.with_length(Some(min), Some(max))
    }

    /// The least length.
    #[must_use]
    pub const fn min_length(self, min: u64) -> Self {
        self.with_length(Some(min), None)
    }

    /// The greatest length.
    #[must_use]
    pub const fn max_length(self, max: u64) -> Self {
        self.with_length(None, Some(max))
    }

    const fn with_length(mut self, min: Option<u64>, max: Option<u64>) -> Self {
        self.constraints.length = Some(Bounds { min, max });
        self
    }

    /// The least and the greatest value of a whole number of at most 64 bits (`@range`).
    #[must_use]
    pub const fn range(self, min: i64, max: i64) -> Self {
        self.with_range(Range::Integer(Bounds { min: Some(min), max: Some(max) }))
    }

    /// The least value of a whole number.
    #[must_use]
    pub const fn min(self, min: i64) -> Self {
        self.with_range(Range::Integer(Bounds { min: Some(min), max: None }))
    }

    /// The greatest value of a whole number.
    #[must_use]
    pub const fn max(self, max: i64) -> Self {
        self.with_range(Range::Integer(Bounds { min: None, max: Some(max) }))
    }

    /// The least and the greatest value of a floating-point number (`@range`).
    #[must_use]
    pub const fn float_range(self, min: f64, max: f64) -> Self {
        self.with_range(Range::Float(Bounds { min: Some(min), max: Some(max) }))
    }

    /// The least value of a floating-point number.
    #[must_use]
    pub const fn float_min(self, min: f64) -> Self {
        self.with_range(Range::Float(Bounds { min: Some(min), max: None }))
    }

    /// The greatest value of a floating-point number.
    #[must_use]
    pub const fn float_max(self, max: f64) -> Self {
        self.with_range(Range::Float(Bounds { min: None, max: Some(max) }))
    }

    /// The least and the greatest value of a number of any size, as decimal texts (`@range`).
    #[must_use]
    pub const fn big_range(self, min: &'static str, max: &'static str) -> Self {
        self.with_range(Range::Big(Bounds { min: Some(min), max: Some(max) }))
    }

    /// The least value of a number of any size.
    #[must_use]
    pub const fn big_min(self, min: &'static str) -> Self {
        self.with_range(Range::Big(Bounds { min: Some(min), max: None }))
    }

    /// The greatest value of a number of any size.
    #[must_use]
    pub const fn big_max(self, max: &'static str) -> Self {
        self.with_range(Range::Big(Bounds { min: None, max: Some(max) }))
    }

    const fn with_range(mut self, range: Range) -> Self {
        self.constraints.range = Some(range);
        self
    }

    /// The expression that matches somewhere in a string (`@pattern`): see
    /// [`pattern!`](crate::pattern).
    #[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
    #[must_use]
    pub const fn pattern(mut self, pattern: &'static Pattern) -> Self {
        self.constraints.pattern = Some(pattern);
        self
    }

    /// No two elements of the list are equal (`@uniqueItems`).
    #[must_use]
    pub const fn unique(mut self) -> Self {
        self.constraints.unique = true;
        self
    }

    /// The keys of the map are secret: a violation tells an entry by its place.
    #[must_use]
    pub const fn secret_keys(mut self) -> Self {
        self.constraints.secret_keys = true;
        self
    }

    pub(crate) const fn constraints(&self) -> &Constraints {
        &self.constraints
    }
}
