//! A signature, and the texts that it is made of.

use std::fmt;
use std::ops::Range;

/// The signature of a request, with the texts that it was made of, to compare them with those in a service's
/// answer. `Debug` shows the signature alone, because the texts hold what is sent.
pub struct Signature {
    pub(super) canonical_request: Vec<u8>,
    /// Where the names of the signed headers are in the canonical request.
    pub(super) signed_headers: Range<usize>,
    pub(super) string_to_sign: String,
    pub(super) hex: String,
}

impl Signature {
    /// Returns the canonical request. It isn't always UTF-8, because values of headers needn't be.
    pub fn canonical_request(&self) -> &[u8] {
        &self.canonical_request
    }

    /// Returns the names of the headers that are signed, separated by semicolons.
    pub fn signed_headers(&self) -> &str {
        let names = self.canonical_request.get(self.signed_headers.clone());
        std::str::from_utf8(names.unwrap_or_default()).unwrap_or_default()
    }

    /// Returns the string to sign.
    pub fn string_to_sign(&self) -> &str {
        &self.string_to_sign
    }

    /// Returns the signature: 64 hexadecimal digits in lower case.
    pub fn hex(&self) -> &str {
        &self.hex
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signature").field("hex", &self.hex).finish_non_exhaustive()
    }
}
