//! The structure that stands for the absence of an input or output.

use crate::operation::Input;

/// The structure `smithy.api#Unit`, which has no members. It is the input of operations that take
/// none, the output of operations that return none, and the value of variants that hold nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit {}

crate::structure!(Unit, read, write, []);

impl Input for Unit {}
