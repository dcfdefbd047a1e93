//! JSON (RFC 8259) as Smithy's protocols use it.
//!
//! A [`JsonWriter`] writes values and a [`JsonReader`] reads them. They know how each kind of value
//! looks in JSON, and nothing of HTTP or of any protocol. A [`Dialect`] selects between the rules
//! in which the protocols differ.
//!
//! The reader accepts any bytes: it returns a value, or a [`JsonError`] with the position of the
//! problem. It neither panics nor overflows the stack, and it takes no more of the
//! heap than a limit allows.

mod cursor;
#[cfg(feature = "document")]
mod document;
mod error;
mod literal;
mod reader;
mod string;
mod writer;

pub use crate::codec::Limits;
#[cfg(feature = "document")]
#[doc(hidden)]
pub use document::default_document;
pub use error::JsonError;
pub use reader::JsonReader;
pub use writer::JsonWriter;

use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;

/// The rules in which Smithy's JSON protocols differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dialect {
    /// The rules of `restJson1`, `awsJson1_0` and `awsJson1_1`. Big numbers are numbers of JSON,
    /// and timestamps have the format of their member (`@timestampFormat`), or else are numbers of
    /// seconds.
    #[default]
    Aws,
    /// The rules of `rpcv2Json`. Big numbers are written as strings and may be read as numbers too.
    /// Timestamps are always numbers of seconds.
    RpcV2,
}

impl Dialect {
    /// Returns the format of a member's timestamp.
    fn timestamp_format(self, member: &Member) -> TimestampFormat {
        match self {
            Self::Aws => member.timestamp_format().unwrap_or(TimestampFormat::EpochSeconds),
            Self::RpcV2 => TimestampFormat::EpochSeconds,
        }
    }
}
