//! Values as the text of labels, queries and headers, and back.

use crate::number::BigNumber;
use crate::number::float;
use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

/// Scalars as text; `position` is the timestamp format where the model names none.
#[derive(Clone, Copy)]
pub(super) struct Text {
    position: TimestampFormat,
    /// Whether a text may hold a list, its items separated by commas.
    pub(super) lists: bool,
}

impl Text {
    /// Labels and query parameters write timestamps as RFC 3339.
    pub(super) const URI: Self = Self { position: TimestampFormat::DateTime, lists: false };
    /// Headers write timestamps as HTTP does.
    pub(super) const HEADER: Self = Self { position: TimestampFormat::HttpDate, lists: true };

    pub(super) fn format(self, member: &Member) -> TimestampFormat {
        member.timestamp_format().unwrap_or(self.position)
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
