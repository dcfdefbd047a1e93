//! `@uniqueItems`: whether elements of a list are equal.

use std::collections::HashSet;

use bytes::Bytes;

use crate::codec::{WriteList, WriteMap, WriteStruct, Writer};
use crate::json::JsonWriter;
use crate::{BigNumber, Member, Timestamp};

/// True if two elements are equal: if their JSON is.
pub(super) fn has_equals(list: &dyn WriteList) -> bool {
    let mut distinct = Distinct { seen: HashSet::new(), equals: false };
    list.write_items(&Member::item(), &mut distinct);
    distinct.equals
}

/// Takes the elements of a list.
struct Distinct {
    seen: HashSet<Bytes>,
    equals: bool,
}

impl Distinct {
    fn take(&mut self, write: impl FnOnce(&mut JsonWriter)) {
        let mut json = JsonWriter::with_capacity(32);
        write(&mut json);
        self.equals |= !self.seen.insert(json.finish());
    }
}

macro_rules! taken {
    ($($method:ident($type:ty);)*) => {$(
        fn $method(&mut self, member: &Member, value: $type) {
            self.take(|json| json.$method(member, value));
        }
    )*};
}

impl Writer for Distinct {
    taken! {
        boolean(bool);
        integer(i64);
        float(f32);
        double(f64);
        number(&BigNumber);
        string(&str);
        blob(&[u8]);
        timestamp(&Timestamp);
        structure(&dyn WriteStruct);
        list(&dyn WriteList);
        map(&dyn WriteMap);
    }

    #[cfg(feature = "document")]
    fn document(&mut self, member: &Member, value: &crate::Document) {
        self.take(|json| json.document(member, value));
    }

    fn null(&mut self, member: &Member) {
        self.take(|json| json.null(member));
    }

    // A list's elements have no keys.
    fn key(&mut self, _: &str) {}
}
