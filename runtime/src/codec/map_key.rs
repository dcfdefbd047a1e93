//! The keys of maps.

use crate::codec::open_enum::OpenEnum;

/// The key of a [`Map`](crate::Map), which is a string or an enum of strings.
///
/// Generated enums implement it.
pub trait MapKey: Ord {
    /// Creates the key from its text.
    fn from_key(text: &str) -> Self;
    /// Returns the text of the key.
    fn as_key(&self) -> &str;
    /// Returns the key as an enum, or `None` if it is a plain string. This is the default.
    #[doc(hidden)]
    fn open_enum(&self) -> Option<&dyn OpenEnum> {
        None
    }
}

impl MapKey for String {
    fn from_key(text: &str) -> Self {
        text.to_owned()
    }

    fn as_key(&self) -> &str {
        self
    }
}
