//! Timestamps and the three formats that Smithy knows for them (smithy.io, `timestampFormat`).
//!
//! Knows texts, not the formats around them: whether a timestamp is quoted in JSON or escaped in
//! a URI is decided elsewhere. Precision is nanoseconds, and nothing goes through a float.

mod parse;
mod write;

pub use parse::parse;
pub(crate) use parse::usual_seconds;
pub use write::write;

/// An instant in UTC, to the nanosecond.
pub type Timestamp = chrono::DateTime<chrono::Utc>;

/// The instant of a model's default. One that the calendar doesn't have is the epoch.
#[doc(hidden)]
pub fn at(seconds: i64, nanoseconds: u32) -> Timestamp {
    Timestamp::from_timestamp(seconds, nanoseconds).unwrap_or_default()
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

#[cfg(test)]
mod tests;
