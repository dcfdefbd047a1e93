//! Numbers of any size: `bigInteger` and `bigDecimal` (smithy.io, simple types).
//!
//! They are kept as the text they came as, so nothing is lost and nothing is computed; they
//! compare by value. Knows no format: that numbers are written alike in JSON and in HTTP headers
//! is what makes one text enough.

pub(crate) mod decimal;
pub(crate) mod float;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use decimal::Decimal;

/// A decimal number of any size and precision: checked text, stored as it was written.
///
/// The grammar is that of JSON (RFC 8259, section 6): no leading zeros, no `+`, a digit on both
/// sides of the point. Exponents are limited to 64 bits. Comparison, equality and hashing are
/// exact and by value, and cost no more than the text is long: `1e999999999` is not expanded.
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
    /// The number as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn decimal(&self) -> Decimal<'_> {
        // The text was parsed when the number was made; it can't fail the second time.
        Decimal::parse(&self.0).unwrap_or(Decimal::ZERO)
    }
}

/// The text is not a number of the kind that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseNumberError {
    offset: usize,
    problem: &'static str,
}

impl ParseNumberError {
    /// Bytes of the text before the fault.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// What is wrong there.
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
            /// The number as it was written.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// The number, whatever its kind.
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
    /// An integer of any size: digits, perhaps after a `-`; no fraction and no exponent.
    BigInteger;
    /// A decimal number of any size and precision.
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

/// A number of any size from the text that the generator has checked.
#[doc(hidden)]
pub fn big<T: FromStr + Default>(text: &str) -> T {
    text.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests;
