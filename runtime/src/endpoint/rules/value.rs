//! The values of expressions.

use std::borrow::Cow;

use super::pieces::Pieces;
use super::url::Url;
use crate::aws::arn::Arn;
use crate::aws::partition::Partition;

/// A value. Texts borrow from parameters and rules where they can.
#[derive(Debug, Clone)]
pub(super) enum Value<'a> {
    Absent,
    Bool(bool),
    Number(i32),
    Text(Cow<'a, str>),
    /// A list that a parameter has.
    Texts(&'a [Cow<'a, str>]),
    /// A list in the rules.
    Constants(&'static [&'static str]),
    /// A list that a text is split into.
    Pieces(Pieces<'a>),
    Partition(&'a Partition),
    Arn(Arn<'a>),
    Url(Url<'a>),
}

impl<'a> Value<'a> {
    pub(super) fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    pub(super) fn is_present(&self) -> bool {
        !matches!(self, Self::Absent)
    }

    /// Whether a condition with this value holds.
    pub(super) fn holds(&self) -> bool {
        !matches!(self, Self::Absent | Self::Bool(false))
    }

    pub(super) fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    pub(super) fn as_number(&self) -> Option<i32> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn into_text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Into::into)
    }
}
