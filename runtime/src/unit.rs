//! The shape that stands for "nothing".
//!
//! What the macros make of other shapes is written out here, so that the shape can be used below them.

use crate::codec::reader::{ReadResult, ReadStruct, ReadValue, Reader};
use crate::codec::writer::{WriteStruct, WriteValue, Writer};
use crate::schema::member::Member;

/// `smithy.api#Unit`: the structure without members, which stands for "nothing".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit {}

impl ReadStruct for Unit {
    fn members(&self) -> &'static [Member] {
        &[]
    }

    fn read_member(&mut self, _: usize, _: &mut dyn Reader) -> ReadResult {
        Ok(())
    }
}

impl ReadValue for Unit {
    fn blank() -> Self {
        Self {}
    }

    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        r.structure(member, self)
    }
}

impl WriteStruct for Unit {
    fn members(&self) -> &'static [Member] {
        &[]
    }

    fn write_members(&self, _: &mut dyn Writer) {}
}

impl WriteValue for Unit {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.structure(member, self);
    }
}
