//! Writing of members that are attributes of their structure's start tag (smithy.io, `xmlAttribute`
//! trait).

use crate::codec::uniform::numbers_as_text;
use crate::codec::writer::{WriteStruct, Writer};
use crate::formats::xml::escape;
use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

/// Appends the attributes of a structure, each as ` name="value"`.
pub(super) fn write(value: &dyn WriteStruct, out: &mut Vec<u8>) {
    if value.members().iter().any(Member::is_attribute) {
        value.write_members(&mut Attributes(out));
    }
}

/// A writer of the members that are attributes. It ignores all others.
struct Attributes<'a>(&'a mut Vec<u8>);

impl Attributes<'_> {
    fn attribute(&mut self, member: &Member, content: impl FnOnce(&mut Vec<u8>)) {
        if member.is_attribute() {
            self.0.push(b' ');
            self.0.extend_from_slice(member.wire_name().as_bytes());
            self.0.extend_from_slice(b"=\"");
            content(self.0);
            self.0.push(b'"');
        }
    }

    fn ascii(&mut self, member: &Member, text: &str) {
        self.attribute(member, |buf| buf.extend_from_slice(text.as_bytes()));
    }
}

impl Writer for Attributes<'_> {
    numbers_as_text!(ascii);

    fn string(&mut self, member: &Member, value: &str) {
        self.attribute(member, |buf| escape::write(value, buf));
    }

    fn timestamp(&mut self, member: &Member, value: &Timestamp) {
        let format = member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        self.attribute(member, |buf| timestamp::write(value, format, buf));
    }

    /// Ignores values of other kinds, which can't be attributes.
    fn unsupported(&mut self, _: &Member, _: &'static str) {}
}
