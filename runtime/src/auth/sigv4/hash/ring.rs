//! The hashes of ring.

use ring::{digest, hmac};

/// A key for HMAC.
#[derive(Clone)]
pub(in crate::auth) struct HmacKey(hmac::Key);

impl HmacKey {
    pub(in crate::auth) fn new(key: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    pub(in crate::auth) fn sign(&self, data: &[u8]) -> [u8; 32] {
        array(hmac::sign(&self.0, data).as_ref())
    }
}

pub(in crate::auth) fn sha256(data: &[u8]) -> [u8; 32] {
    array(digest::digest(&digest::SHA256, data).as_ref())
}

fn array(hash: &[u8]) -> [u8; 32] {
    let mut array = [0; 32];
    array.copy_from_slice(hash);
    array
}
