//! What a signature says of the body of a request.

use std::borrow::Cow;
use std::fmt;

use super::hash::{hex, sha256};

/// The body of a request that is signed. `Debug` shows the length of what is in memory, and not the bytes.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Payload<'p> {
    /// A body in memory, whose SHA-256 is signed.
    Bytes(&'p [u8]),
    /// A body whose SHA-256 is known. It has 64 hexadecimal digits in lower case.
    Hash(&'p str),
    /// The body is not signed (`UNSIGNED-PAYLOAD`). Only some operations of some services accept that.
    Unsigned,
    /// The body has chunks with signatures (`STREAMING-AWS4-HMAC-SHA256-PAYLOAD`), as a
    /// [`ChunkWriter`](super::ChunkWriter) makes them.
    SignedChunks,
    /// The body has chunks with signatures and a trailer (`STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER`).
    SignedChunksAndTrailer,
    /// The body has chunks without signatures and a trailer (`STREAMING-UNSIGNED-PAYLOAD-TRAILER`).
    ChunksAndTrailer,
    /// The body has events with signatures (`STREAMING-AWS4-HMAC-SHA256-EVENTS`), which are made by
    /// [`ChainedSigner::event`](super::ChainedSigner::event).
    Events,
}

impl<'p> Payload<'p> {
    /// The last line of the canonical request.
    pub(super) fn line(self) -> Cow<'p, str> {
        match self {
            Self::Bytes(bytes) => Cow::Owned(hex(&sha256(bytes))),
            Self::Hash(hash) => Cow::Borrowed(hash),
            Self::Unsigned => Cow::Borrowed("UNSIGNED-PAYLOAD"),
            Self::SignedChunks => Cow::Borrowed("STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
            Self::SignedChunksAndTrailer => {
                Cow::Borrowed("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER")
            }
            Self::ChunksAndTrailer => Cow::Borrowed("STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
            Self::Events => Cow::Borrowed("STREAMING-AWS4-HMAC-SHA256-EVENTS"),
        }
    }

    /// Returns true if the SHA-256 of the body is signed, so that the service needn't be told what is.
    pub(super) fn is_hash(self) -> bool {
        matches!(self, Self::Bytes(_) | Self::Hash(_))
    }
}

impl fmt::Debug for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "Bytes({} bytes)", bytes.len()),
            other => f.write_str(&other.line()),
        }
    }
}
