//! The macros that generated code calls. They expand to the code that is the same for every shape after
//! renaming.
//!
//! A shape is a list of members. Each entry has the name in Rust, the name in the model, and the properties
//! of the member. Schema, codec and `Debug` are made from that list, so they can't disagree. Entries have
//! the syntax of Rust expressions, so that tools can format them.
//!
//! The items that a macro needs internally are in an anonymous constant, and their names begin with `__`.
//! No name from a model does, so neither can hide the other.
//!
//! Every function is `#[inline]`, so it is compiled where it is used and not in each generated crate for
//! all of its shapes. Therefore a program pays only for the operations that it calls, and a client of a
//! whole service costs little more than its type check.

mod construct;
mod debug;
mod enums;
mod errors;
mod needs;
mod operation;
mod other_version;
#[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
mod pattern;
mod schema;
mod shape;
mod structure;
mod union;
pub mod words;

#[doc(hidden)]
pub use construct::{Optional, absent};
#[doc(hidden)]
pub use debug::{DebugMembers, shown};
#[doc(hidden)]
pub use needs::CONTRACTS;
