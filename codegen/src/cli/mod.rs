//! The command line: what is asked for, doing it, and telling how it went.
//!
//! Results go to stdout, everything else to stderr. Exit codes: 0; 1 for a model's faults, for
//! what isn't supported, for drift, and where a file can't be written; 2 for a request that
//! makes no sense as it is written, on the command line or in `codegen.toml`.

mod args;
mod failure;
mod job;
mod list;
mod path;
mod render;
mod snippet;
mod terminal;

use std::path::Path;
use std::process::ExitCode;

pub(crate) use args::crate_name;
pub(crate) use failure::{Failure, Report};
pub(crate) use job::{Job, ReportFormat};
pub(crate) use path::{default_runtime, real};
pub(crate) use snippet::Snippet;

use args::Request;
use job::Drifted;
use terminal::Terminal;

/// Does what the command line asks for.
pub(crate) fn main() -> ExitCode {
    let request = match args::parse() {
        Ok(request) => request,
        // `--help` and `--version` come this way, too. A closed pipe is nobody's fault.
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let mut terminal = Terminal::new();
    match run(&request, &mut terminal) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            terminal.diagnose(&render::failure(&failure, terminal.colour()));
            ExitCode::from(failure.exit)
        }
    }
}

fn run(request: &Request, terminal: &mut Terminal) -> Result<(), Failure> {
    match request {
        Request::Configured { check } => {
            let jobs = crate::config::read()?;
            run_jobs(&jobs, *check, "cargo run -p codegen", terminal)
        }
        Request::Generate { job, check } => {
            run_jobs(std::slice::from_ref(job), *check, &args::command_line(), terminal)
        }
        Request::List { model, service, operations } => {
            let model = codegen::Generator::from_file(model)?;
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

/// A path as people write it, `.` for the empty one.
fn shown(path: &Path) -> std::path::Display<'_> {
    if path.as_os_str().is_empty() { Path::new(".").display() } else { path.display() }
}

/// `1 file`, `2 files`.
fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// What a failure looks like on paper.
#[cfg(test)]
pub(crate) fn failure_text(failure: &Failure) -> String {
    render::failure(failure, false)
}
