//! CBOR (RFC 8949) as Smithy's protocols use it.
//!
//! A [`CborWriter`] writes values and a [`CborReader`] reads them. They know how each kind of value
//! looks in CBOR (smithy.io, Smithy RPC v2 CBOR protocol, "Shape serialization"), and nothing of
//! HTTP or of any protocol.
//!
//! The reader accepts any bytes: it returns a value, or a [`CborError`] with the position of the
//! problem. It neither panics nor overflows the stack, and it takes no more of the
//! heap than a limit allows. A length that the bytes claim allocates nothing.

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

/// The tag of a number of seconds since 1970 (RFC 8949, section 3.4.2).
const EPOCH: u64 = 1;
/// The tag of an unsigned integer of any size (section 3.4.3).
const BIGNUM: u64 = 2;
/// The tag of a negative integer of any size, which is -1 minus the integer that is written
/// (section 3.4.3).
const NEGATIVE_BIGNUM: u64 = 3;
/// The tag of a decimal fraction, which is an exponent of ten and an integer mantissa (section
/// 3.4.4).
const DECIMAL_FRACTION: u64 = 4;
