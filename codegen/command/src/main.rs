//! `cargo run -p codegen`: the command `farrier`, for work in this repository.
//!
//! It differs from the installed command in one thing: the crates that it generates depend on the
//! crate `farrier` of this checkout, by path, unless something else is asked for.

use std::path::Path;
use std::process::ExitCode;

use farrier_cli::{Dependency, Program};

fn main() -> ExitCode {
    let checkout = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../runtime"));
    farrier_cli::main(&Program {
        command_line: "cargo run -p codegen --",
        farrier: Dependency::path(checkout),
    })
}
