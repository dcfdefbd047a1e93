//! Numbers of any size: `bigInteger` and `bigDecimal` (smithy.io, Simple types).
//!
//! A number is kept as the text that it was written as, so nothing is lost, and numbers are
//! compared by their value. The module knows no format. One text is enough because all formats
//! write numbers alike, or can convert the text.

pub(crate) mod decimal;
pub(crate) mod float;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use decimal::Decimal;

/// A decimal number of any size and precision.
///
/// The number is stored as it was written. Its text has the grammar of JSON (RFC 8259, section 6),
/// which allows no leading zeros and no `+`, and requires a digit on both sides of the point. The
/// exponent is limited to 64 bits. Parsing fails on any other text.
///
/// Comparison, equality and hashing are exact and by value. They take time in proportion to the
/// length of the text, because exponents such as that of `1e999999999` are never expanded.
///
/// ```
/// use farrier::BigNumber;
///
/// let short: BigNumber = "1e2".parse()?;
/// let long: BigNumber = "100.00".parse()?;
/// assert_eq!(short, long);
/// assert_eq!(long.as_str(), "100.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct BigNumber(Cow<'static, str>);

impl BigNumber {
    /// Returns the number as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn decimal(&self) -> Decimal<'_> {
        // The text was parsed when the number was created, so it can't fail here.
        Decimal::parse(&self.0).unwrap_or(Decimal::ZERO)
    }
}

/// The error of a text that can't be parsed as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseNumberError {
    offset: usize,
    problem: &'static str,
}

impl ParseNumberError {
    /// Returns the number of bytes before the problem.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// Returns a description of the problem.
    pub fn problem(&self) -> &'static str {
        self.problem
    }
}

impl From<decimal::Fault> for ParseNumberError {
    fn from(fault: decimal::Fault) -> Self {
        Self { offset: fault.at, problem: fault.problem }
    }
}

impl fmt::Display for ParseNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.problem, self.offset)
    }
}

impl std::error::Error for ParseNumberError {}

impl FromStr for BigNumber {
    type Err = ParseNumberError;

    fn from_str(text: &str) -> Result<Self, ParseNumberError> {
        Decimal::parse(text)?;
        Ok(Self(Cow::Owned(text.to_owned())))
    }
}

impl Default for BigNumber {
    fn default() -> Self {
        Self(Cow::Borrowed("0"))
    }
}

impl From<i64> for BigNumber {
    fn from(value: i64) -> Self {
        Self(Cow::Owned(itoa::Buffer::new().format(value).to_owned()))
    }
}

impl From<u64> for BigNumber {
    fn from(value: u64) -> Self {
        Self(Cow::Owned(itoa::Buffer::new().format(value).to_owned()))
    }
}

impl fmt::Display for BigNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for BigNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ord for BigNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        self.decimal().compare(&other.decimal())
    }
}

impl PartialOrd for BigNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for BigNumber {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for BigNumber {}

impl Hash for BigNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let decimal = self.decimal();
        decimal.scale().hash(state);
        decimal.digits().for_each(|digit| state.write_u8(digit));
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $kind(BigNumber);

        impl $kind {
            /// Returns the number as it was written.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// Returns the number as a [`BigNumber`].
            pub fn as_number(&self) -> &BigNumber {
                &self.0
            }
        }

        impl From<i64> for $kind {
            fn from(value: i64) -> Self {
                Self(value.into())
            }
        }

        impl From<u64> for $kind {
            fn from(value: u64) -> Self {
                Self(value.into())
            }
        }

        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

kinds! {
    /// An integer of any size.
    ///
    /// Its text consists of digits, which may follow a `-`. Unlike a [`BigNumber`], it has neither
    /// a fraction nor an exponent.
    BigInteger;
    /// A decimal number of any size and precision.
    ///
    /// Its text has the grammar of a [`BigNumber`].
    BigDecimal;
}

impl FromStr for BigInteger {
    type Err = ParseNumberError;

    fn from_str(text: &str) -> Result<Self, ParseNumberError> {
        let number: BigNumber = text.parse()?;
        match text.find(['.', 'e', 'E']) {
            Some(offset) => Err(ParseNumberError { offset, problem: "expected a whole number" }),
            None => Ok(Self(number)),
        }
    }
}

impl FromStr for BigDecimal {
    type Err = ParseNumberError;

    fn from_str(text: &str) -> Result<Self, ParseNumberError> {
        Ok(Self(text.parse()?))
    }
}

/// Parses the default value of a number, which the generator has checked.
#[doc(hidden)]
pub fn big_number<T: FromStr + Default>(text: &str) -> T {
    text.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests;
