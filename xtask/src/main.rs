//! Chores of this repository that take more than a line of shell.

mod arguments;
mod sweep;
mod usage;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Task};

fn main() -> ExitCode {
    if let Some(code) = sweep::as_wrapper() {
        return code;
    }
    let Task::Sweep(arguments) = Arguments::parse().task;
    sweep::run(&arguments)
}
