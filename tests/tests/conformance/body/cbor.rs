//! CBOR by value: the order of a map's entries, the width of a number, and whether a length is given
//! beforehand don't count, nor does whether a time in whole seconds is a float. NaN is the same as
//! NaN. A float may stand where a case has a whole number of the same value, since a protocol may
//! send either (smithy.io, Smithy RPC v2 CBOR, numeric type serialization).

use ciborium::Value;

use crate::tree::Float;

/// The tag of a time in seconds since the epoch.
const EPOCH: u64 = 1;

/// Whether two bodies are of the same value.
pub(super) fn same(found: &[u8], expected: &[u8]) -> Result<bool, String> {
    Ok(is_same(&parse(found)?, &parse(expected)?))
}

/// The value for people.
pub(super) fn shown(body: &[u8]) -> String {
    parse(body).map_or_else(|_| format!("{body:02x?}"), |value| format!("{value:?}"))
}

fn parse(body: &[u8]) -> Result<Value, String> {
    let mut rest = body;
    let value = ciborium::from_reader(&mut rest).map_err(|error| format!("not CBOR: {error}"))?;
    if rest.is_empty() { Ok(value) } else { Err(format!("{} bytes are left over", rest.len())) }
}

fn is_same(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Float(a), Value::Float(b)) => Float(*a) == Float(*b),
        (Value::Float(_), Value::Integer(_)) => number(found) == number(expected),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Map(a), Value::Map(b)) => {
            a.len() == b.len()
                && a.iter().all(|entry| has(b, entry))
                && b.iter().all(|entry| has(a, entry))
        }
        (Value::Tag(EPOCH, a), Value::Tag(EPOCH, b)) => number(a) == number(b),
        (Value::Tag(a, of_a), Value::Tag(b, of_b)) => a == b && is_same(of_a, of_b),
        _ => found == expected,
    }
}

/// A number, whole or not: times may be either (RFC 8949, section 3.4.2).
fn number(value: &Value) -> Option<Float> {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "what is compared with it is a float")]
        Value::Integer(whole) => Some(Float(i128::from(*whole) as f64)),
        Value::Float(value) => Some(Float(*value)),
        _ => None,
    }
}

/// Whether a map has an entry, and its key once only.
fn has(map: &[(Value, Value)], (key, value): &(Value, Value)) -> bool {
    let mut found = map.iter().filter(|(other, _)| is_same(key, other));
    found.next().is_some_and(|(_, other)| is_same(value, other)) && found.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn what_means_the_same() {
        // {"a": 1, "b": [2]}, and the same with open lengths, another order and wider numbers.
        let plain = b"\xa2\x61a\x01\x61b\x81\x02";
        let open = b"\xbf\x61b\x9f\x18\x02\xff\x61a\x19\x00\x01\xff";
        assert!(same(plain, open).unwrap());
        assert!(!same(plain, b"\xa1\x61a\x01").unwrap());
        // NaN of 16 and of 32 bits; 1.5 of 16 and of 64.
        assert!(same(b"\xf9\x7e\x00", b"\xfa\x7f\xc0\x00\x00").unwrap());
        assert!(same(b"\xf9\x3e\x00", b"\xfb\x3f\xf8\0\0\0\0\0\0").unwrap());
        // A time in whole seconds.
        assert!(same(b"\xc1\x01", b"\xc1\xf9\x3c\x00").unwrap());
        assert!(!same(b"\xc1\x01", b"\xc1\x02").unwrap());
        // A whole number is no float, a text is not a byte string.
        assert!(!same(b"\x01", b"\xf9\x3c\x00").unwrap());
        assert!(same(b"\xf9\x3c\x00", b"\x01").unwrap());
        assert!(!same(b"\xf9\x3e\x00", b"\x01").unwrap());
        assert!(!same(b"\x61a", b"\x41a").unwrap());
        assert!(same(b"\x01\x01", b"\x01").is_err());
        assert!(same(b"\x81", b"\x80").is_err());
    }
}
