//! Where a call goes: a URL, and what an operation or its input makes of it.

pub(crate) mod base;
pub(crate) mod host_prefix;
pub(crate) mod member;
