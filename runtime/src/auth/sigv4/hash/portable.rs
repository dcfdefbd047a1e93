//! The hashes of the crate `hmac-sha256`, which is Rust alone.

use hmac_sha256::{HMAC, Hash};

/// A key for HMAC.
#[derive(Clone)]
pub(in crate::auth) struct HmacKey(HMAC);

impl HmacKey {
    pub(in crate::auth) fn new(key: &[u8]) -> Self {
        Self(HMAC::new(key))
    }

    pub(in crate::auth) fn sign(&self, data: &[u8]) -> [u8; 32] {
        let mut hmac = self.0.clone();
        hmac.update(data);
        hmac.finalize()
    }
}

pub(in crate::auth) fn sha256(data: &[u8]) -> [u8; 32] {
    Hash::hash(data)
}
