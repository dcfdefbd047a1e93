//! The command `farrier`.

use std::process::ExitCode;

use farrier_cli::{Dependency, Program};

fn main() -> ExitCode {
    farrier_cli::main(&Program {
        command_line: "farrier",
        farrier: Dependency::Version(env!("CARGO_PKG_VERSION").to_owned()),
    })
}
