//! The items that generated schemas use without a path.

pub use crate::number::big_number;
#[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
pub use crate::pattern;
pub use crate::schema::member::item;
