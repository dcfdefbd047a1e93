//! The part of a structure that travels in the body: its unbound members.

use super::ROOT;
use crate::codec::{ReadResult, ReadStruct, Reader, WriteList, WriteMap, WriteStruct, Writer};
use crate::{BigNumber, Binding, Member, Timestamp};

/// True if a structure of these members has a body at all.
pub(super) fn has_body(members: &[Member]) -> bool {
    members.iter().any(|member| member.binding() == Binding::Body)
}

/// A structure seen without its bound members.
pub(super) struct Unbound<'a>(pub(super) &'a dyn WriteStruct);

impl WriteStruct for Unbound<'_> {
    fn members(&self) -> &'static [Member] {
        self.0.members()
    }

    fn write_members(&self, w: &mut dyn Writer) {
        self.0.write_members(&mut UnboundWriter(w));
    }
}

/// Passes on what is not bound elsewhere.
struct UnboundWriter<'a>(&'a mut dyn Writer);

macro_rules! pass_on {
    ($($method:ident($value:ty);)*) => {$(
        fn $method(&mut self, member: &Member, value: $value) {
            if member.binding() == Binding::Body {
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
        if member.binding() == Binding::Body {
            self.0.document(member, value);
        }
    }

    fn null(&mut self, member: &Member) {
        if member.binding() == Binding::Body {
            self.0.null(member);
        }
    }

    // Only a map has keys, and a map is passed on whole.
    fn key(&mut self, _: &str) {}
}

/// A structure seen without its bound members, for reading.
pub(super) struct UnboundMut<'a>(pub(super) &'a mut dyn ReadStruct);

impl ReadStruct for UnboundMut<'_> {
    fn members(&self) -> &'static [Member] {
        self.0.members()
    }

    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult {
        match self.0.members().get(index) {
            Some(member) if member.binding() == Binding::Body => self.0.read_member(index, r),
            _ => r.skip(),
        }
    }
}

/// Reads the unbound members of `value` from a body's root.
pub(super) fn read_unbound(value: &mut dyn ReadStruct, r: &mut dyn Reader) -> ReadResult {
    r.structure(&ROOT, &mut UnboundMut(value))
}
