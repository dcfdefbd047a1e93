//! Checks an input against the constraints of its model before anything is sent
//! (smithy.io, constraint traits).
//!
//! The constraints stand in the schemas of members; a validator is a writer that looks at each
//! value instead of writing it. All violations are collected, in the model's order and in the words
//! of Smithy's own servers.

mod bounds;
mod distinct;
#[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
mod pattern;
mod validator;
mod violation;

pub(crate) use bounds::Bounds;
#[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
pub use pattern::Pattern;
pub use validator::violations;
pub use violation::{Violation, Violations};

/// What a client does with violations.
///
/// Services sometimes accept more than their model says, so the check can be softened for a
/// client or a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Validation {
    /// A request with violations is not sent: the call fails with
    /// [`Error::Invalid`](crate::Error::Invalid).
    #[default]
    Enforce,
    /// Violations are logged as a warning, and the request is sent.
    Warn,
    /// Nothing is checked.
    Off,
}

/// An enum that keeps values which the model doesn't know.
pub trait OpenEnum {
    /// True for a value that the model names.
    fn is_known(&self) -> bool;

    /// Appends the values that a user may choose: `a, b, c`.
    fn write_allowed(&self, out: &mut String);
}

/// Writes the values of an enum, each with the word `internal` or nothing, save internal ones.
#[doc(hidden)]
pub fn write_values(out: &mut String, values: &[(&str, &str)]) {
    let public = values.iter().filter(|(_, internal)| internal.is_empty());
    for (index, (value, _)) in public.enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        out.push_str(value);
    }
}
