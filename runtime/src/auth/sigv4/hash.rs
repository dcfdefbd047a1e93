//! SHA-256, and HMAC with it.
//!
//! With the feature `client` they come from ring, which TLS brings anyway. Without it nobody needs a C compiler:
//! then they are Rust alone.

#[cfg(any(test, not(feature = "client")))]
#[cfg_attr(test, allow(dead_code, reason = "a test compares it with the other"))]
mod portable;
#[cfg(feature = "client")]
mod ring;

#[cfg(feature = "client")]
pub(in crate::auth) use self::ring::{HmacKey, sha256};
#[cfg(not(feature = "client"))]
pub(in crate::auth) use portable::{HmacKey, sha256};

/// The hexadecimal digits of bytes, in lower case.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble & 15)]);
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(digit(byte >> 4));
        text.push(digit(*byte));
    }
    text
}

#[cfg(test)]
mod tests {
    #[cfg(feature = "client")]
    use proptest::collection::vec;
    #[cfg(feature = "client")]
    use proptest::prelude::{any, proptest};

    #[cfg(feature = "client")]
    use super::ring;
    use super::{hex, portable};

    #[test]
    fn the_hash_of_nothing_is_known() {
        let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hex(&portable::sha256(b"")), nothing);
    }

    #[cfg(feature = "client")]
    proptest! {
        #[test]
        fn both_implementations_agree(
            key in vec(any::<u8>(), 0..200), data in vec(any::<u8>(), 0..300),
        ) {
            assert_eq!(ring::sha256(&data), portable::sha256(&data));
            let one = ring::HmacKey::new(&key).sign(&data);
            assert_eq!(one, portable::HmacKey::new(&key).sign(&data));
        }
    }
}
