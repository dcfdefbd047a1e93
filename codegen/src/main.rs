//! The command `codegen`.
//!
//! Knows the command line, `codegen.toml` and how to speak to people; everything else is the
//! library's.

mod cli;
mod config;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
