//! Validation of inputs against the constraints of their model (smithy.io, constraint traits).
//!
//! An input is checked before anything is sent. The constraints are part of the schemas of members,
//! and the validator is a writer that checks each value instead of writing it. It collects all
//! violations, in the order of the model, and describes them in the words of Smithy's own servers.

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
