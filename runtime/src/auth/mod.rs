//! Who calls: identities, and the schemes by which requests prove them.
//!
//! Everything here is a pure function of its arguments. `choose` picks the scheme of a call among those
//! that the model allows, by the identities that the caller has; `sign` adds to a request what the scheme
//! asks for, and `sigv4` makes the signatures of AWS.

pub(crate) mod choose;
#[cfg(feature = "sigv4")]
pub(crate) mod credentials;
pub(crate) mod endpoint_properties;
pub(crate) mod identities;
pub(crate) mod identity;
pub(crate) mod identity_error;
pub(crate) mod provider;
pub(crate) mod provider_error;
pub(crate) mod provider_fn;
#[cfg(feature = "client")]
pub(crate) mod providers;
pub(crate) mod sign;
#[cfg(feature = "sigv4")]
pub mod sigv4;
