//! Chores of this repository that take more than a line of shell.
//!
//! `cargo xtask sweep DIR` generates a client of every model in a folder, checks them all in one
//! workspace, and prints what that took. It knows the generator's library and how to call Cargo;
//! nothing of what a model says.

mod arguments;
mod check;
mod fingerprint;
mod generate;
mod log;
mod models;
mod progress;
mod rustc;
mod sweep;
mod table;
mod usage;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Task};

fn main() -> ExitCode {
    if let Some(code) = rustc::as_wrapper() {
        return code;
    }
    let Task::Sweep(arguments) = Arguments::parse().task;
    sweep::run(&arguments)
}
