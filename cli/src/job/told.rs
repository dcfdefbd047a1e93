//! What people are told of a client that was generated or checked.

use std::path::Path;

use farrier_codegen::files::{Changes, Drift, DriftKind};
use farrier_codegen::manifest::Source;
use farrier_codegen::{Generation, ManifestMode};

use super::{Job, ReportFormat, workspace};
use crate::failure::{Failure, Report};
use crate::kept::{self, Findings};
use crate::render;
use crate::terminal::Terminal;
use crate::words::{counted, shown};

/// The manifest, in the folder of the crate.
const MANIFEST: &str = "Cargo.toml";

/// The number of removed files that are named.
const NAMED: usize = 3;

/// What was written and where, in one line. Removed files are named, because people may have put something into one.
pub(super) fn written(generation: &Generation, changes: &Changes, out: &Path) -> String {
    let Changes { written, removed, .. } = changes;
    let mut what = Vec::new();
    if !written.is_empty() {
        what.push(format!("{} written", written.len()));
    }
    if !removed.is_empty() {
        let mut names: Vec<_> = removed.iter().take(NAMED).map(|path| shown(path)).collect();
        if removed.len() > NAMED {
            names.push("…".to_owned());
        }
        what.push(format!("{} removed ({})", removed.len(), names.join(", ")));
    }
    let what = if what.is_empty() { "none changed".to_owned() } else { what.join(", ") };
    format!("{}, {what}", summary(generation, out))
}

/// That all is as it should be, in one line.
pub(super) fn up_to_date(generation: &Generation, out: &Path) -> String {
    format!("{}, up to date", summary(generation, out))
}

/// The crate, its operations, its folder and its files.
fn summary(generation: &Generation, out: &Path) -> String {
    let operations = counted(generation.operations, "operation");
    let files = counted(generation.files.len(), "file");
    format!("{} with {operations} in {}: {files}", generation.crate_name, shown(out))
}

/// A drift in the words of people, with its diff.
pub(super) fn drift(out: &Path, drift: &Drift) -> String {
    let path = out.join(&drift.path);
    let what = match drift.kind {
        DriftKind::Missing => "is missing",
        DriftKind::Stale => "is out of date",
        DriftKind::Orphan => "is no longer generated",
        _ => "is not as it is generated",
    };
    format!("{} {what}\n{}", shown(&path), drift.diff)
}

impl Job {
    /// What the model says and the crate doesn't do, and what is wrong with the model: a few lines, and where more
    /// is said.
    pub(super) fn warn(&self, generation: &Generation, terminal: &mut Terminal) {
        let warnings = generation.report.warnings();
        if warnings.is_empty() {
            return;
        }
        let model = shown(&self.model);
        // The title names the file already. A place in it is complete, so that terminals make a link of it.
        let details = warnings.iter().map(|it| match it.position {
            Some(_) => it.in_file(&model),
            None => it.to_string(),
        });
        let details = details.collect();
        let title = format!("{model}: the crate is generated, but note the following");
        let path = self.out.join(farrier_codegen::report::FILE);
        let report = Report { details, ..Report::new(title) };
        let report = report.hint(format!("{} says more", shown(&path)));
        terminal.diagnose(&render::warning(&report, terminal.colour()));
    }

    /// What is amiss with the workspace from which the crate inherits `farrier`, if it does.
    pub(super) fn warn_of_workspace(&self, terminal: &mut Terminal) {
        if self.farrier.source != Source::Workspace {
            return;
        }
        if let Some(report) = workspace::amiss(&self.out) {
            terminal.diagnose(&render::warning(&report, terminal.colour()));
        }
    }

    /// What a manifest that is kept lacks, and what else is to be said of it.
    pub(super) fn kept(&self, generation: &Generation) -> Result<Findings, Failure> {
        if self.manifest == ManifestMode::Generate {
            return Ok(Findings::default());
        }
        kept::compare(&self.out.join(MANIFEST), generation, &self.package)
    }

    /// Tells what was found in a manifest that is kept: what it lacks by `lacking`, the rest as a warning.
    pub(super) fn tell_of_kept(
        &self,
        findings: Findings,
        lacking: fn(&Report, bool) -> String,
        terminal: &mut Terminal,
    ) {
        let path = self.out.join(MANIFEST);
        let Findings { lacking: lacks, remarks } = findings;
        let lists = [
            (lacks, "the client needs more of it", lacking),
            (remarks, "something in it should be looked at", render::warning),
        ];
        for (details, what, render) in lists.into_iter().filter(|(details, ..)| !details.is_empty())
        {
            let title = format!("{} is kept, and {what}", shown(&path));
            let report = Report { details, ..Report::new(title) };
            terminal.diagnose(&render(&report, terminal.colour()));
        }
    }

    /// The report on stdout, if it is asked for.
    pub(super) fn print_report(
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
