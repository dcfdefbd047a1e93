//! The properties of the program that calls this library.

use farrier_codegen::Dependency;

/// The program that runs the command.
#[derive(Debug)]
pub struct Program {
    /// The command line that runs the program, such as `farrier`. Hints contain it, so that users can copy
    /// them.
    pub command_line: &'static str,
    /// Where generated crates find the crate `farrier`, unless an option or `codegen.toml` sets it.
    pub farrier: Dependency,
}
