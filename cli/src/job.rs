//! A client that is generated or checked: its model, its folder and its settings.

mod folder;
mod places;
mod told;
mod workspace;

use std::path::PathBuf;

use farrier_codegen::manifest::Source;
use farrier_codegen::{
    Dependency, Generation, Generator, ManifestMode, Package, Responses, find_service,
};

use crate::cargo::package_name;
use crate::failure::{Failure, Report};
use crate::path;
use crate::plain;
use crate::render;
use crate::snippet::Snippet;
use crate::terminal::Terminal;
use crate::words::{counted, shown};

pub(crate) use places::Places;

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
    pub(crate) package: Package,
    pub(crate) manifest: ManifestMode,
    pub(crate) both_halves: bool,
    pub(crate) ignored_constraints: Vec<String>,
    /// `None` leaves it to the service.
    pub(crate) responses: Option<Responses>,
    pub(crate) workspace_lints: bool,
    /// Where `codegen.toml` says this.
    pub(crate) places: Places,
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
        let generation = self.run()?;
        let kept = self.kept(&generation)?;
        self.check_folder(&generation.files)?;
        let changes = generation.files.write(&self.out)?;
        self.warn(&generation, terminal);
        self.warn_of_workspace(terminal);
        self.tell_of_kept(kept, render::warning, terminal);
        self.print_report(&generation, terminal)?;
        terminal.tell(&told::written(&generation, &changes, &self.out));
        Ok(())
    }

    /// Shows what [`generate`](Self::generate) would change, and what a manifest that is kept lacks.
    pub(crate) fn check(&self, terminal: &mut Terminal) -> Result<Drifted, Failure> {
        let generation = self.run()?;
        let kept = self.kept(&generation)?;
        let drifts = generation.files.check(&self.out)?;
        let drifted =
            Drifted { files: drifts.len(), manifests: usize::from(!kept.lacking.is_empty()) };
        self.warn_of_workspace(terminal);
        self.tell_of_kept(kept, render::error, terminal);
        for drift in &drifts {
            terminal.result(&told::drift(&self.out, drift))?;
        }
        if drifted.is_none() {
            terminal.tell(&told::up_to_date(&generation, &self.out));
        }
        Ok(drifted)
    }

    fn run(&self) -> Result<Generation, Failure> {
        let places = &self.places;
        let farrier = self.farrier().map_err(|failure| failure.at(places.farrier.as_ref()))?;
        if self.out.exists() && !self.out.is_dir() {
            let report = Report::new(format!("{} is a file, not a folder", shown(&self.out)));
            let report = report.hint("a whole crate is generated: choose a folder for it");
            return Err(Failure::from(report).at(places.out.as_ref()));
        }
        self.check_root()?;
        let at = |place: Option<&Snippet>| {
            let place = place.cloned();
            move |error| Failure::from(error).at(place.as_ref())
        };
        let generator = Generator::from_file(&self.model).map_err(at(places.model.as_ref()))?;
        let of_service = places.service.as_ref().or(places.model.as_ref());
        let service = find_service(generator.model(), self.service.as_deref());
        places.check_operations(&service.map_err(at(of_service))?, &self.operations)?;
        self.check_ignored_constraints(generator.model())?;
        let mut generator = generator
            .operations(self.operations.iter().cloned())
            .farrier(farrier)
            .package(self.package.clone())
            .manifest(self.manifest)
            .both_halves(self.both_halves)
            .ignore_constraints(self.ignored_constraints.iter().cloned())
            .workspace_lints(self.workspace_lints);
        if let Some(service) = &self.service {
            generator = generator.service(service);
        }
        if let Some(protocol) = &self.protocol {
            generator = generator.protocol(protocol);
        }
        if let Some(responses) = self.responses {
            generator = generator.responses(responses);
        }
        if let Some(name) = &self.name {
            generator = generator.crate_name(name);
        }
        generator.generate().map_err(at(places.protocol.as_ref()))
    }

    /// The runtime as the generated `Cargo.toml` names it.
    fn farrier(&self) -> Result<Dependency, Failure> {
        let mut farrier = self.farrier.clone();
        if let Source::Path(folder) = &mut farrier.source {
            let what = match plain::read(&folder.join("Cargo.toml")) {
                Ok(text) if package_name(&text).as_deref() == Some("farrier") => None,
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
}

/// What is out of date in clients that were checked.
#[derive(Default)]
pub(crate) struct Drifted {
    /// Files that generating would change.
    files: usize,
    /// Manifests that their users keep, and that lack something.
    manifests: usize,
}

impl Drifted {
    fn is_none(&self) -> bool {
        self.files == 0 && self.manifests == 0
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.files += other.files;
        self.manifests += other.manifests;
    }

    /// A failure if there is any drift; `command` puts files right, and users their manifests.
    pub(crate) fn finish(self, command: &str) -> Result<(), Failure> {
        let mut reports = Vec::new();
        if self.manifests > 0 {
            let lacks = if self.manifests == 1 { "lacks" } else { "lack" };
            let kept = counted(self.manifests, "kept Cargo.toml");
            let title = format!("{kept} {lacks} what the client needs");
            reports.push(Report::new(title).hint("change it as is said above"));
        }
        if self.files > 0 {
            let is = if self.files == 1 { "is" } else { "are" };
            let title = format!("{} {is} out of date", counted(self.files, "file"));
            reports.push(Report::new(title).hint(format!("run `{command}`")));
        }
        if reports.is_empty() { Ok(()) } else { Err(Failure::failed_all(reports)) }
    }
}
