//! What generated code says in one line a member, written out: the same for every shape after
//! renaming.
//!
//! A shape is one list: each entry is the name in Rust, how the model calls it, and what is to be
//! said about it. Schema, codec and `Debug` are made of that list, so they can't disagree. Entries
//! have the form of Rust expressions, so that tools can lay them out.
//!
//! The items that a macro needs for itself live in an anonymous constant and begin with `__`: no
//! name of a model does, so neither hides the other.
//!
//! Every function is `#[inline]`: it is compiled where it is used, not in each generated crate for all
//! of its shapes. So a program pays for the operations that it calls, and a client of a whole service
//! costs little more than its check.

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
pub use debug::{debug_structure, shown};
#[doc(hidden)]
pub use needs::CONTRACTS;
