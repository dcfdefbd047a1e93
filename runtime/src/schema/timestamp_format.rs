//! How timestamps are written.

/// How a timestamp is written (smithy.io, `timestampFormat` trait).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// Seconds since 1970 as a number, with an optional fraction: `1515531081.123`.
    EpochSeconds,
    /// RFC 3339: `1985-04-12T23:20:50.520Z`.
    DateTime,
    /// IMF-fixdate of RFC 9110: `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
}
