//! Timestamps and their three text formats (smithy.io, `timestampFormat` trait).
//!
//! [`parse`] and [`write()`] convert between a [`Timestamp`] and the text of a
//! [`TimestampFormat`](crate::TimestampFormat). They know nothing of the formats around the text,
//! which may put it in quotes or escape it. Timestamps have a precision of nanoseconds, and no
//! conversion goes through a floating-point number.

mod parse;
mod write;

pub use parse::parse;
pub(crate) use parse::parse_common_seconds;
pub(crate) use write::unsayable;
pub use write::write;

/// An instant in UTC with a precision of nanoseconds.
pub type Timestamp = chrono::DateTime<chrono::Utc>;

/// Creates the default value of a timestamp. An instant that is out of range becomes the Unix
/// epoch.
#[doc(hidden)]
pub fn at(seconds: i64, nanoseconds: u32) -> Timestamp {
    Timestamp::from_timestamp(seconds, nanoseconds).unwrap_or_default()
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

#[cfg(test)]
mod tests;
