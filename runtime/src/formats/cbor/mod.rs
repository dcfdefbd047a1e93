//! CBOR (RFC 8949) as Smithy's protocols use it: a [`CborWriter`] and a [`CborReader`].
//!
//! Knows how each kind of value looks in CBOR (smithy.io, Smithy RPC v2 CBOR protocol, shape
//! serialization), and nothing of HTTP or of any one protocol.
//!
//! The reader is total: whatever the bytes, it returns a value or a [`CborError`] with its
//! position. It neither panics nor overflows the stack, and its memory is bounded by what the
//! bytes really hold: a length that is claimed allocates nothing.

mod cursor;
mod decimal;
#[cfg(feature = "document")]
mod document;
mod error;
mod head;
mod number;
mod reader;
mod scalar;
mod string;
mod writer;

pub use crate::codec::Limits;
pub use error::CborError;
pub use reader::CborReader;
pub use writer::CborWriter;

/// Seconds since 1970 (RFC 8949, section 3.4.2).
const EPOCH: u64 = 1;
/// An unsigned integer of any size (section 3.4.3).
const BIGNUM: u64 = 2;
/// The same, of which -1 minus the integer is meant.
const NEGATIVE_BIGNUM: u64 = 3;
/// A power of ten and an integer to be multiplied with it (section 3.4.4).
const DECIMAL_FRACTION: u64 = 4;
