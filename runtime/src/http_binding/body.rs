//! The part of a structure that travels in the body: its unbound members.

use super::ROOT;
use crate::codec::{ReadResult, ReadStruct, Reader, WriteList, WriteMap, WriteStruct, Writer};
use crate::{BigNumber, Binding, Member, Timestamp};

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

macro_rules! pass_on {
    ($($method:ident($value:ty);)*) => {$(
        fn $method(&mut self, member: &Member, value: $value) {
            if (self.1)(member) {
                self.0.$method(member, value);
            }
        }
    )*};
}

impl Writer for UnboundWriter<'_> {
    pass_on! {
        boolean(bool);
        integer(i64);
        float(f32);
        double(f64);
        number(&BigNumber);
        string(&str);
        blob(&[u8]);
        timestamp(&Timestamp);
        structure(&dyn WriteStruct);
        list(&dyn WriteList);
        map(&dyn WriteMap);
    }

    #[cfg(feature = "document")]
    fn document(&mut self, member: &Member, value: &crate::Document) {
        if (self.1)(member) {
            self.0.document(member, value);
        }
    }

    fn null(&mut self, member: &Member) {
        if (self.1)(member) {
            self.0.null(member);
        }
    }

    // Only a map has keys, and a map is passed on whole.
    fn key(&mut self, _: &str) {}
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
