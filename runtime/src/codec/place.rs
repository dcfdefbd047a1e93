//! Places for values that are read.
//!
//! A value is read where it stays: in its list, map, box or member. The functions here put a blank value
//! there, and are never inlined. So only their frames, which end before anything is read, hold values of
//! the program's types. The frames that recurse hold none, and their size doesn't depend on the types.
//! Simple values have functions of their own, which are inlined: nothing recurses into them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::codec::heap::{map_growth, next_capacity};
use crate::codec::map_key::MapKey;
use crate::codec::reader::{ReadResult, ReadValue, Reader};

/// Replaces a value by a blank one, which `blank` creates and which takes so many bytes on the heap.
#[doc(hidden)]
#[inline(never)]
pub fn replace<T>(
    value: &mut T,
    heap: usize,
    blank: impl FnOnce() -> T,
    r: &mut dyn Reader,
) -> ReadResult {
    if heap > 0 {
        r.grow(0, heap)?;
    }
    *value = blank();
    Ok(())
}

/// Replaces a simple value by a blank one, which `blank` creates.
#[inline]
pub(super) fn replace_simple<T>(value: &mut T, blank: impl FnOnce() -> T) {
    *value = blank();
}

/// Appends a blank element to a list.
#[inline]
pub(super) fn append_blank<T: ReadValue>(list: &mut Vec<T>, r: &mut dyn Reader) -> ReadResult {
    if list.len() == list.capacity() {
        make_room(list, r)?;
    }
    if T::is_simple() {
        push_simple(list);
    } else {
        push_blank(list);
    }
    Ok(())
}

/// Makes room for more elements of a list, with what they take while they are blank.
#[inline(never)]
fn make_room<T: ReadValue>(list: &mut Vec<T>, r: &mut dyn Reader) -> ReadResult {
    let before = list.capacity();
    let after = next_capacity(before, size_of::<T>());
    let bytes = |elements: usize| elements.saturating_mul(size_of::<T>());
    r.grow(bytes(before), bytes(after))?;
    if T::blank_heap() > 0 {
        r.grow(0, (after - before).saturating_mul(T::blank_heap()))?;
    }
    list.reserve_exact(after - before);
    Ok(())
}

#[inline]
fn push_simple<T: ReadValue>(list: &mut Vec<T>) {
    list.push(T::blank());
}

#[inline(never)]
fn push_blank<T: ReadValue>(list: &mut Vec<T>) {
    list.push(T::blank());
}

/// Returns a blank value for `key`. If the map has the key, the blank value replaces the one that it has.
#[inline(never)]
pub(super) fn blank_entry<'m, K: MapKey, T: ReadValue>(
    map: &'m mut BTreeMap<K, T>,
    key: &str,
    r: &mut dyn Reader,
) -> ReadResult<&'m mut T> {
    let growth = map_growth(map.len(), size_of::<K>() + size_of::<T>());
    match map.entry(K::from_key(key)) {
        Entry::Vacant(entry) => {
            let growth = growth.saturating_add(T::blank_heap());
            if growth > 0 {
                r.grow(0, growth)?;
            }
            Ok(entry.insert(T::blank()))
        }
        Entry::Occupied(entry) => {
            let value = entry.into_mut();
            replace(value, T::blank_heap(), T::blank, r)?;
            Ok(value)
        }
    }
}
