//! Small types that generated code names: the secret's stand-in, the empty shape, error texts.

use std::fmt;

use crate::Input;

/// Stands for a secret in `Debug`.
#[derive(Clone, Copy)]
pub struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("*** redacted ***")
    }
}

/// `smithy.api#Unit`: the structure without members, which stands for "nothing".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit {}

crate::structure!(Unit, read, write, []);

impl Input for Unit {}

/// The text of an error's message member, which may be optional.
#[doc(hidden)]
pub fn error_text(message: &impl ErrorText) -> Option<&str> {
    message.error_text()
}

#[doc(hidden)]
pub trait ErrorText {
    fn error_text(&self) -> Option<&str>;
}

impl ErrorText for String {
    fn error_text(&self) -> Option<&str> {
        Some(self)
    }
}

impl ErrorText for Option<String> {
    fn error_text(&self) -> Option<&str> {
        self.as_deref()
    }
}

/// A number of any size from the text that the generator has checked.
#[doc(hidden)]
pub fn big<T: std::str::FromStr + Default>(text: &str) -> T {
    text.parse().unwrap_or_default()
}
