//! The type of documents, and their numbers.

#[cfg(feature = "document")]
use serde_json::Number;

#[cfg(feature = "document")]
use crate::number::BigNumber;
#[cfg(feature = "document")]
use crate::number::decimal::Decimal;

/// A value of the Smithy type `document`, which holds JSON of any shape (smithy.io, Simple types,
/// "Document").
///
/// The numbers of `serde_json` are integers of 64 bits and doubles. A response with a number whose digits
/// they can't keep, such as one of 30 digits or `1e400`, is refused with the number's place, and nothing is
/// rounded in silence. A number of up to 17 digits that is how a double is printed becomes that double.
///
/// To keep all digits, turn on `serde_json`'s feature `arbitrary_precision` in your program. It isn't on by
/// itself, because it changes `serde_json` for every crate of a program: numbers become slower, and
/// serializers other than `serde_json`'s own write a number of a `Value` as a map.
#[cfg(feature = "document")]
pub use serde_json::Value as Document;

/// The problem with a number of a document.
#[cfg(feature = "document")]
pub(crate) const LOSES_DIGITS: &str = "the number has digits or an exponent that would be lost; \
                                       serde_json's feature `arbitrary_precision` keeps them";

/// Returns a number that is written as `text`, or `None` if it would lose digits. It is an integer if it is
/// written as one and has at most 64 bits.
#[cfg(feature = "document")]
pub(crate) fn number(text: &str) -> Option<Number> {
    // An integer has no negative zero.
    if text != "-0" {
        if let Ok(value) = text.parse::<i64>() {
            return Some(value.into());
        }
        if let Ok(value) = text.parse::<u64>() {
            return Some(value.into());
        }
    }
    let decimal = Decimal::parse(text).ok()?;
    let double: f64 = text.parse().ok()?;
    if is_exact(&decimal, double) {
        return Number::from_f64(double);
    }
    precise(text).or_else(|| Number::from_f64(double).filter(|_| is_printed(&decimal, double)))
}

/// Returns true if the shortest text of `double`, which is nearest to `decimal`, is that number.
#[cfg(feature = "document")]
fn is_exact(decimal: &Decimal<'_>, double: f64) -> bool {
    /// The number of digits that every double of the usual range keeps.
    const SURE: usize = 15;
    let digits = decimal.digits().count();
    if digits == 0 || (digits <= SURE && double.is_normal()) {
        return true;
    }
    double.is_finite() && is(decimal, zmij::Buffer::new().format_finite(double))
}

/// Returns true if `decimal` is how `double` is printed: with as many digits, or with as few as possible. The
/// two differ where the double is in the middle between two decimals.
#[cfg(feature = "document")]
fn is_printed(decimal: &Decimal<'_>, double: f64) -> bool {
    /// The number of digits that tell each double from all others.
    const MOST: usize = 17;
    let digits = decimal.digits().count();
    (1..=MOST).contains(&digits)
        && (is(decimal, &format!("{double:.*e}", digits - 1))
            || is(decimal, &format!("{double:e}")))
}

#[cfg(feature = "document")]
fn is(decimal: &Decimal<'_>, text: &str) -> bool {
    Decimal::parse(text).is_ok_and(|printed| printed.compare(decimal).is_eq())
}

/// Returns a number that keeps its text, if `serde_json` has such numbers in this program.
#[cfg(feature = "document")]
#[cold]
fn precise(text: &str) -> Option<Number> {
    let number: Number = text.parse().ok()?;
    let kept: BigNumber = number.to_string().parse().ok()?;
    (kept == text.parse().ok()?).then_some(number)
}

#[cfg(all(test, feature = "document"))]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::number;

    #[test]
    fn numbers_that_a_double_keeps_are_doubles() {
        for (text, double) in [
            ("0.1", 0.1),
            ("1.50", 1.5),
            ("-0", -0.0),
            ("0e999", 0.0),
            ("1e23", 1e23),
            ("100000000000000000000000", 1e23),
            ("0.30000000000000004", 0.300_000_000_000_000_04),
            // Seventeen digits, as C prints them.
            ("0.10000000000000001", 0.1),
            // In the middle between two decimals, either of which is printed.
            ("832853486901086.2", 832_853_486_901_086.3),
            ("832853486901086.3", 832_853_486_901_086.3),
            ("832853486901086.25", 832_853_486_901_086.3),
            ("36893488147419103000", 36_893_488_147_419_103_000.0),
            ("5e-324", 5e-324),
            ("1.7976931348623157e308", f64::MAX),
        ] {
            let found = number(text).and_then(|number| number.as_f64());
            assert_eq!(found.map(f64::to_bits), Some(double.to_bits()), "{text}");
        }
    }

    #[test]
    fn numbers_that_would_lose_digits_are_refused() {
        for text in [
            "123456789012345678901234567890",
            "18446744073709551616",
            "0.1000000000000000055511151231257827",
            "0.1234567890123456789012345678901234567890",
            "0.12345678901234567",
            "1e400",
            "-1e400",
            "1e-400",
            "4.93e-324",
            "1e99999999999999999999",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

        #[test]
        fn every_double_is_kept_however_it_is_printed(double in prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL) {
            for text in [format!("{double:?}"), format!("{double:e}"), format!("{double:.16e}")] {
                prop_assert_eq!(number(&text).and_then(|number| number.as_f64()), Some(double));
            }
        }
    }
}
