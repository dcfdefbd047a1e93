//! Detection of equal elements in a list (smithy.io, `uniqueItems` trait).

use std::collections::HashSet;

use bytes::Bytes;

use crate::codec::uniform::uniform_methods;
use crate::codec::writer::{WriteList, Writer};
use crate::formats::json::JsonWriter;
use crate::schema::member::Member;

/// Returns true if two elements of the list are equal. Elements are compared by their JSON.
pub(super) fn has_duplicates(list: &dyn WriteList) -> bool {
    let mut distinct = Distinct { seen: HashSet::new(), has_duplicate: false };
    list.write_items(&Member::item(), &mut distinct);
    distinct.has_duplicate
}

/// A writer that compares the elements of a list.
struct Distinct {
    seen: HashSet<Bytes>,
    has_duplicate: bool,
}

impl Distinct {
    fn take(&mut self, write: impl FnOnce(&mut dyn Writer)) {
        let mut json = JsonWriter::with_capacity(32);
        write(&mut json);
        // What JSON can't hold is compared with nothing.
        if let Ok(json) = json.finish() {
            self.has_duplicate |= !self.seen.insert(json);
        }
    }
}

impl Writer for Distinct {
    uniform_methods!(|self, member, write| self.take(write));
}
