use std::cmp::Ordering;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{BigDecimal, BigInteger, BigNumber};

fn number(text: &str) -> BigNumber {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn hash(number: &BigNumber) -> u64 {
    let mut hasher = DefaultHasher::new();
    number.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn a_number_keeps_its_text() {
    for text in ["0", "-0", "1.50", "1E+2", "123456789012345678901234567890.1e-7", "0.0e00"] {
        assert_eq!(number(text).to_string(), text);
    }
    assert_eq!(BigNumber::from(i64::MIN).as_str(), "-9223372036854775808");
    assert_eq!(BigInteger::from(u64::MAX).as_str(), "18446744073709551615");
    assert_eq!(BigDecimal::default().as_number().as_str(), "0");
}

#[test]
fn texts_that_are_not_numbers_are_refused() {
    let table = [
        ("", 0),
        ("-", 1),
        ("+1", 0),
        (".5", 0),
        ("1.", 2),
        ("1.e5", 2),
        ("1e", 2),
        ("1e+", 3),
        ("01", 0),
        ("-01", 1),
        ("00", 0),
        ("0x10", 1),
        ("1 ", 1),
        (" 1", 0),
        ("1_000", 1),
        ("NaN", 0),
        ("Infinity", 0),
        ("--1", 1),
        ("1.2.3", 3),
        ("1e2e3", 3),
        ("1e2.5", 3),
        ("١", 0),
        ("1e9223372036854775808", 2),
    ];
    for (text, offset) in table {
        let error = text.parse::<BigNumber>().expect_err(text);
        assert_eq!(error.offset(), offset, "{text}: {error}");
        assert!(text.parse::<BigInteger>().is_err(), "{text}");
        assert!(text.parse::<BigDecimal>().is_err(), "{text}");
    }
}

#[test]
fn integers_have_neither_fraction_nor_exponent() {
    for text in ["1.0", "1e2", "1E2", "0.0"] {
        let error = text.parse::<BigInteger>().expect_err(text);
        assert_eq!((error.offset(), error.problem()), (1, "expected a whole number"));
    }
    for text in ["0", "-0", "-12", "123456789012345678901234567890"] {
        assert!(text.parse::<BigInteger>().is_ok(), "{text}");
    }
}

#[test]
fn equal_numbers_are_equal_however_they_are_written() {
    let groups: [&[&str]; 6] = [
        &["0", "-0", "0.000", "0e5", "-0.0e-999999999999", "0e999999999999"],
        &["1", "1.0", "1.00", "1e0", "10e-1", "0.1e1", "0.001e+3", "1000E-03"],
        &["-150", "-1.5e2", "-150.0", "-0.15e3", "-1500e-1"],
        &["0.05", "5e-2", "0.5e-1", "0.0500"],
        &["1e999999999999", "10e999999999998", "0.1e1000000000000"],
        &["1e-999999999999", "0.1e-999999999998"],
    ];
    for (index, group) in groups.iter().enumerate() {
        for (other, others) in groups.iter().enumerate() {
            for (a, b) in group.iter().flat_map(|a| others.iter().map(move |b| (a, b))) {
                let equal = number(a) == number(b);
                assert_eq!(equal, index == other, "{a} and {b}");
                assert!(!equal || hash(&number(a)) == hash(&number(b)), "{a} and {b}");
            }
        }
    }
}

#[test]
fn numbers_are_ordered_by_value() {
    let ascending = [
        "-1e9223372036854775807",
        "-1e999999999999",
        "-101",
        "-100.1",
        "-1e2",
        "-99.99",
        "-1.01",
        "-1",
        "-0.5",
        "-0.05",
        "-1e-999999999999",
        "0",
        "1e-9223372036854775808",
        "1e-999999999999",
        "0.05",
        "0.5",
        "0.51",
        "1",
        "1.000000000000000000000000000000000000000001",
        "9.99",
        "10",
        "100000000000000000000",
        "100000000000000000001",
        "1e21",
        "2e999999999999",
        "1e9223372036854775807",
        "99e9223372036854775807",
    ];
    for (i, a) in ascending.iter().enumerate() {
        for (j, b) in ascending.iter().enumerate() {
            assert_eq!(number(a).cmp(&number(b)), i.cmp(&j), "{a} and {b}");
        }
    }
}

#[test]
fn equal_numbers_have_equal_hashes() {
    let set: HashSet<BigDecimal> =
        ["1", "1.0", "1e0", "2"].iter().filter_map(|text| text.parse().ok()).collect();
    assert_eq!(set.len(), 2);
    assert_eq!(number("2").partial_cmp(&number("20e-1")), Some(Ordering::Equal));
}

#[test]
fn scaling_is_exact() {
    use super::decimal::Decimal;
    let scaled = |text, places| Decimal::parse(text).ok().and_then(|d| d.scaled(places));
    assert_eq!(scaled("1.5", 0), Some(1));
    assert_eq!(scaled("-1.5", 1), Some(-15));
    assert_eq!(scaled("1e3", 2), Some(100_000));
    assert_eq!(scaled("0.00012345", 6), Some(123));
    assert_eq!(scaled("1e-999999999999", 9), Some(0));
    assert_eq!(scaled("1e999999999999", 0), None);
    assert_eq!(scaled("1e35", 0), Some(10_i128.pow(35)));
    assert_eq!(scaled("1e36", 0), None);
    assert_eq!(scaled("0e999999999999", 0), Some(0));
}
