//! The metadata of the instance that a program runs on.

pub(crate) mod address;
pub(crate) mod fetch;
pub(crate) mod limits;
mod session;
