//! The members of a structure that must be there.

use crate::codec::reader::{ReadResult, ReadStruct, Reader};
use crate::schema::member::Member;

/// The problem with a structure that lacks one.
pub(crate) const MISSING: &str = "a required member is missing or null";

/// The indexes of the members that were read. It takes memory only for very large structures.
#[derive(Default)]
pub(crate) struct Seen {
    /// A bit for each of the first members.
    first: u64,
    /// The bits of further members.
    others: Vec<u64>,
}

impl Seen {
    #[inline]
    pub(crate) fn insert(&mut self, index: usize) {
        if !self.insert_first(index) {
            self.insert_other(index);
        }
    }

    /// Inserts one of the first indexes, which takes no function call. Returns false for others.
    #[inline]
    pub(crate) fn insert_first(&mut self, index: usize) -> bool {
        let is_first = index < 64;
        if is_first {
            self.first |= 1 << index;
        }
        is_first
    }

    #[inline(never)]
    fn insert_other(&mut self, index: usize) {
        let word = index / 64 - 1;
        if self.others.len() <= word {
            self.others.resize(word + 1, 0);
        }
        if let Some(bits) = self.others.get_mut(word) {
            *bits |= 1 << (index % 64);
        }
    }

    pub(crate) fn contains(&self, index: usize) -> bool {
        let word = match index / 64 {
            0 => self.first,
            word => self.others.get(word - 1).copied().unwrap_or(0),
        };
        word & (1 << (index % 64)) != 0
    }

    /// Returns the first of `members` that wasn't read, of those that `counts` is true for, and its index.
    pub(crate) fn missing<'m>(
        &self,
        members: &'m [Member],
        counts: impl Fn(&Member) -> bool,
    ) -> Option<(usize, &'m Member)> {
        if members.len() > 64 {
            let mut members = members.iter().enumerate();
            return members.find(|(index, member)| !self.contains(*index) && counts(member));
        }
        // Mostly few members are left, and only these are looked at.
        let all = if members.len() == 64 { u64::MAX } else { (1 << members.len()) - 1 };
        let mut unseen = all & !self.first;
        while unseen != 0 {
            let index = unseen.trailing_zeros() as usize;
            match members.get(index) {
                Some(member) if counts(member) => return Some((index, member)),
                _ => unseen &= unseen - 1,
            }
        }
        None
    }
}

/// A structure that remembers which of its members were read, from whatever part of a message.
pub(crate) struct SeenMembers<'a> {
    value: &'a mut dyn ReadStruct,
    seen: Seen,
}

impl<'a> SeenMembers<'a> {
    pub(crate) fn new(value: &'a mut dyn ReadStruct) -> Self {
        Self { value, seen: Seen::default() }
    }

    /// Returns the first member that is required and was not read, of those that `counts` is true for, and
    /// its index.
    pub(crate) fn missing(
        &self,
        counts: impl Fn(&Member) -> bool,
    ) -> Option<(usize, &'static Member)> {
        let is_required = |member: &Member| self.value.requires(member) && counts(member);
        self.seen.missing(self.value.members(), is_required)
    }

    /// Returns all members that are required and were not read.
    #[cfg(feature = "event-stream")]
    pub(crate) fn all_missing(&self) -> impl Iterator<Item = &'static Member> {
        let members = self.value.members().iter().enumerate();
        let missing = members
            .filter(|(index, member)| self.value.requires(member) && !self.seen.contains(*index));
        missing.map(|(_, member)| member)
    }
}

impl ReadStruct for SeenMembers<'_> {
    fn members(&self) -> &'static [Member] {
        self.value.members()
    }

    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult {
        self.seen.insert(index);
        self.value.read_member(index, r)
    }

    fn unknown_member(&mut self, name: &str) {
        self.value.unknown_member(name);
    }

    fn has_type(&mut self) {
        self.value.has_type();
    }

    fn requires(&self, member: &Member) -> bool {
        self.value.requires(member)
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;
    use crate::schema::member::Member;

    static MEMBERS: [Member; 200] = [const { Member::item() }; 200];

    fn first_missing(seen: &Seen) -> Option<usize> {
        seen.missing(&MEMBERS, |_| true).map(|(index, _)| index)
    }

    #[test]
    fn few_members_are_seen_as_well() {
        for number in [1, 2, 63, 64] {
            let members = &MEMBERS[..number];
            let missing = |seen: &Seen| seen.missing(members, |_| true).map(|(index, _)| index);
            let mut seen = Seen::default();
            for index in 0..number {
                assert_eq!(missing(&seen), Some(index));
                seen.insert(index);
            }
            assert_eq!(missing(&seen), None);
        }
        assert!(Seen::default().missing(&[], |_| true).is_none());
    }

    #[test]
    fn members_are_seen_however_many_there_are() {
        for unseen in [0, 63, 64, 127, 128, 199] {
            let mut seen = Seen::default();
            (0..200).rev().filter(|index| *index != unseen).for_each(|index| seen.insert(index));
            assert_eq!(first_missing(&seen), Some(unseen));
            seen.insert(unseen);
            assert_eq!(first_missing(&seen), None);
        }
    }
}
