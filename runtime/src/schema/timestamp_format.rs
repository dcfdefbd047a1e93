//! The formats of timestamps.

/// The format in which a timestamp is written (smithy.io, `timestampFormat` trait).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimestampFormat {
    /// The number of seconds since 1970 with an optional fraction, such as `1515531081.123`.
    EpochSeconds,
    /// A date and time of RFC 3339 in UTC, such as `1985-04-12T23:20:50.520Z`.
    DateTime,
    /// An IMF-fixdate of RFC 9110 (section 5.6.7), such as `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
}
