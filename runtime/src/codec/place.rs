//! Places for values that are read.
//!
//! A value is read where it stays: in its list, map, box or member. The functions here put a blank value
//! there, and are never inlined. So only their frames, which end before anything is read, hold values of
//! the program's types. The frames that recurse hold none, and their size doesn't depend on the types.
//! Simple values have functions of their own, which are inlined: nothing recurses into them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::codec::reader::ReadValue;
use crate::codec::value::MapKey;

/// Replaces a value by a blank one, which `blank` creates.
#[doc(hidden)]
#[inline(never)]
pub fn replace<T>(value: &mut T, blank: fn() -> T) {
    *value = blank();
}

/// Replaces a simple value by a blank one, which `blank` creates.
#[inline]
pub(super) fn replace_simple<T>(value: &mut T, blank: impl FnOnce() -> T) {
    *value = blank();
}

/// Appends a blank simple element to a list.
#[inline]
pub(super) fn push_simple<T: ReadValue>(list: &mut Vec<T>) {
    list.push(T::blank());
}

/// Appends a blank element to a list.
#[inline(never)]
pub(super) fn push_blank<T: ReadValue>(list: &mut Vec<T>) {
    list.push(T::blank());
}

/// Returns a blank value for `key`. If the map has the key, the blank value replaces the one that it has.
#[inline(never)]
pub(super) fn blank_entry<'m, K: MapKey, T: ReadValue>(
    map: &'m mut BTreeMap<K, T>,
    key: &str,
) -> &'m mut T {
    match map.entry(K::from_key(key)) {
        Entry::Vacant(entry) => entry.insert(T::blank()),
        Entry::Occupied(entry) => {
            let value = entry.into_mut();
            replace(value, T::blank);
            value
        }
    }
}
