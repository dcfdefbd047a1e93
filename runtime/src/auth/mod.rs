//! Who calls: identities, and the schemes by which requests prove them.
//!
//! Everything here is a pure function of its arguments. `choose` picks the scheme of a call among those
//! that the model allows, by the identities that the caller has; `sign` adds to a request what the scheme
//! asks for.

pub(crate) mod choose;
pub(crate) mod identity;
pub(crate) mod sign;
