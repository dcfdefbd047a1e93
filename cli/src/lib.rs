//! The command `farrier`, as a library: what is asked for, doing it, and telling how it went.
//!
//! This crate is a program's inside. Build scripts and programs that generate code use the crate
//! `farrier-codegen` instead.
//!
//! Results go to stdout, everything else to stderr. Exit codes: 0; 1 for a model's faults, for
//! what isn't supported, for drift, and where a file can't be written; 2 for a request that
//! makes no sense as it is written, on the command line or in `codegen.toml`.

mod args;
mod config;
mod failure;
mod job;
mod kept;
mod list;
mod path;
mod program;
mod render;
mod snippet;
mod terminal;
mod words;

use std::process::ExitCode;

pub use farrier_codegen::Dependency;
pub use program::Program;

use args::Request;
use failure::Failure;
use job::{Drifted, Job};
use terminal::Terminal;
use words::shown;

/// Does what the command line asks for.
pub fn main(program: &Program) -> ExitCode {
    let request = match args::parse(program) {
        Ok(request) => request,
        // `--help` and `--version` come this way, too. A closed pipe is nobody's fault.
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let mut terminal = Terminal::new();
    match run(program, &request, &mut terminal) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            terminal.diagnose(&render::failure(&failure, terminal.colour()));
            ExitCode::from(failure.exit)
        }
    }
}

fn run(program: &Program, request: &Request, terminal: &mut Terminal) -> Result<(), Failure> {
    match request {
        Request::Configured { check } => {
            let jobs = config::read(program)?;
            run_jobs(&jobs, *check, program.command_line.trim_end_matches(" --"), terminal)
        }
        Request::Generate { job, check } => {
            run_jobs(std::slice::from_ref(&**job), *check, &args::command_line(program), terminal)
        }
        Request::List { model, service, operations } => {
            let model = farrier_codegen::Generator::from_file(model)?;
            terminal.result(&list::list(model.model(), service.as_deref(), operations)?)
        }
    }
}

/// Generates or checks each client. The first that fails ends it: what comes after may build on
/// it. A drift does not: all of them are named.
fn run_jobs(
    jobs: &[Job],
    check: bool,
    command: &str,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let mut drifted = Drifted::default();
    for job in jobs {
        let result = if check { job.check(terminal) } else { job.generate(terminal).map(|()| 0) };
        drifted.add(result.map_err(|failure| match jobs {
            [_] => failure,
            _ => failure.detail(format!("this was for the client in {}", shown(&job.out))),
        })?);
    }
    drifted.finish(command)
}
