//! What a run of a build script has written, and what the runs before it did.
//!
//! This run's clients are known to the process, those of the runs before to a file in `OUT_DIR`, which
//! Cargo keeps from run to run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::output::{Output, replace_if_new};
use crate::error::Error;
use crate::files;

/// The names of all clients that are in `OUT_DIR`, a line each.
const RECORD: &str = "farrier-clients.txt";

/// The clients that this process has written: their names, and their models.
static WRITTEN: Mutex<BTreeMap<String, PathBuf>> = Mutex::new(BTreeMap::new());

fn written() -> MutexGuard<'static, BTreeMap<String, PathBuf>> {
    // A map of names is as good after a panic as before.
    WRITTEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An error if this run has written a client under that name: the new one would take its place.
pub(super) fn refuse_another(name: &str, model: &Path) -> Result<(), Error> {
    match written().get(name) {
        None => Ok(()),
        Some(other) => Err(Error::Selection {
            message: format!(
                "two clients are called `{name}`: the one of {} and the one of {}",
                other.display(),
                model.display()
            ),
            hint: Some("give one of them another name: `.name(\"…\")`".to_owned()),
        }),
    }
}

/// Remembers a client that was written to `dir`.
///
/// A name that is new there tells that the script has become another: what runs before wrote and
/// this one hasn't yet is removed. What of it is still wanted this run writes again.
pub(super) fn add(dir: &Path, name: &str, model: &Path) -> Result<(), Error> {
    let mut written = written();
    written.insert(name.to_owned(), model.to_owned());
    let path = dir.join(RECORD);
    let mut names = recorded(&path);
    if names.contains(name) {
        return Ok(());
    }
    for earlier in names.iter().filter(|earlier| !written.contains_key(*earlier)) {
        Output::new(dir, earlier).remove()?;
    }
    names.retain(|earlier| written.contains_key(earlier));
    names.insert(name.to_owned());
    let mark = files::header(&path, "build.rs");
    let text = names.iter().fold(mark, |text, name| text + name + "\n");
    replace_if_new(&path, &text).map(|_| ())
}

/// The names in the record; none where there is no record. Lines that are no names of files are
/// passed over.
fn recorded(path: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let is_name = |line: &&str| Path::new(line).file_name() == Some(line.as_ref());
    text.lines().skip(1).filter(is_name).map(str::to_owned).collect()
}
