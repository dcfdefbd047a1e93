//! What the CBOR reader refuses: every fault has its position, and nothing panics.

mod json_kinds;

use farrier::Member;
use farrier::formats::cbor::{CborError, CborReader, Limits};
use json_kinds::Everything;

const ITEM: Member = Member::item();

fn read(bytes: impl AsRef<[u8]>) -> Result<Everything, CborError> {
    let mut value = Everything::default();
    CborReader::new(bytes.as_ref()).read_root(&mut value).map(|()| value)
}

/// Asserts that all bytes are refused at a byte for a reason.
#[track_caller]
fn refuses(table: &[(&[u8], usize, &str)]) {
    for (bytes, offset, problem) in table {
        let error = read(bytes).expect_err(&format!("{bytes:x?}"));
        assert_eq!((error.offset, error.problem), (*offset, *problem), "{bytes:x?}");
    }
}

const SHORT: &str = "the bytes end too early";
const NO_KIND: &str = "there is no such kind of data item";

#[test]
fn invalid_structures_are_refused() {
    refuses(&[
        (b"", 0, SHORT),
        (b"\xf6", 0, "expected a map"),
        (b"\x80", 0, "expected a map"),
        (b"\xff", 0, "expected a map"),
        (b"\xd9\xd9\xf7\xa0", 0, "expected a map"),
        (b"\xa0\xa0", 1, "the value is followed by something else"),
        (b"\xbf\xff\xff", 2, "the value is followed by something else"),
        (b"\xa1", 1, SHORT),
        (b"\xbf", 1, SHORT),
        (b"\xbf\x61x\x01", 4, SHORT),
        (b"\xa2\x61x\x01", 4, SHORT),
        (b"\xa1\x61x", 3, SHORT),
        (b"\xbf\x61x\xff", 3, "expected a value"),
        (b"\xa1\x61x\xff", 3, "expected a value"),
        (b"\xa1\xff", 1, "expected the name of a member, which is text"),
        (b"\xa1\x01\x01", 1, "expected the name of a member, which is text"),
        (b"\xa1\x44long\x01", 1, "expected the name of a member, which is text"),
        (b"\xa1\x63map\xa1\x01\x01", 6, "expected a key, which is text"),
        (b"\xa1\x61x\x9f\x01", 5, SHORT),
        (b"\xa1\x61x\xa1\x01", 5, SHORT),
        (b"\xa1\x61x\xbf\x01\xff", 5, "expected a value"),
        (b"\xa1\x61x\xc1", 4, SHORT),
        (b"\xa1\x61x\xc1\xc2\xff", 5, "expected a value"),
    ]);
}

#[test]
fn heads_without_a_meaning_are_refused() {
    for first in [0x1c, 0x1f, 0x3d, 0x3f, 0x5c, 0x7e, 0x9d, 0xbc, 0xdc, 0xdf, 0xfc, 0xfd, 0xfe] {
        refuses(&[
            (&[0xa1, 0x61, b'x', first, 0, 0], 3, NO_KIND),
            (&[0xa1, 0x64, b'l', b'o', b'n', b'g', first], 6, NO_KIND),
            (&[first], 0, NO_KIND),
        ]);
    }
    // A simple value has one form only.
    refuses(&[(b"\xa1\x61x\xf8\x14", 3, NO_KIND), (b"\xa1\x61x\xf8\x1f", 3, NO_KIND)]);
    assert!(read(b"\xa2\x61x\xf8\x20\x61y\xe0").is_ok());
}

#[test]
fn lengths_beyond_the_bytes_are_refused() {
    let claims: [&[u8]; 4] = [
        b"\x1b\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\x1b\x7f\xff\xff\xff\xff\xff\xff\xff",
        b"\x1a\xff\xff\xff\xff",
        b"\x1a\x40\x00\x00\x00",
    ];
    for (prefix, major) in [
        (&b"\xa1\x64blob"[..], 2),
        (b"\xa1\x68wireText", 3),
        (b"\xa1\x65texts", 4),
        (b"\xa1\x66sparse", 5),
        (b"\xa1\x64next", 5),
        (b"\xa1\x61x", 2),
        (b"\xa1\x61x", 3),
        (b"\xa1\x61x", 4),
        (b"\xa1\x61x", 5),
        (b"\xa1\x64blob\x5f", 2),
        (b"\xa1\x68wireText\x7f", 3),
        (b"", 5),
        (b"\xa1", 3),
    ] {
        for claim in claims {
            let mut bytes = prefix.to_vec();
            bytes.push(claim[0] | major << 5);
            bytes.extend(&claim[1..]);
            refuses(&[(&bytes, bytes.len(), SHORT)]);
        }
    }
}

#[test]
fn invalid_strings_are_refused() {
    const UTF8: &str = "invalid UTF-8";
    const TEXT: &str = "expected a chunk of text, or the end of it";
    const BYTES: &str = "expected a chunk of bytes, or the end of them";
    refuses(&[
        (b"\xa1\x68wireText\x62a\xff", 12, UTF8),
        (b"\xa1\x68wireText\x63\xed\xa0\x80", 11, UTF8),
        (b"\xa1\x62\xc3\x28\x01", 2, UTF8),
        (b"\xa1\x61x\x62a\x80", 5, UTF8),
        // Each chunk is text of its own: a character can't be cut.
        (b"\xa1\x68wireText\x7f\x61\xc3\x61\xa9\xff", 12, UTF8),
        (b"\xa1\x61x\x7f\x61\xc3\x61\xa9\xff", 5, UTF8),
        (b"\xa1\x68wireText\x7f\x41a\xff", 11, TEXT),
        (b"\xa1\x68wireText\x7f\x7f\xff\xff", 11, TEXT),
        (b"\xa1\x68wireText\x7f\x01\xff", 11, TEXT),
        (b"\xa1\x68wireText\x7f\x61a", 13, SHORT),
        (b"\xa1\x64blob\x5f\x61a\xff", 7, BYTES),
        (b"\xa1\x64blob\x5f\x5f\xff\xff", 7, BYTES),
        (b"\xa1\x64blob\x5f", 7, SHORT),
        (b"\xa1\x61x\x5f\x61a\xff", 4, BYTES),
        (b"\xa1\x61x\x7f\x41a\xff", 4, TEXT),
        (b"\xa1\x68wireText\x01", 10, "expected a string"),
        (b"\xa1\x68wireText\x41a", 10, "expected a string"),
        (b"\xa1\x68wireText\xd8\x20\x61a", 10, "expected a string"),
        (b"\xa1\x64blob\x61a", 6, "expected a string of bytes"),
        (b"\xa1\x64blob\x80", 6, "expected a string of bytes"),
    ]);
}

#[test]
fn invalid_numbers_are_refused() {
    const WHOLE: &str = "expected a whole number";
    const LONG: &str = "the number is out of range for a long (64 bits)";
    refuses(&[
        (b"\xa1\x64long\x61a", 6, WHOLE),
        (b"\xa1\x64long\xf5", 6, WHOLE),
        (b"\xa1\x64long\xff", 6, WHOLE),
        (b"\xa1\x64long\xc2\x41\x01", 6, WHOLE),
        (b"\xa1\x64long\xf9\x3e\x00", 6, WHOLE),
        (b"\xa1\x64long\xf9\x7e\x00", 6, WHOLE),
        (b"\xa1\x64long\xf9\x7c\x00", 6, WHOLE),
        (b"\xa1\x64long\x1b\x80\0\0\0\0\0\0\0", 6, LONG),
        (b"\xa1\x64long\x3b\x80\0\0\0\0\0\0\0", 6, LONG),
        (b"\xa1\x64long\xfb\x43\xe0\0\0\0\0\0\0", 6, LONG),
        (b"\xa1\x64byte\x18\x80", 6, "the number is out of range for a byte (-128 to 127)"),
        (
            b"\xa1\x65short\x39\x80\x00",
            7,
            "the number is out of range for a short (-32768 to 32767)",
        ),
        (b"\xa1\x66double\x61a", 8, "expected a number"),
        (b"\xa1\x66double\xf4", 8, "expected a number"),
        (b"\xa1\x66double\xc4\x82\x00\x01", 8, "expected a number"),
        (
            b"\xa1\x65float\xfb\x7e\x37\xe4\x3c\x88\x00\x75\x9c",
            7,
            "the number is out of range for a float (32 bits)",
        ),
        (b"\xa1\x67boolean\x01", 9, "expected true or false"),
        (b"\xa1\x67boolean\xe0", 9, "expected true or false"),
    ]);
}

#[test]
fn invalid_big_numbers_are_refused() {
    const TWO: &str = "a decimal fraction is an exponent and an integer";
    refuses(&[
        (b"\xa1\x6abigInteger\x61\x31", 12, "expected a number"),
        (b"\xa1\x6abigInteger\xf9\x3e\x00", 12, "expected a whole number"),
        (b"\xa1\x6abigInteger\xc4\x82\x20\x0f", 12, "expected a whole number"),
        (b"\xa1\x6abigInteger\xc2\x01", 13, "expected the bytes of a number"),
        (b"\xa1\x6abigInteger\xc2", 13, SHORT),
        (b"\xa1\x6abigInteger\xc2\x42\x01", 15, SHORT),
        (b"\xa1\x6abigInteger\xc5\x82\x01\x01", 12, "expected a number"),
        (b"\xa1\x6abigDecimal\xf9\x7e\x00", 12, "expected a number"),
        (b"\xa1\x6abigDecimal\xc4\x01", 13, "expected an array"),
        (b"\xa1\x6abigDecimal\xc4\x80", 13, TWO),
        (b"\xa1\x6abigDecimal\xc4\x81\x01", 13, TWO),
        (b"\xa1\x6abigDecimal\xc4\x83\x01\x01\x01", 13, TWO),
        (b"\xa1\x6abigDecimal\xc4\x9f\x01\x01\x01\xff", 13, TWO),
        (b"\xa1\x6abigDecimal\xc4\x82\x61a\x01", 14, TWO),
        (b"\xa1\x6abigDecimal\xc4\x82\x01\xf9\x3c\x00", 15, TWO),
        (b"\xa1\x6abigDecimal\xc4\x82\x01\xc4\x82\x01\x01", 15, TWO),
    ]);
}

#[test]
fn bignums_beyond_the_limit_are_refused() {
    let with = |size: u16| {
        let mut bytes = b"\xa1\x6abigInteger\xc2\x59".to_vec();
        bytes.extend(size.to_be_bytes());
        bytes.extend(vec![0xff; size.into()]);
        bytes
    };
    assert!(read(with(512)).is_ok());
    refuses(&[(&with(513), 13, "the number has more than 4096 bits")]);
}

#[test]
fn invalid_timestamps_are_refused() {
    const TAG: &str = "expected a timestamp (tag 1)";
    const SECONDS: &str = "expected a number of seconds";
    const RANGE: &str = "the timestamp is out of range";
    refuses(&[
        (b"\xa1\x65epoch\x01", 7, TAG),
        (b"\xa1\x65epoch\xfb\0\0\0\0\0\0\0\0", 7, TAG),
        (b"\xa1\x65epoch\xc0\x742000-01-01T00:00:00Z", 7, TAG),
        (b"\xa1\x68dateTime\x742000-01-01T00:00:00Z", 10, TAG),
        (b"\xa1\x65epoch\xc1\x61\x30", 8, SECONDS),
        (b"\xa1\x65epoch\xc1\xf6", 8, SECONDS),
        (b"\xa1\x65epoch\xc1\xc1\x01", 8, SECONDS),
        (b"\xa1\x65epoch\xc1", 8, SHORT),
        (b"\xa1\x65epoch\xc1\x1b\x7f\xff\xff\xff\xff\xff\xff\xff", 8, RANGE),
        (b"\xa1\x65epoch\xc1\xf9\x7e\x00", 8, RANGE),
        (b"\xa1\x65epoch\xc1\xf9\xfc\x00", 8, RANGE),
        (b"\xa1\x65epoch\xc1\xfb\x7f\xef\xff\xff\xff\xff\xff\xff", 8, RANGE),
        (b"\xa1\x65epoch\xc1\xfb\x43\x70\0\0\0\0\0\0", 8, RANGE),
    ]);
}

#[test]
fn values_of_another_kind_are_refused() {
    const UNION: &str = "a union has exactly one member";
    refuses(&[
        (b"\xa1\x65texts\xa0", 7, "expected an array"),
        (b"\xa1\x65texts\x82\x61a\x01", 10, "expected a string"),
        (b"\xa1\x63map\x80", 5, "expected a map"),
        (b"\xa1\x65texts\x82\x61a\xf6", 10, "a list that isn't sparse has no nulls"),
        (b"\xa1\x65texts\x82\x61a\xf7", 10, "a list that isn't sparse has no nulls"),
        (b"\xa1\x63map\xa1\x61k\xf6", 8, "a map that isn't sparse has no nulls"),
        (b"\xa1\x64next\x80", 6, "expected a map"),
        (b"\xa1\x66choice\x66number", 8, "expected a map"),
        (b"\xa1\x66choice\xa0", 8, UNION),
        (b"\xa1\x66choice\xbf\xff", 8, UNION),
        (b"\xa1\x66choice\xa1\x66number\xf6", 8, UNION),
        (b"\xa1\x66choice\xa1\x66number\xf7", 8, UNION),
        (b"\xa1\x66choice\xa1\x66__type\x61x", 8, UNION),
        (b"\xa1\x66choice\xa2\x66number\x01\x64list\x80", 22, UNION),
        (b"\xa1\x66choice\xa2\x66number\x01\x66number\x02", 24, UNION),
        (b"\xa1\x66choice\xa2\x63new\x01\x66number\x02", 21, UNION),
        (b"\xa1\x66choice\xa2\x66number\x01\x63new\x02", 21, UNION),
    ]);
}

const GOOD: &[u8] = b"\xbf\x67boolean\xf5\x64byte\x20\x64long\x1a\x00\x01\x00\x00\x66double\xfb\
    \x3f\xb9\x99\x99\x99\x99\x99\x9a\x65float\xf9\x7e\x00\x68wireText\x7f\x62\xc3\xa9\x61a\xff\
    \x64blob\x5f\x42\x00\xff\x40\xff\x65epoch\xc1\xfb\x3f\xf8\0\0\0\0\0\0\x68dateTime\xc1\x18\x2a\
    \x69httpDates\x81\xc1\x00\x6abigInteger\xc3\x49\x01\0\0\0\0\0\0\0\0\x6abigDecimal\xc4\x82\x21\
    \x19\x6a\xb3\x65texts\x9f\x61a\x61b\xff\x66sparse\xa2\x61a\xf7\x61b\x82\x01\x02\x63map\xbf\x61k\
    \xf9\x38\x00\xff\x66choice\xa1\x64list\x81\xf5\x67unknown\x83\xa1\x01\xd8\x20\x61t\xfa\0\0\0\0\
    \x5f\x41a\xff\x64next\xa1\x64next\xa0\xff";

#[test]
fn every_truncation_is_refused() {
    read(GOOD).unwrap();
    for length in 0..GOOD.len() {
        let error = read(&GOOD[..length]).expect_err("a prefix");
        assert_eq!((error.offset, error.problem), (length, SHORT), "{length}");
    }
}

#[test]
fn replacing_or_removing_any_byte_does_not_panic() {
    for index in 0..GOOD.len() {
        for byte in 0..=u8::MAX {
            let mut bytes = GOOD.to_vec();
            bytes[index] = byte;
            let _ = read(&bytes);
        }
        let mut bytes = GOOD.to_vec();
        bytes.remove(index);
        let _ = read(&bytes);
    }
}

/// A megabyte of openings, each of which a careless reader would follow.
#[test]
fn deep_nesting_is_refused() {
    // The limit is 128, so what opens the 129th container is the fault.
    for (prefix, bomb, offset) in [
        (&b"\xa1\x60"[..], &b"\x81"[..], 2 + 127),
        (b"\xa1\x60", b"\x9f", 2 + 127),
        (b"\xa1\x60", b"\xd8\x20\x81", 2 + 3 * 127 + 2),
        (b"\xa1\x61x", b"\xa1\x01", 3 + 2 * 127),
        (b"\xa1\x61x", b"\xa1", 3 + 127),
        (b"", b"\xbf\x61a", 3 * 128),
        (b"", b"\xa1\x64next", 6 * 128),
        (b"", b"\xa1\x66choice\xa1\x69structure", 19 * 64),
    ] {
        let bytes = [prefix, &bomb.repeat(1_000_000 / bomb.len())].concat();
        refuses(&[(&bytes, offset, "nested too deeply")]);
    }
    // Tags nest without a container; there is nothing to run out of.
    let tags = [&b"\xa1\x61x"[..], &vec![0xc1; 1_000_000], &[0x01]].concat();
    assert!(read(&tags).is_ok());
    refuses(&[(&tags[..tags.len() - 1], tags.len() - 1, SHORT)]);
}

#[test]
fn the_depth_limit_is_exact() {
    let nested = |depth: usize| {
        let half = depth / 2;
        [vec![0x81; half], vec![0x9f; depth - half], vec![0xff; depth - half]].concat()
    };
    let with = |depth| Limits::new().depth(depth);
    for depth in 2..200 {
        let bytes = [&b"\xa2\x61x"[..], &nested(depth), b"\x61y", &nested(depth)].concat();
        let mut value = Everything::default();
        let mut reader = CborReader::with_limits(&bytes, with(100)).unwrap();
        assert_eq!(reader.read_root(&mut value).is_ok(), depth < 100, "{depth}");
    }
    let mut reader = CborReader::with_limits(b"\xa0", with(0)).unwrap();
    let error = reader.read_root(&mut Everything::default()).expect_err("too deep");
    assert_eq!((error.offset, error.problem), (0, "nested too deeply"));
}

#[test]
fn the_size_limit_is_checked_first() {
    let limits = Limits::new().size(1);
    assert!(CborReader::with_limits(b"\xa0", limits).is_ok());
    let error = CborReader::with_limits(b"\xff\xff", limits).expect_err("too large");
    assert_eq!((error.offset, error.problem), (1, "the body is larger than the limit"));
}

#[test]
fn null_is_refused_by_types_without_a_null() {
    let error = CborReader::new(b"\xf6").read_value(&ITEM, &mut 0_i32).expect_err("null");
    assert_eq!(error.to_string(), "null can't stand here at byte 0");
    let mut option = Some(1_i32);
    CborReader::new(b"\xf7").read_value(&ITEM, &mut option).unwrap();
    assert_eq!(option, None);
}

#[test]
fn debug_shows_none_of_the_bytes() {
    let mut reader = CborReader::new(b"\xa1\x64long\x66s3cret");
    let error = reader.read_root(&mut Everything::default()).expect_err("no number");
    assert!(!format!("{reader:?} {error:?} {error}").contains("s3cret"));
}

#[cfg(feature = "document")]
#[test]
fn invalid_documents_are_refused() {
    const LOSES_DIGITS: &str = "the number has digits or an exponent that would be lost; \
                                serde_json's feature `arbitrary_precision` keeps them";
    const KIND: &str = "a document can't hold this kind of value";
    let arrays = vec![0x81; 1_000_000];
    let maps = b"\xbf\x61a".repeat(300_000);
    for (bytes, offset, problem) in [
        (&arrays[..], 128, "nested too deeply"),
        (&maps, 3 * 128, "nested too deeply"),
        (b"\x82\x01\x41a", 2, KIND),
        (b"\xc1\x01", 0, KIND),
        (b"\xe0", 0, KIND),
        (b"\x82\x01\xff", 2, KIND),
        (b"\x3b\xff\xff\xff\xff\xff\xff\xff\xff", 0, LOSES_DIGITS),
        (b"\x81\xc2\x49\x01\0\0\0\0\0\0\0\0", 1, LOSES_DIGITS),
        (b"\xc4\x82\x19\x01\x90\x01", 0, LOSES_DIGITS),
        (b"\xf9\x7e\x00", 0, "a document has no such number"),
        (b"\xa1\x01\x01", 1, "expected a key, which is text"),
        (b"\x81", 1, SHORT),
        (b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff", 9, SHORT),
    ] {
        let mut value = farrier::Document::Null;
        let error = CborReader::new(bytes).read_value(&ITEM, &mut value).expect_err("refused");
        assert_eq!((error.offset, error.problem), (offset, problem));
    }
}
