//! The names of cached files: hashes of what they are for, as other tools make them.

use std::fmt::Write as _;

use ring::digest::{Algorithm, SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};

/// SHA-1 in hexadecimal, for the tokens of single sign-on.
pub(crate) fn sha1(text: &str) -> String {
    hex(&SHA1_FOR_LEGACY_USE_ONLY, text)
}

/// SHA-256 in hexadecimal, for the sessions of `aws login`.
pub(crate) fn sha256(text: &str) -> String {
    hex(&SHA256, text)
}

fn hex(algorithm: &'static Algorithm, text: &str) -> String {
    let mut hex = String::new();
    for byte in digest(algorithm, text.as_bytes()).as_ref() {
        // Writing to a string can't fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
