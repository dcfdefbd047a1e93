//! The budget of the heap that a value may take while it is read.
//!
//! A byte of a body may become a structure with room for all of its members, so a limit on the body says
//! little of the value. Readers hold the budget, and the types of values account for what they take before
//! they take it. Texts and blobs are parts of the body: a reader accounts for its body once, in place of them.

use crate::codec::limits::MAX_HEAP;

/// The problem with a value that takes more.
pub(crate) const EXCEEDED: &str = "the value takes more memory than `max_response_heap` allows";

/// What a blob takes beside its bytes.
pub(crate) const BLOB: usize = 32;

/// The number of bytes that may still be taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Heap {
    left: usize,
    /// More was asked for than was left.
    is_exceeded: bool,
}

impl Heap {
    pub(crate) const fn new(bytes: usize) -> Self {
        Self { left: bytes, is_exceeded: false }
    }

    /// Returns true once more was asked for than was left.
    pub(crate) const fn is_exceeded(&self) -> bool {
        self.is_exceeded
    }

    /// Accounts for memory that grows from `from` bytes to `to` bytes. Both are taken while the content is
    /// moved. Returns false if that is more than is left.
    #[must_use]
    pub(crate) fn grow(&mut self, from: usize, to: usize) -> bool {
        if to > self.left {
            self.is_exceeded = true;
            return false;
        }
        self.left -= to.saturating_sub(from);
        true
    }

    /// Makes room for more elements of a full list. Returns false if they would take more than is left.
    #[cfg(feature = "document")]
    #[must_use]
    pub(crate) fn make_room<T>(&mut self, list: &mut Vec<T>) -> bool {
        let before = list.capacity();
        let after = next_capacity(before, size_of::<T>());
        let bytes = |elements: usize| elements.saturating_mul(size_of::<T>());
        let fits = self.grow(bytes(before), bytes(after));
        if fits {
            list.reserve_exact(after - before);
        }
        fits
    }
}

impl Default for Heap {
    fn default() -> Self {
        Self::new(MAX_HEAP)
    }
}

/// Returns the capacity that a list gets when it is full. It is the one that `Vec` chooses.
pub(crate) fn next_capacity(capacity: usize, element: usize) -> usize {
    let least = match element {
        0 | 1 => 8,
        2..=1024 => 4,
        _ => 1,
    };
    capacity.saturating_mul(2).max(least)
}

/// Returns what a map with so many entries takes at most for one more. `slot` is the size of a key and a
/// value.
///
/// A node of a `BTreeMap` has room for eleven entries. A full one is split in two, so that the next split
/// comes six entries later, or later still. One in six nodes at most is followed by an inner one.
pub(crate) fn map_growth(entries: usize, slot: usize) -> usize {
    const SLOTS: usize = 11;
    const ENTRIES_OF_A_SPLIT: usize = 6;
    let leaf = slot.saturating_mul(SLOTS).saturating_add(32);
    match entries.checked_sub(SLOTS) {
        None if entries == 0 => leaf,
        // The second leaf and the root.
        Some(0) => leaf.saturating_mul(2).saturating_add(96),
        Some(more) if more % ENTRIES_OF_A_SPLIT == 0 => leaf.saturating_add(leaf / 4 + 32),
        None | Some(_) => 0,
    }
}

/// Returns what an object of a document takes at most for one more entry, whatever `serde_json` uses for it.
#[cfg(feature = "document")]
pub(crate) fn object_growth(entries: usize) -> usize {
    const SLOT: usize = size_of::<String>() + size_of::<crate::codec::document::Document>() + 8;
    match entries {
        0 => 16 * SLOT + 96,
        1..=10 => 0,
        _ => 3 * SLOT + 48,
    }
}

#[cfg(test)]
mod tests {
    use super::Heap;

    #[test]
    fn what_grows_takes_both_sizes_for_a_moment() {
        let mut heap = Heap::new(100);
        assert!(heap.grow(0, 40));
        assert!(!heap.grow(40, 61), "there would be 101 bytes");
        assert!(heap.grow(40, 60));
        assert!(heap.grow(0, 40));
        assert!(!heap.grow(0, 1));
    }
}
