//! What a constraint looks at in a value, seen through `Option`.
//!
//! An absent value breaks no constraint.

use std::collections::BTreeMap;

use bytes::Bytes;

use crate::{BigDecimal, BigInteger, MapKey};

/// A value with a length (smithy.io, `length` trait).
pub trait Measured {
    /// The length, if the value is there.
    fn measure(&self) -> Option<u64>;
}

impl Measured for str {
    fn measure(&self) -> Option<u64> {
        Some(count(self.chars().count()))
    }
}

impl Measured for String {
    fn measure(&self) -> Option<u64> {
        self.as_str().measure()
    }
}

impl Measured for Bytes {
    fn measure(&self) -> Option<u64> {
        Some(count(self.len()))
    }
}

impl<T> Measured for Vec<T> {
    fn measure(&self) -> Option<u64> {
        Some(count(self.len()))
    }
}

impl<K, V> Measured for BTreeMap<K, V> {
    fn measure(&self) -> Option<u64> {
        Some(count(self.len()))
    }
}

impl<T: Measured> Measured for Option<T> {
    fn measure(&self) -> Option<u64> {
        self.as_ref().and_then(T::measure)
    }
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// A number with bounds (smithy.io, `range` trait).
pub trait Ranged {
    /// The number's type.
    type Number: PartialOrd + std::fmt::Display;

    /// The number, if the value is there.
    fn number(&self) -> Option<Self::Number>;
}

macro_rules! ranged {
    ($($type:ty),*) => {$(
        impl Ranged for $type {
            type Number = Self;

            fn number(&self) -> Option<Self> {
                Some(self.clone())
            }
        }
    )*};
}

ranged!(i8, i16, i32, i64, f32, f64, BigInteger, BigDecimal);

impl<T: Ranged> Ranged for Option<T> {
    type Number = T::Number;

    fn number(&self) -> Option<T::Number> {
        self.as_ref().and_then(T::number)
    }
}

/// A value that is a text.
pub trait Textual {
    /// The text, if the value is there.
    fn text(&self) -> Option<&str>;
}

impl Textual for String {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl<T: Textual> Textual for Option<T> {
    fn text(&self) -> Option<&str> {
        self.as_ref().and_then(T::text)
    }
}

/// A list.
pub trait Items {
    /// An element's type.
    type Item;

    /// The elements; none if the list is absent.
    fn items(&self) -> &[Self::Item];
}

impl<T> Items for Vec<T> {
    type Item = T;

    fn items(&self) -> &[T] {
        self
    }
}

impl<L: Items> Items for Option<L> {
    type Item = L::Item;

    fn items(&self) -> &[L::Item] {
        self.as_ref().map_or(&[], L::items)
    }
}

/// A map.
pub trait Entries {
    /// A key's type.
    type Key: MapKey;
    /// A value's type.
    type Value;

    /// Calls `visit` for each entry in the order of the keys.
    fn each(&self, visit: impl FnMut(&Self::Key, &Self::Value));
}

impl<K: MapKey, V> Entries for BTreeMap<K, V> {
    type Key = K;
    type Value = V;

    fn each(&self, mut visit: impl FnMut(&K, &V)) {
        for (key, value) in self {
            visit(key, value);
        }
    }
}

impl<M: Entries> Entries for Option<M> {
    type Key = M::Key;
    type Value = M::Value;

    fn each(&self, visit: impl FnMut(&M::Key, &M::Value)) {
        if let Some(map) = self {
            map.each(visit);
        }
    }
}
