//! JSON (RFC 8259) as Smithy's protocols use it: a [`JsonWriter`] and a [`JsonReader`].
//!
//! Knows how each kind of value looks in JSON, and nothing of HTTP or of any one protocol.
//!
//! The reader is total: whatever the bytes, it returns a value or a [`JsonError`] with its
//! position. It neither panics nor overflows the stack, and its memory is bounded by what the
//! text really holds.

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

/// In what Smithy's protocols differ when they write JSON.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Dialect {
    /// restJson1 and awsJson: big numbers are numbers, and `@timestampFormat` counts.
    #[default]
    Aws,
    /// rpcv2Json: big numbers are strings, and timestamps are always numbers of seconds. Numbers
    /// are read as big numbers, too.
    RpcV2,
}

impl Dialect {
    /// The format of a member's timestamp.
    fn timestamp_format(self, member: &Member) -> TimestampFormat {
        match self {
            Self::Aws => member.timestamp_format().unwrap_or(TimestampFormat::EpochSeconds),
            Self::RpcV2 => TimestampFormat::EpochSeconds,
        }
    }
}
