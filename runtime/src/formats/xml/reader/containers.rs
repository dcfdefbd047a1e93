//! Reading of structures, unions, lists and maps from the children of an element.

use std::borrow::Cow;

use super::{Pending, RootMembers, XmlReader};
use crate::codec::reader::{ReadList, ReadMap, ReadResult, ReadStruct, Reader};
use crate::codec::responses::{NULL_ENTRY, NULL_ITEM, Place};
use crate::formats::xml::names::name_or_default;
use crate::formats::xml::tag::{Element, is_named, local};
use crate::schema::member::Member;

const NOT_ONE_MEMBER: &str = "a union has exactly one member";

impl<'a> XmlReader<'a> {
    /// Reads the element at `path`. Returns true if it exists.
    pub(super) fn descend(
        &mut self,
        path: &[&str],
        read: &mut dyn FnMut(&mut dyn Reader) -> ReadResult,
    ) -> ReadResult<bool> {
        let Some((name, path)) = path.split_first() else {
            read(self)?;
            self.finish()?;
            return Ok(true);
        };
        let parent = self.element()?;
        let mut found = false;
        while let Some(child) = self.cursor.child(&parent)? {
            self.cursor.on_time()?;
            if found || !is_named(child.name, name) {
                self.cursor.skip(&child)?;
            } else {
                self.begin(child);
                found = self.descend(path, read)?;
            }
        }
        Ok(found)
    }

    /// Reads the attributes and children of a structure or union. Returns the number of children
    /// that are not null, and fails if there are more than `most`.
    pub(super) fn read_members(
        &mut self,
        value: &mut dyn ReadStruct,
        most: usize,
    ) -> ReadResult<usize> {
        self.cursor.on_time()?;
        let element = self.element()?;
        let is_root = self.members == RootMembers::NotRead;
        if is_root {
            self.members = RootMembers::None;
        }
        let members = value.members();
        let mut known = self.read_attributes(&element, members, value)?;
        let mut expected = 0;
        let mut count = 0;
        let mut before = self.reading.left_out();
        while let Some(child) = self.cursor.child(&element)? {
            let found = find(members, expected, child.name);
            if found.is_none_or(|index| index < expected) {
                self.cursor.on_time()?;
            }
            known |= found.is_some();
            self.begin(child);
            if child.is_nil() {
                self.finish()?;
                continue;
            }
            if count == most {
                return Err(self.fail(NOT_ONE_MEMBER));
            }
            count += 1;
            if let Some(index) = found {
                expected = index + 1;
                let outcome = value.read_member(index, self);
                self.reading.within(Place::Member(members, index), &mut before, outcome)?;
                self.finish()?;
            } else {
                self.finish()?;
                value.unknown_member(local(child.name));
            }
        }
        if is_root {
            self.members = match known {
                true => RootMembers::Known,
                false if count > 0 => RootMembers::Strange,
                false => RootMembers::None,
            };
        }
        Ok(count)
    }

    pub(super) fn read_union(&mut self, value: &mut dyn ReadStruct) -> ReadResult {
        let start = self.value;
        match self.read_members(value, 1)? {
            0 => Err(self.cursor.fault(start, NOT_ONE_MEMBER)),
            _ => Ok(()),
        }
    }

    /// Reads the members that are attributes. Returns true if there are any.
    fn read_attributes(
        &mut self,
        element: &Element<'a>,
        members: &[Member],
        value: &mut dyn ReadStruct,
    ) -> ReadResult<bool> {
        let mut found = false;
        let mut before = self.reading.left_out();
        for (name, written) in element.attributes() {
            let is_meant = |member: &Member| member.is_attribute() && member.wire_name() == name;
            if let Some(index) = members.iter().position(is_meant) {
                self.value = element.start;
                self.pending = Pending::Attribute(written);
                let outcome = value.read_member(index, self);
                self.reading.within(Place::Member(members, index), &mut before, outcome)?;
                self.finish()?;
                found = true;
            }
        }
        Ok(found)
    }

    pub(super) fn read_list(&mut self, member: &Member, value: &mut dyn ReadList) -> ReadResult {
        let element = self.element()?;
        let item = member.element();
        let mut index = 0;
        if member.is_flattened() {
            let mut next = Some(element);
            while let Some(part) = next {
                self.read_item(part, item, index, value)?;
                index += 1;
                next = self.cursor.sibling(element.name)?;
            }
            return Ok(());
        }
        let name = name_or_default(item, "member");
        while let Some(child) = self.cursor.child(&element)? {
            if is_named(child.name, name) {
                self.read_item(child, item, index, value)?;
                index += 1;
            } else {
                self.cursor.on_time()?;
                self.cursor.skip(&child)?;
            }
        }
        Ok(())
    }

    #[inline]
    fn read_item(
        &mut self,
        element: Element<'a>,
        item: &Member,
        index: usize,
        value: &mut dyn ReadList,
    ) -> ReadResult {
        self.cursor.on_time()?;
        self.begin(element);
        if element.is_nil() {
            let taken = value.null_item(self)?;
            if !self.reading.allows_null(taken) {
                let mut before = self.reading.left_out();
                let refused = Err(self.fail(NULL_ITEM));
                return self.reading.within(Place::Item(index), &mut before, refused);
            }
        } else {
            let mut before = self.reading.left_out();
            let outcome = value.read_item(item, self);
            self.reading.within(Place::Item(index), &mut before, outcome)?;
        }
        self.finish()
    }

    pub(super) fn read_map(&mut self, member: &Member, value: &mut dyn ReadMap) -> ReadResult {
        let element = self.element()?;
        if member.is_flattened() {
            let mut next = Some(element);
            while let Some(part) = next {
                self.read_entry(&part, member, value)?;
                next = self.cursor.sibling(element.name)?;
            }
            return Ok(());
        }
        while let Some(child) = self.cursor.child(&element)? {
            if is_named(child.name, "entry") {
                self.read_entry(&child, member, value)?;
            } else {
                self.cursor.on_time()?;
                self.cursor.skip(&child)?;
            }
        }
        Ok(())
    }

    /// Reads an entry of a map. Its key mostly comes before its value, but it needn't.
    fn read_entry(
        &mut self,
        entry: &Element<'a>,
        member: &Member,
        value: &mut dyn ReadMap,
    ) -> ReadResult {
        let item = member.element();
        let (key_name, value_name) =
            (name_or_default(member.key(), "key"), name_or_default(item, "value"));
        let mut key: Option<Cow<'a, str>> = None;
        // The offset of a value that came before its key.
        let mut early = None;
        let mut read = false;
        while let Some(child) = self.cursor.child(entry)? {
            self.cursor.on_time()?;
            if key.is_none() && is_named(child.name, key_name) {
                self.begin(child);
                let text = self.content()?;
                if let Some(start) = early.take() {
                    self.read_early(start, &text, item, value)?;
                    read = true;
                }
                key = Some(text);
            } else if read || early.is_some() || !is_named(child.name, value_name) {
                self.cursor.skip(&child)?;
            } else if let Some(key) = &key {
                self.read_entry_value(child, key, item, value)?;
                read = true;
            } else {
                early = Some(child.start);
                self.cursor.skip(&child)?;
            }
        }
        match key {
            None => Err(self.cursor.fault(entry.start, "the entry has no key")),
            Some(_) if read => Ok(()),
            Some(key) => {
                let taken = value.null_entry(&key, self)?;
                if self.reading.allows_null(taken) {
                    return Ok(());
                }
                let mut before = self.reading.left_out();
                let refused = Err(self.cursor.fault(entry.start, NULL_ENTRY));
                self.reading.within(Place::Entry, &mut before, refused)
            }
        }
    }

    fn read_entry_value(
        &mut self,
        element: Element<'a>,
        key: &str,
        item: &Member,
        value: &mut dyn ReadMap,
    ) -> ReadResult {
        self.begin(element);
        if element.is_nil() {
            let taken = value.null_entry(key, self)?;
            if !self.reading.allows_null(taken) {
                let mut before = self.reading.left_out();
                let refused = Err(self.fail(NULL_ENTRY));
                return self.reading.within(Place::Entry, &mut before, refused);
            }
        } else {
            let mut before = self.reading.left_out();
            let outcome = value.read_entry(key, item, self);
            self.reading.within(Place::Entry, &mut before, outcome)?;
        }
        self.finish()
    }

    /// Moves back to a value that came before its key, reads it, and returns to the current
    /// position.
    fn read_early(
        &mut self,
        start: usize,
        key: &str,
        item: &Member,
        value: &mut dyn ReadMap,
    ) -> ReadResult {
        let here = self.cursor.at();
        let Some(again) = self.again.checked_sub(here - start) else {
            return Err(self.cursor.fault(start, "too many values come before their keys"));
        };
        self.again = again;
        self.cursor.move_to(start);
        let element = self.cursor.start_tag()?;
        self.read_entry_value(element, key, item, value)?;
        self.cursor.move_to(here);
        Ok(())
    }
}

/// Returns the index of the member to which an element belongs. Elements mostly come in the order
/// of the model, so the search begins at `expected`.
#[inline]
fn find(members: &[Member], expected: usize, name: &str) -> Option<usize> {
    let (before, after) = members.split_at(expected.min(members.len()));
    let is_named = |member: &Member| member.wire_name() == name && !member.is_attribute();
    if let Some(index) = after.iter().position(is_named) {
        return Some(before.len() + index);
    }
    before.iter().position(is_named).or_else(|| find_local(members, name))
}

/// Returns the index of the member with the same name apart from prefixes.
#[cold]
fn find_local(members: &[Member], name: &str) -> Option<usize> {
    let name = local(name);
    members.iter().position(|member| local(member.wire_name()) == name && !member.is_attribute())
}
