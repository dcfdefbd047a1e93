//! The files `config` and `credentials`: their dialect of INI, and the profiles in them.

pub(crate) mod dialect;
pub(crate) mod merge;
pub(crate) mod section;
