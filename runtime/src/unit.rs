//! The shape that stands for "nothing".

use crate::operation::Input;

/// `smithy.api#Unit`: the structure without members, which stands for "nothing".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit {}

crate::structure!(Unit, read, write, []);

impl Input for Unit {}
