//! Checks an input against the constraints of its model before anything is sent
//! (smithy.io, constraint traits).
//!
//! The constraints stand in the schemas of members; a validator is a writer that looks at each
//! value instead of writing it. All violations are collected, in the model's order and in the words
//! of Smithy's own servers.

pub(crate) mod bounds;
mod distinct;
pub(crate) mod mode;
#[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
pub(crate) mod pattern;
pub(crate) mod validator;
pub(crate) mod violation;

pub use mode::Validation;
#[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
pub use pattern::Pattern;
pub use validator::violations;
pub use violation::{Violation, Violations};
