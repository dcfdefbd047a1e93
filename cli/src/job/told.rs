//! What people are told of a client that was generated or checked.

use std::fs;
use std::path::Path;

use farrier_codegen::files::{Changes, Drift, DriftKind};
use farrier_codegen::{Generation, ManifestMode};

use super::{Job, ReportFormat};
use crate::failure::{Failure, Report};
use crate::terminal::Terminal;
use crate::words::{counted, shown};
use crate::{kept, render};

/// What was written and where, in one line.
pub(super) fn written(generation: &Generation, changes: &Changes, out: &Path) -> String {
    let lists = [(&changes.written, "written"), (&changes.removed, "removed")];
    let lists = lists.into_iter().filter(|(files, _)| !files.is_empty());
    let parts: Vec<_> = lists.map(|(files, what)| format!("{} {what}", files.len())).collect();
    let what = if parts.is_empty() { "none changed".to_owned() } else { parts.join(", ") };
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
    };
    format!("{} {what}\n{}", path.display(), drift.diff)
}

impl Job {
    /// What the model says and the crate doesn't do: a line a kind, and where more is said.
    pub(super) fn warn(&self, generation: &Generation, terminal: &mut Terminal) {
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

    /// What a manifest that is kept lacks.
    pub(super) fn warn_of_manifest(&self, generation: &Generation, terminal: &mut Terminal) {
        let path = self.out.join("Cargo.toml");
        if self.manifest == ManifestMode::Generate {
            return;
        }
        let Ok(kept) = fs::read_to_string(&path) else { return };
        let details = kept::lacking(&kept, generation);
        if !details.is_empty() {
            let title = format!("{} is kept, and the client needs more of it", path.display());
            let report = Report { details, ..Report::new(title) };
            terminal.diagnose(&render::warning(&report, terminal.colour()));
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
