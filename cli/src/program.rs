//! What the library must be told of the program that calls it.

use farrier_codegen::Dependency;

/// The program around this library.
#[derive(Debug)]
pub struct Program {
    /// What people type to run it, for hints that they can copy: `farrier`.
    pub command_line: &'static str,
    /// Where generated crates find the crate `farrier`, unless they are told otherwise.
    pub farrier: Dependency,
}
