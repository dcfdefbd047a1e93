//! The part of a structure that travels in the body: its unbound members.

use super::ROOT;
use crate::codec::reader::{ReadResult, ReadStruct, Reader};
use crate::codec::uniform::{ignored_methods, uniform_methods};
use crate::codec::writer::{WriteStruct, Writer};
use crate::schema::binding::Binding;
use crate::schema::member::Member;

/// Which members stand in a body: those of a request, of a response, of an event.
pub(crate) type InBody = fn(&Member) -> bool;

/// True for a member that stands in the body of a request.
pub(super) fn in_request(member: &Member) -> bool {
    member.binding().in_request() == Binding::Body
}

/// True for a member that stands in the body of a response.
pub(super) fn in_response(member: &Member) -> bool {
    member.binding().in_response() == Binding::Body
}

/// True if a structure of these members has a body at all.
pub(super) fn has_body(members: &[Member], in_body: InBody) -> bool {
    members.iter().any(in_body)
}

/// A structure seen without its bound members.
pub(crate) struct Unbound<'a>(pub(crate) &'a dyn WriteStruct, pub(crate) InBody);

impl WriteStruct for Unbound<'_> {
    fn members(&self) -> &'static [Member] {
        self.0.members()
    }

    fn write_members(&self, w: &mut dyn Writer) {
        self.0.write_members(&mut UnboundWriter(w, self.1));
    }
}

/// Passes on what is not bound elsewhere.
struct UnboundWriter<'a>(&'a mut dyn Writer, InBody);

impl Writer for UnboundWriter<'_> {
    uniform_methods!(|self, member, write| if (self.1)(member) {
        write(self.0);
    });

    // Only a map has keys, and a map is passed on whole.
    ignored_methods!(key);
}

/// A structure seen without its bound members, for reading.
struct UnboundMut<'a>(&'a mut dyn ReadStruct, InBody);

impl ReadStruct for UnboundMut<'_> {
    fn members(&self) -> &'static [Member] {
        self.0.members()
    }

    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult {
        match self.0.members().get(index) {
            Some(member) if (self.1)(member) => self.0.read_member(index, r),
            _ => r.skip(),
        }
    }
}

/// Reads the unbound members of `value` from a body's root.
pub(crate) fn read_unbound(
    value: &mut dyn ReadStruct,
    in_body: InBody,
    r: &mut dyn Reader,
) -> ReadResult {
    r.structure(&ROOT, &mut UnboundMut(value, in_body))
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

    /// CBOR tells whole numbers from others, and events are written in it.
    #[test]
    fn what_is_passed_on_is_the_same_in_every_format() {
        let written = |value: &dyn WriteStruct| {
            let mut writer = CborWriter::new();
            writer.structure(&ROOT, value);
            writer.finish()
        };
        let sum = Sum("18446744073709551616".parse().unwrap());
        assert_eq!(written(&Unbound(&sum, in_request)), written(&sum));
    }
}
