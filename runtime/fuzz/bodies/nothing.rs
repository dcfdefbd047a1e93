//! A structure without members.

use farrier::Member;
use farrier::codec::{ReadResult, ReadStruct, Reader};

/// It knows no member, so all of them are skipped.
pub(crate) struct Nothing;

impl ReadStruct for Nothing {
    fn members(&self) -> &'static [Member] {
        &[]
    }

    fn read_member(&mut self, _: usize, _: &mut dyn Reader) -> ReadResult {
        Ok(())
    }
}
