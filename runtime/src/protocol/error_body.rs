//! Reading of the few members in a body that describe an error.

use std::borrow::Cow;

use crate::codec::reader::{ReadResult, ReadStruct, Reader};
use crate::schema::member::Member;

/// A structure of strings that describe an error. A member that isn't a string is skipped.
pub(super) struct ErrorBody<const N: usize> {
    members: &'static [Member; N],
    texts: [Option<String>; N],
}

impl<const N: usize> ErrorBody<N> {
    pub(super) fn new(members: &'static [Member; N]) -> Self {
        Self { members, texts: [const { None }; N] }
    }

    pub(super) fn into_texts(self) -> [Option<String>; N] {
        self.texts
    }
}

impl<const N: usize> ReadStruct for ErrorBody<N> {
    fn members(&self) -> &'static [Member] {
        self.members
    }

    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult {
        let (Some(member), Some(text)) = (self.members.get(index), self.texts.get_mut(index))
        else {
            return Ok(());
        };
        *text = r.text_or_skip(member)?.map(Cow::into_owned);
        Ok(())
    }
}
