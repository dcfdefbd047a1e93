//! The command `farrier`.
//!
//! This library contains the command's implementation, so that a program with other defaults can run it. To
//! generate code from a build script or another program, use the crate `farrier-codegen`.
//!
//! The command prints results to stdout and everything else to stderr. Its exit code is 0 if it succeeds. It
//! is 1 if the model has faults or needs something that isn't supported, if there is drift, if a kept
//! `Cargo.toml` isn't TOML or, with `--check`, lacks something, or if a file can't be written. It is 2 if the
//! arguments or `codegen.toml` are wrong.

mod args;
mod cargo;
mod config;
mod failure;
#[doc(hidden)]
pub mod fuzzing;
mod job;
mod kept;
mod list;
mod path;
mod plain;
mod program;
mod render;
mod snippet;
mod terminal;
mod words;

use std::process::ExitCode;

pub use farrier_codegen::Dependency;
pub use program::Program;

use farrier_codegen::Generator;

use args::Request;
use failure::Failure;
use job::{Drifted, Job};
use terminal::Terminal;
use words::shown;

/// Runs the command with the arguments of the process, and returns its exit code.
pub fn main(program: &Program) -> ExitCode {
    let request = match args::parse(program) {
        Ok(request) => request,
        // `--help` and `--version` are errors of this kind, too. Printing may fail if a pipe is closed.
        Err(error) => {
            let _ = args::print(&error);
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
        Request::List { model: path, service, operations, form } => {
            let generator = Generator::from_file(path).map_err(Failure::of_reading)?;
            let service = service.as_deref();
            let model = generator.model();
            let configured = list::configured::Configured::of(path, program);
            let width = terminal::width();
            let listed = list::list(model, service, operations, &configured, *form, width)?;
            terminal.result(&listed)?;
            if let Some(report) = list::mistakes::find(generator, path, service, operations) {
                terminal.diagnose(&render::warning(&report, terminal.colour()));
            }
            Ok(())
        }
    }
}

/// Generates or checks each client. The first failure ends the run, because later clients may depend on
/// earlier ones. Drift doesn't end it, so that all drift is reported.
fn run_jobs(
    jobs: &[Job],
    check: bool,
    command: &str,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let mut drifted = Drifted::default();
    for job in jobs {
        let result = if check {
            job.check(terminal)
        } else {
            job.generate(terminal).map(|()| Drifted::default())
        };
        let of_job = result.map_err(|failure| match jobs {
            [_] => failure,
            _ => failure.detail(format!("this was for the client in {}", shown(&job.out))),
        })?;
        drifted.add(&of_job);
    }
    drifted.finish(command)
}
