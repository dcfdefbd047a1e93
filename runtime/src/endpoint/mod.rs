//! The endpoint of a call, which is the client's endpoint unless the operation or its input changes
//! it.

pub(crate) mod base;
#[cfg(feature = "endpoint-rules")]
pub(crate) mod by_rules;
pub(crate) mod error;
pub(crate) mod host;
pub(crate) mod host_prefix;
pub(crate) mod member;
#[cfg(feature = "endpoint-rules")]
mod memo;
#[cfg(feature = "endpoint-rules")]
pub(crate) mod parameters;
#[cfg(feature = "endpoint-rules")]
pub mod rules;
mod url;
