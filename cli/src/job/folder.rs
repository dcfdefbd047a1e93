//! Whether a new crate may be written to a folder.

use std::fs;
use std::path::Path;

use farrier_codegen::files::{Drift, DriftKind};

use super::Job;
use crate::failure::{Failure, Report};
use crate::path::real;
use crate::words::shown;

/// What may be in a folder before a crate is.
const HARMLESS: [&str; 3] = ["Cargo.lock", "target", "lost+found"];

/// How the names of licenses begin.
const LICENSES: [&str; 2] = ["LICENSE", "COPYING"];

/// How the names of the generator's temporary files end.
const TEMPORARY: &str = ".farrier-new";

impl Job {
    /// Fails for the root folder of the file system.
    pub(super) fn check_root(&self) -> Result<(), Failure> {
        if real(&self.out).parent().is_some() {
            return Ok(());
        }
        let report = Report::new(format!("{} is the root of the file system", shown(&self.out)));
        Err(Failure::from(report.hint("choose a folder for the crate"))
            .at(self.places.out.as_ref()))
    }

    /// Fails if the folder holds things of others and nothing of the crate, of which `files` are to be written
    /// with these `drifts`.
    pub(super) fn check_folder(&self, files: usize, drifts: &[Drift]) -> Result<(), Failure> {
        let missing = drifts.iter().filter(|drift| drift.kind == DriftKind::Missing).count();
        let is_new = missing == drifts.len() && missing == files;
        let Some(name) = foreign(&self.out).filter(|_| is_new) else { return Ok(()) };
        let title = format!(
            "{} isn't empty: there is {}, and nothing that Farrier wrote",
            shown(&self.out),
            shown(Path::new(&name))
        );
        let hint = "choose a folder that is new or empty; to have the client in a crate of your own, keep its \
                    `Cargo.toml` with `manifest = \"keep\"` in codegen.toml or `--keep-manifest`";
        Err(Failure::failed_at(Report::new(title).hint(hint)))
    }
}

/// The first name in a folder of what isn't hidden and no part of a crate that is about to be generated.
fn foreign(folder: &Path) -> Option<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let is_folder = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|it| it.is_dir());
    let foreign = entries.filter_map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_harmless = name.starts_with('.')
            || name.ends_with(TEMPORARY)
            || HARMLESS.contains(&&*name)
            || LICENSES.iter().any(|start| name.starts_with(start));
        // A run that was interrupted leaves folders behind in which there are temporary files.
        let is_left = || is_folder(&entry) && foreign(&entry.path()).is_none();
        (!is_harmless && !is_left()).then_some(name)
    });
    foreign.min()
}
