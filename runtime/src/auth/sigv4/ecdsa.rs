//! Keys and signatures of ECDSA with P-256 and SHA-256.

use std::fmt;

use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};

use super::hash::{HmacKey, hex};

/// The name of the algorithm.
pub(super) const ALGORITHM: &str = "AWS4-ECDSA-P256-SHA256";

/// A private key, which is derived from an access key.
#[derive(Clone)]
pub(in crate::auth) struct EcdsaKey(SigningKey);

impl EcdsaKey {
    /// Derives the key of an access key, as AWS does (NIST SP 800-108, in counter mode). Of each 2³² counters about one
    /// gives no key, and there are 255 of them.
    pub(in crate::auth) fn derive(id: &str, secret: &str) -> Option<Self> {
        let key = HmacKey::new(format!("AWS4A{secret}").as_bytes());
        (1..=u8::MAX).find_map(|counter| {
            let mut input = 1_u32.to_be_bytes().to_vec();
            input.extend_from_slice(ALGORITHM.as_bytes());
            input.push(0);
            input.extend_from_slice(id.as_bytes());
            input.push(counter);
            input.extend_from_slice(&256_u32.to_be_bytes());
            let scalar = successor(key.sign(&input));
            // This refuses what isn't a number from 1 to the order of the curve, less one.
            SigningKey::from_slice(&scalar).ok().map(Self)
        })
    }

    /// Returns the digits of a signature in its form of ASN.1. The same text has the same signature each time (RFC 6979).
    pub(super) fn sign(&self, text: &[u8]) -> String {
        let signature: Signature = self.0.sign(text);
        hex(signature.to_der().as_bytes())
    }
}

/// The number after this one. After the last one comes zero.
fn successor(mut number: [u8; 32]) -> [u8; 32] {
    for byte in number.iter_mut().rev() {
        *byte = byte.wrapping_add(1);
        if *byte != 0 {
            break;
        }
    }
    number
}

impl fmt::Debug for EcdsaKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EcdsaKey").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::{EcdsaKey, hex, successor};

    #[test]
    fn a_successor_carries() {
        let mut number = [0; 32];
        number[30..].copy_from_slice(&[1, 255]);
        assert_eq!(successor(number)[30..], [2, 0]);
        assert_eq!(successor([255; 32]), [0; 32]);
    }

    #[test]
    fn a_key_is_derived_from_both_parts_and_not_shown() {
        let key =
            EcdsaKey::derive("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY").unwrap();
        let digits = hex(&key.0.to_bytes());
        let expected = "7efc8c0e65a324242818c5a50c891c6060b6a00717b7ba3cbe3c5d765be9259c";
        assert_eq!(digits, expected);
        assert_eq!(format!("{key:?}"), "EcdsaKey { .. }");
    }
}
