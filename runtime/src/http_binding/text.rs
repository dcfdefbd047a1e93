//! Text of values in labels, query parameters and headers.

use crate::number::BigNumber;
use crate::number::float;
use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

/// The rules for text in one part of a message.
#[derive(Clone, Copy)]
pub(super) struct TextRules {
    /// The format of timestamps for which the model names none.
    default_timestamp_format: TimestampFormat,
    /// Whether a text may hold a list whose elements are separated by commas.
    pub(super) lists: bool,
}

impl TextRules {
    /// The rules for labels and query parameters, in which timestamps are RFC 3339 by default.
    pub(super) const URI: Self =
        Self { default_timestamp_format: TimestampFormat::DateTime, lists: false };
    /// The rules for headers, in which timestamps are HTTP dates by default.
    pub(super) const HEADER: Self =
        Self { default_timestamp_format: TimestampFormat::HttpDate, lists: true };

    pub(super) fn format(self, member: &Member) -> TimestampFormat {
        member.timestamp_format().unwrap_or(self.default_timestamp_format)
    }

    pub(super) fn timestamp(self, member: &Member, value: &Timestamp) -> String {
        let mut text = Vec::with_capacity(32);
        timestamp::write(value, self.format(member), &mut text);
        String::from_utf8(text).unwrap_or_default()
    }

    pub(super) fn double(value: f64) -> String {
        float::text(value, &mut zmij::Buffer::new()).to_owned()
    }

    pub(super) fn float(value: f32) -> String {
        float::text(value, &mut zmij::Buffer::new()).to_owned()
    }

    pub(super) fn integer(value: i64) -> String {
        itoa::Buffer::new().format(value).to_owned()
    }

    pub(super) fn number(value: &BigNumber) -> String {
        value.as_str().to_owned()
    }
}
