//! Random values of every kind.
#![allow(unreachable_pub, reason = "a module of several tests")]

use farrier::{BigDecimal, BigInteger, Bytes, Timestamp};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

use crate::json_kinds::{Choice, Everything};

/// Whole milliseconds, as Smithy's formats have them.
fn timestamps() -> impl Strategy<Value = Timestamp> {
    let seconds = -62_167_219_200_i64..253_402_300_800;
    let nanos = prop_oneof![Just(0), (0..1000_u32).prop_map(|n| n * 1_000_000)];
    (seconds, nanos).prop_filter_map("in range", |(s, n)| Timestamp::from_timestamp(s, n))
}

/// Whole seconds, as HTTP dates have them.
fn dates() -> impl Strategy<Value = Timestamp> {
    let seconds = -62_167_219_200_i64..253_402_300_800;
    seconds.prop_filter_map("in range", |s| Timestamp::from_timestamp(s, 0))
}

/// Texts with all that formats escape.
pub fn texts() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z\"\\\\/\n\u{0}-\u{20}é😀\u{7f}]{0,24}", any::<String>()]
}

fn big_integers() -> impl Strategy<Value = BigInteger> {
    "-?(0|[1-9][0-9]{0,40})".prop_filter_map("a number", |text| text.parse().ok())
}

fn big_decimals() -> impl Strategy<Value = BigDecimal> {
    "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,9})?([eE][+-]?[0-9]{1,2})?"
        .prop_filter_map("a number", |text| text.parse().ok())
}

fn choices(inner: impl Strategy<Value = Everything>) -> impl Strategy<Value = Choice> {
    prop_oneof![
        any::<i64>().prop_map(Choice::Number),
        inner.prop_map(|value| Choice::Structure(Box::new(value))),
        vec(any::<bool>(), 0..4).prop_map(Choice::List),
    ]
}

fn flat() -> impl Strategy<Value = Everything> {
    let numbers = (any::<bool>(), any::<i8>(), any::<i16>(), any::<i32>(), any::<Option<i64>>());
    let floats = (
        prop::num::f32::ANY,
        option::of(prop::num::f64::ANY),
        option::of(big_integers()),
        big_decimals(),
    );
    let strings = (option::of(texts()), option::of(vec(any::<u8>(), 0..20)));
    let times = (option::of(timestamps()), option::of(timestamps()), vec(dates(), 0..3));
    let containers = (
        option::of(vec(texts(), 0..4)),
        btree_map(texts(), option::of(vec(any::<i32>(), 0..3)), 0..3),
        btree_map(texts(), prop::num::f64::ANY, 0..3),
    );
    (numbers, floats, strings, times, containers).prop_map(|(n, f, s, t, c)| Everything {
        boolean: n.0,
        byte: n.1,
        short: n.2,
        integer: n.3,
        long: n.4,
        float: f.0,
        double: f.1,
        big_integer: f.2,
        big_decimal: f.3,
        text: s.0,
        blob: s.1.map(Bytes::from),
        epoch: t.0,
        date_time: t.1,
        http_dates: t.2,
        texts: c.0,
        sparse: c.1,
        map: c.2,
        choice: None,
        next: None,
    })
}

/// Any value.
pub fn everything() -> impl Strategy<Value = Everything> {
    flat().prop_recursive(3, 8, 2, |inner| {
        let next = option::of(inner.clone().prop_map(Box::new));
        (flat(), next, option::of(choices(inner))).prop_map(|(value, next, choice)| Everything {
            choice,
            next,
            ..value
        })
    })
}
