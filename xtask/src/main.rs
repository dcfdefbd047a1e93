//! Chores of this repository that take more than a line of shell.

mod arguments;
mod aws_clients;
mod cargo;
mod ci;
mod metadata;
mod public_api;
mod sweep;
mod usage;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Task};

fn main() -> ExitCode {
    if let Some(code) = sweep::as_wrapper() {
        return code;
    }
    match Arguments::parse().task {
        Task::Sweep(arguments) => sweep::run(&arguments),
        Task::Ci(arguments) => ci::run(&arguments),
        Task::AwsClients(arguments) => aws_clients::run(&arguments),
        Task::PublicApi(arguments) => public_api::run(&arguments),
    }
}
