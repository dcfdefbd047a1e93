//! The part of a structure that is in the body, which are the members that are not bound elsewhere.

use super::ROOT;
use crate::codec::reader::{ReadResult, ReadStruct, Reader};
use crate::codec::uniform::uniform_methods;
use crate::codec::writer::{WriteStruct, Writer};
use crate::schema::binding::Binding;
use crate::schema::member::Member;

/// Selects the members that are in a body. Requests, responses and events have a function each.
pub(crate) type BodyFilter = fn(&Member) -> bool;

/// Returns true if a member is in the body of a request.
pub(super) fn in_request(member: &Member) -> bool {
    member.binding().in_request() == Binding::Body
}

/// Returns true if a member is in the body of a response.
pub(super) fn in_response(member: &Member) -> bool {
    member.binding().in_response() == Binding::Body
}

/// Returns true if any of the members is in the body.
pub(super) fn has_body(members: &[Member], filter: BodyFilter) -> bool {
    members.iter().any(filter)
}

/// A structure without the members that are bound elsewhere, for writing.
pub(crate) struct UnboundMembers<'a> {
    pub(crate) value: &'a dyn WriteStruct,
    pub(crate) filter: BodyFilter,
}

impl WriteStruct for UnboundMembers<'_> {
    fn members(&self) -> &'static [Member] {
        self.value.members()
    }

    fn write_members(&self, w: &mut dyn Writer) {
        self.value.write_members(&mut UnboundWriter { writer: w, filter: self.filter });
    }
}

/// Passes on the members that are in the body, and ignores the others.
struct UnboundWriter<'a> {
    writer: &'a mut dyn Writer,
    filter: BodyFilter,
}

impl Writer for UnboundWriter<'_> {
    uniform_methods!(|self, member, write| if (self.filter)(member) {
        write(self.writer);
    });
}

/// A structure without the members that are bound elsewhere, for reading.
struct UnboundMembersMut<'a> {
    value: &'a mut dyn ReadStruct,
    filter: BodyFilter,
}

impl ReadStruct for UnboundMembersMut<'_> {
    fn members(&self) -> &'static [Member] {
        self.value.members()
    }

    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult {
        match self.value.members().get(index) {
            Some(member) if (self.filter)(member) => self.value.read_member(index, r),
            _ => r.skip(),
        }
    }

    fn unknown_member(&mut self, name: &str) {
        self.value.unknown_member(name);
    }

    fn has_type(&mut self) {
        self.value.has_type();
    }

    fn requires(&self, member: &Member) -> bool {
        (self.filter)(member) && self.value.requires(member)
    }
}

/// Reads the members of `value` that are in the body from the root of a body.
pub(crate) fn read_unbound(
    value: &mut dyn ReadStruct,
    filter: BodyFilter,
    r: &mut dyn Reader,
) -> ReadResult {
    r.structure(&ROOT, &mut UnboundMembersMut { value, filter })
}

#[cfg(all(test, feature = "cbor"))]
mod tests {
    use super::*;
    use crate::formats::cbor::CborWriter;
    use crate::number::BigNumber;

    static MEMBERS: [Member; 1] = [crate::member!("sum")];

    struct Sum(BigNumber);

    impl WriteStruct for Sum {
        fn members(&self) -> &'static [Member] {
            &MEMBERS
        }

        fn write_members(&self, w: &mut dyn Writer) {
            w.big_integer(&MEMBERS[0], &self.0);
        }
    }

    /// CBOR writes big integers and big decimals differently, so each must be passed on as such.
    #[test]
    fn a_big_integer_is_passed_on_as_a_big_integer() {
        let written = |value: &dyn WriteStruct| {
            let mut writer = CborWriter::new();
            writer.structure(&ROOT, value);
            writer.finish()
        };
        let sum = Sum("18446744073709551616".parse().unwrap());
        assert_eq!(written(&UnboundMembers { value: &sum, filter: in_request }), written(&sum));
    }
}
