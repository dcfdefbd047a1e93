//! Formats of other crates: what a reader and a writer do with kinds that they don't implement.

use std::collections::BTreeMap;

use farrier::codec::{Failed, ReadValue, Reader, WriteList, WriteValue, Writer};
use farrier::{BigDecimal, BigInteger, Bytes, Member, Timestamp, Unit};

static ITEM: Member = Member::item();

/// A format that has no kind of value. It implements nothing but the methods for problems.
#[derive(Default)]
struct NoValues {
    problems: Vec<&'static str>,
}

impl Writer for NoValues {
    fn unsupported(&mut self, _: &Member, problem: &'static str) {
        self.problems.push(problem);
    }
}

impl Reader for NoValues {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.problems.push(problem);
        Failed
    }
}

/// A writer that implements nothing at all.
struct Nothing;

impl Writer for Nothing {}

/// Writes and reads a value by formats that don't implement its kind.
fn check<T: ReadValue + WriteValue>(mut value: T, problem: &str) {
    let mut format = NoValues::default();
    value.write(&ITEM, &mut format);
    assert_eq!(value.read(&ITEM, &mut format), Err(Failed));
    assert_eq!(format.problems, [problem, problem]);
    value.write(&ITEM, &mut Nothing);
}

#[test]
fn kinds_that_a_format_does_not_implement_are_reported() {
    check(true, "a boolean can't stand here");
    check(1_i64, "an integer can't stand here");
    check(1.5_f32, "a number can't stand here");
    check(1.5_f64, "a number can't stand here");
    check(BigInteger::from(1_u64), "a number can't stand here");
    check(BigDecimal::from(1_u64), "a number can't stand here");
    check("cat".to_owned(), "a string can't stand here");
    check(Bytes::from_static(b"cat"), "a blob can't stand here");
    check(Timestamp::UNIX_EPOCH, "a timestamp can't stand here");
    #[cfg(feature = "document")]
    check(farrier::Document::Null, "a document can't stand here");
    check(Unit {}, "a structure can't stand here");
    check(vec![1_i32], "a list can't stand here");
    check(BTreeMap::from([("a".to_owned(), 1_i32)]), "a map can't stand here");
}

#[test]
fn a_null_that_a_writer_does_not_implement_is_reported() {
    let mut writer = NoValues::default();
    vec![None::<i32>].write_items(&ITEM, &mut writer);
    assert_eq!(writer.problems, ["a null can't stand here"]);
}
