//! Whether a new crate may be written to a folder.

use std::fs::{self, DirEntry};
use std::path::Path;

use farrier_codegen::files::{DriftKind, Files};

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

    /// Fails if the folder holds things of others and none of the files that are to be written. Where there is one
    /// of these, it is Farrier's, or its user's, or writing it is refused.
    pub(super) fn check_folder(&self, files: &Files) -> Result<(), Failure> {
        let mut paths = files.iter().map(|(path, _)| self.out.join(path));
        if paths.any(|path| fs::symlink_metadata(path).is_ok()) {
            return Ok(());
        }
        let Some(name) = foreign(&self.out) else { return Ok(()) };
        // Those of an earlier generation, of which nothing is left but what has other names now.
        if files.check(&self.out)?.iter().any(|drift| drift.kind == DriftKind::Orphan) {
            return Ok(());
        }
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
    let names = entries(folder).filter(is_foreign);
    names.map(|entry| entry.file_name().to_string_lossy().into_owned()).min()
}

fn is_foreign(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    let is_harmless = name.starts_with('.')
        || name.ends_with(TEMPORARY)
        || HARMLESS.contains(&&*name)
        || LICENSES.iter().any(|start| name.starts_with(start));
    !is_harmless
        && entry.file_type().is_ok_and(|kind| {
            // A run that was interrupted leaves folders behind in which there are temporary files. Links and
            // pipes that are in the way are refused when files are written.
            kind.is_file() || kind.is_dir() && entries(&entry.path()).any(|it| is_foreign(&it))
        })
}

fn entries(folder: &Path) -> impl Iterator<Item = DirEntry> {
    fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok)
}
