//! The members of a structure that must be there.

use std::collections::BTreeSet;

use crate::codec::reader::{ReadResult, ReadStruct, Reader};
use crate::schema::member::Member;

/// The problem with a structure that lacks one.
pub(crate) const MISSING: &str = "a required member is missing or null";

/// A structure that remembers which of its members were read.
pub(crate) struct RequiredMembers<'a> {
    value: &'a mut dyn ReadStruct,
    /// A bit for each of the first members.
    first: u128,
    /// The indexes of further members.
    others: BTreeSet<usize>,
}

impl<'a> RequiredMembers<'a> {
    pub(crate) fn new(value: &'a mut dyn ReadStruct) -> Self {
        Self { value, first: 0, others: BTreeSet::new() }
    }

    /// Returns the first member that is required and was not read, of those that `counts` is true for, and
    /// its index.
    pub(crate) fn missing(
        &self,
        counts: impl Fn(&Member) -> bool,
    ) -> Option<(usize, &'static Member)> {
        let mut members = self.value.members().iter().enumerate();
        members.find(|(index, member)| {
            !self.was_read(*index) && self.value.requires(member) && counts(member)
        })
    }

    fn was_read(&self, index: usize) -> bool {
        match bit(index) {
            Some(bit) => self.first & bit != 0,
            None => self.others.contains(&index),
        }
    }
}

/// Returns the bit of a member, or `None` if there are too many before it.
fn bit(index: usize) -> Option<u128> {
    u32::try_from(index).ok().and_then(|index| 1_u128.checked_shl(index))
}

impl ReadStruct for RequiredMembers<'_> {
    fn members(&self) -> &'static [Member] {
        self.value.members()
    }

    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult {
        match bit(index) {
            Some(bit) => self.first |= bit,
            None => drop(self.others.insert(index)),
        }
        self.value.read_member(index, r)
    }

    fn unknown_member(&mut self, name: &str) {
        self.value.unknown_member(name);
    }

    fn requires(&self, member: &Member) -> bool {
        self.value.requires(member)
    }
}
