//! The command `farrier`.

use std::process::ExitCode;

use farrier_cli::{Dependency, Program};

fn main() -> ExitCode {
    farrier_cli::main(&Program {
        command_line: "farrier",
        farrier: Dependency::registry(env!("CARGO_PKG_VERSION")),
    })
}
