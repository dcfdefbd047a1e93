//! Numbers as models write them, without loss.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

/// A JSON number that keeps its literal. Numbers compare by value, at any
/// precision: `1.0` equals `1`.
///
/// ```
/// # use farrier_smithy::traits::Number;
/// let number: Number = "1152921504606846977".parse().unwrap();
/// assert_eq!(number.as_i128(), Some(1_152_921_504_606_846_977));
/// assert_eq!(number.to_string(), "1152921504606846977");
/// ```
#[derive(Clone, Debug)]
pub struct Number(String);

/// A text that is not a JSON number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidNumber;

/// A number as `±0.digits × 10^point`, no zero at either end of `digits`; empty
/// for zero.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Decimal {
    negative: bool,
    digits: String,
    point: i64,
}

/// Digits beyond this don't fit into an `i128`.
const I128_DIGITS: i64 = 39;

impl Number {
    /// Returns the literal text of the number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the value, if it is whole (`10`, `1e1` and `10.0` all are) and fits.
    pub fn as_i128(&self) -> Option<i128> {
        let Decimal { negative, mut digits, point } = self.decimal();
        let count = i64::try_from(digits.len()).ok()?;
        if digits.is_empty() {
            return Some(0);
        }
        if point < count || point > I128_DIGITS {
            return None;
        }
        digits.extend((count..point).map(|_| '0'));
        if negative {
            digits.insert(0, '-');
        }
        digits.parse().ok()
    }

    /// Returns the value, rounded.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// Returns true if the value is whole.
    pub fn is_integer(&self) -> bool {
        let decimal = self.decimal();
        i64::try_from(decimal.digits.len()).is_ok_and(|count| decimal.point >= count)
    }

    fn decimal(&self) -> Decimal {
        let (negative, text) = match self.0.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, self.0.as_str()),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits = format!("{whole}{fraction}");
        let leading = digits.len() - digits.trim_start_matches('0').len();
        digits.drain(..leading);
        digits.truncate(digits.trim_end_matches('0').len());
        if digits.is_empty() {
            return Decimal { negative: false, digits, point: 0 };
        }
        // An exponent too great for i64 is as good as the greatest.
        let limit = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
        let exponent = exponent.parse().unwrap_or(limit);
        let shift = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        let point = exponent.saturating_add(shift(whole.len())).saturating_sub(shift(leading));
        Decimal { negative, digits, point }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.decimal().hash(state);
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let (this, that) = (self.decimal(), other.decimal());
        let sign = |number: &Decimal| match (number.digits.is_empty(), number.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let size =
            |a: &Decimal, b: &Decimal| a.point.cmp(&b.point).then_with(|| a.digits.cmp(&b.digits));
        sign(&this)
            .cmp(&sign(&that))
            .then_with(|| if this.negative { size(&that, &this) } else { size(&this, &that) })
    }
}

impl std::str::FromStr for Number {
    type Err = InvalidNumber;

    fn from_str(text: &str) -> Result<Self, InvalidNumber> {
        let number = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        match serde_json::from_str::<&RawValue>(text) {
            Ok(raw) if number => Ok(Self(raw.get().to_owned())),
            _ => Err(InvalidNumber),
        }
    }
}

impl fmt::Display for InvalidNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a JSON number")
    }
}

impl std::error::Error for InvalidNumber {}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(value.to_string())
    }
}

/// Works with `serde_json` only: other deserializers don't give the literal.
impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        raw.get().parse().map_err(|_| de::Error::custom("expected a number"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Number;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn order_is_by_value() {
        let sorted = [
            "-1e400",
            "-10",
            "-9.5",
            "-0.001",
            "0",
            "1e-400",
            "0.1",
            "1",
            "1.5",
            "9",
            "10",
            "170141183460469231731687303715884105728",
            "1e99999999999999999999",
        ];
        for pair in sorted.windows(2) {
            assert!(number(pair[0]) < number(pair[1]), "{pair:?}");
        }
        assert_eq!(number("1.0"), number("1"));
        assert_eq!(number("100"), number("1e2"));
        assert_eq!(number("-0"), number("0.000"));
        assert_eq!(number("0.05"), number("5e-2"));
    }

    #[test]
    fn equal_numbers_have_one_hash() {
        let set: HashSet<_> = ["1", "1.0", "10e-1", "0", "-0.0", "-1"].map(number).into();
        assert_eq!(set.len(), 3);
    }

    #[test]
    fn whole_numbers() {
        assert_eq!(number("1e2").as_i128(), Some(100));
        assert_eq!(number("-12.0").as_i128(), Some(-12));
        assert_eq!(number("0").as_i128(), Some(0));
        assert_eq!(number("0.5").as_i128(), None);
        assert_eq!(number("1e999999999").as_i128(), None);
        assert_eq!(number("-170141183460469231731687303715884105728").as_i128(), Some(i128::MIN));
        assert_eq!(number("170141183460469231731687303715884105728").as_i128(), None);
        assert!(number("10.0").is_integer() && number("0").is_integer());
        assert!(!number("0.5").is_integer());
    }

    #[test]
    fn only_json_numbers() {
        for text in ["", "01", "+1", "1.", ".5", "NaN", "\"1\"", "1 2", "true", "-"] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
    }
}
