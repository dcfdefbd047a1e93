//! The members of a structure that are attributes of its start tag (smithy.io, `xmlAttribute`).

use crate::codec::{WriteList, WriteMap, WriteStruct, Writer};
use crate::number::float::special;
use crate::xml::escape;
use crate::{BigNumber, Member, Timestamp, TimestampFormat, timestamp};

/// Appends the attributes of a structure: ` name="value"` for each.
pub(super) fn write(value: &dyn WriteStruct, out: &mut Vec<u8>) {
    if value.members().iter().any(Member::is_attribute) {
        value.write_members(&mut Attributes(out));
    }
}

/// Writes the members that are attributes, and leaves the others alone.
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
    fn boolean(&mut self, member: &Member, value: bool) {
        self.ascii(member, if value { "true" } else { "false" });
    }

    fn integer(&mut self, member: &Member, value: i64) {
        self.ascii(member, itoa::Buffer::new().format(value));
    }

    fn float(&mut self, member: &Member, value: f32) {
        match special(value.into()) {
            Some(name) => self.ascii(member, name),
            None => self.ascii(member, zmij::Buffer::new().format_finite(value)),
        }
    }

    fn double(&mut self, member: &Member, value: f64) {
        match special(value) {
            Some(name) => self.ascii(member, name),
            None => self.ascii(member, zmij::Buffer::new().format_finite(value)),
        }
    }

    fn number(&mut self, member: &Member, value: &BigNumber) {
        self.ascii(member, value.as_str());
    }

    fn string(&mut self, member: &Member, value: &str) {
        self.attribute(member, |buf| escape::write(value, buf));
    }

    fn timestamp(&mut self, member: &Member, value: &Timestamp) {
        let format = member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        self.attribute(member, |buf| timestamp::write(value, format, buf));
    }

    // None of these can be an attribute: the model check refuses the trait on them.
    fn null(&mut self, _: &Member) {}
    fn blob(&mut self, _: &Member, _: &[u8]) {}
    #[cfg(feature = "document")]
    fn document(&mut self, _: &Member, _: &crate::Document) {}
    fn structure(&mut self, _: &Member, _: &dyn WriteStruct) {}
    fn list(&mut self, _: &Member, _: &dyn WriteList) {}
    fn map(&mut self, _: &Member, _: &dyn WriteMap) {}
    fn key(&mut self, _: &str) {}
}
