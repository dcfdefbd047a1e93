//! What a signature says of the body of a request.

use std::borrow::Cow;

use super::hash::{hex, sha256};

/// The text that stands for the hash of a body that isn't signed.
const UNSIGNED: &str = "UNSIGNED-PAYLOAD";

/// The body of a request that is signed.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Payload<'p> {
    /// A body in memory, whose SHA-256 is signed.
    Bytes(&'p [u8]),
    /// A body whose SHA-256 is known. It has 64 hexadecimal digits in lower case.
    Hash(&'p str),
    /// The body is not signed (`UNSIGNED-PAYLOAD`). Only some operations of some services accept that.
    Unsigned,
}

impl<'p> Payload<'p> {
    /// The last line of the canonical request.
    pub(super) fn line(self) -> Cow<'p, str> {
        match self {
            Self::Bytes(bytes) => Cow::Owned(hex(&sha256(bytes))),
            Self::Hash(hash) => Cow::Borrowed(hash),
            Self::Unsigned => Cow::Borrowed(UNSIGNED),
        }
    }
}
