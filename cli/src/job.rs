//! One client to generate or to check: where from, where to, and what of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use farrier_codegen::files::{Drift, DriftKind};
use farrier_codegen::manifest::Source;
use farrier_codegen::{Dependency, Generation, Generator};

use crate::failure::{Failure, Report};
use crate::terminal::Terminal;
use crate::words::{counted, shown};
use crate::{path, render};

/// A client, as the command line or `codegen.toml` asks for it. Paths are relative to the
/// current folder.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Job {
    pub(crate) model: PathBuf,
    pub(crate) out: PathBuf,
    pub(crate) service: Option<String>,
    pub(crate) protocol: Option<String>,
    pub(crate) operations: Vec<String>,
    pub(crate) name: Option<String>,
    pub(crate) farrier: Dependency,
    pub(crate) both_halves: bool,
    pub(crate) workspace_lints: bool,
    /// Print the report, too.
    pub(crate) report: Option<ReportFormat>,
}

/// How the report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ReportFormat {
    /// For programs.
    Json,
    /// For people, as in `smithy-report.md`.
    Markdown,
}

impl Job {
    /// Writes the crate.
    pub(crate) fn generate(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let start = Instant::now();
        let generation = self.run()?;
        let changes = generation.files.write(&self.out)?;
        self.warn(&generation, terminal);
        self.print_report(&generation, terminal)?;
        let removed = match changes.removed.len() {
            0 => String::new(),
            removed => format!(", {removed} removed"),
        };
        terminal.progress(&format!(
            "{}: {}, {} ({} written{removed}) in {} ms",
            generation.crate_name,
            counted(generation.operations, "operation"),
            counted(generation.files.len(), "file"),
            changes.written.len(),
            start.elapsed().as_millis(),
        ));
        Ok(())
    }

    /// Shows what [`generate`](Self::generate) would change, and counts it.
    pub(crate) fn check(&self, terminal: &mut Terminal) -> Result<usize, Failure> {
        let start = Instant::now();
        let generation = self.run()?;
        let drifts = generation.files.check(&self.out)?;
        for drift in &drifts {
            terminal.result(&describe(&self.out, drift))?;
        }
        if drifts.is_empty() {
            terminal.progress(&format!(
                "{}: {}, up to date, checked in {} ms",
                generation.crate_name,
                counted(generation.files.len(), "file"),
                start.elapsed().as_millis(),
            ));
        }
        Ok(drifts.len())
    }

    fn run(&self) -> Result<Generation, Failure> {
        let farrier = self.farrier()?;
        if self.out.exists() && !self.out.is_dir() {
            let report = Report::new(format!("{} is a file, not a folder", self.out.display()));
            return Err(report.hint("a whole crate is generated: choose a folder for it").into());
        }
        let mut generator = Generator::from_file(&self.model)?
            .operations(self.operations.iter().cloned())
            .farrier(farrier)
            .both_halves(self.both_halves)
            .workspace_lints(self.workspace_lints);
        if let Some(service) = &self.service {
            generator = generator.service(service);
        }
        if let Some(protocol) = &self.protocol {
            generator = generator.protocol(protocol);
        }
        if let Some(name) = &self.name {
            generator = generator.crate_name(name);
        }
        Ok(generator.generate()?)
    }

    /// The runtime as the generated `Cargo.toml` names it.
    fn farrier(&self) -> Result<Dependency, Failure> {
        let mut farrier = self.farrier.clone();
        if let Source::Path(folder) = &mut farrier.source {
            let what = match fs::read_to_string(folder.join("Cargo.toml")) {
                Ok(manifest) if is_farrier(&manifest) => None,
                Ok(_) => Some("another crate than `farrier`"),
                Err(_) => Some("no crate"),
            };
            if let Some(what) = what {
                let report = Report::new(format!("there is {what} in {}", shown(folder)));
                let hint = "name the folder of the crate `farrier`, which generated code uses";
                return Err(report.hint(hint).into());
            }
            *folder = path::relative(&self.out, folder);
        }
        Ok(farrier)
    }

    /// What the model says and the crate doesn't do: a line a kind, and where more is said.
    fn warn(&self, generation: &Generation, terminal: &mut Terminal) {
        let details = generation.report.warnings();
        if details.is_empty() {
            return;
        }
        let model = self.model.display();
        let title = format!("{model}: the generated crate does not do all that the model says");
        let path = self.out.join(farrier_codegen::report::FILE);
        let report = Report { details, ..Report::new(title) };
        let report = report.hint(format!("{} has the shapes", path.display()));
        terminal.diagnose(&render::warning(&report, terminal.colour()));
    }

    /// The report on stdout, if it is asked for.
    fn print_report(
        &self,
        generation: &Generation,
        terminal: &mut Terminal,
    ) -> Result<(), Failure> {
        match self.report {
            None => Ok(()),
            Some(ReportFormat::Json) => terminal.result(&generation.report.to_json()),
            Some(ReportFormat::Markdown) => terminal.result(&generation.report.to_markdown()),
        }
    }
}

/// Whether a manifest's package is the one on which generated crates depend.
fn is_farrier(manifest: &str) -> bool {
    manifest.lines().any(|line| line.replace(' ', "") == "name=\"farrier\"")
}

/// What is out of date in all clients that were checked.
#[derive(Default)]
pub(crate) struct Drifted {
    files: usize,
}

impl Drifted {
    pub(crate) fn add(&mut self, files: usize) {
        self.files += files;
    }

    /// A failure if there is any drift; `command` puts it right.
    pub(crate) fn finish(self, command: &str) -> Result<(), Failure> {
        let is = match self.files {
            0 => return Ok(()),
            1 => "is",
            _ => "are",
        };
        let failure = Failure::failed(format!("{} {is} out of date", counted(self.files, "file")));
        Err(failure.hint(format!("run `{command}`")))
    }
}

/// A drift in the words of people, with its diff.
fn describe(out: &Path, drift: &Drift) -> String {
    let path = out.join(&drift.path);
    let what = match drift.kind {
        DriftKind::Missing => "is missing",
        DriftKind::Stale => "is out of date",
        DriftKind::Orphan => "is no longer generated",
    };
    format!("{} {what}\n{}", path.display(), drift.diff)
}
