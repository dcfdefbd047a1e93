//! The clients that this run of a build script and the runs before it have written.
//!
//! The clients of this run are in memory. Those of earlier runs are in a file in `OUT_DIR`, which Cargo
//! keeps between runs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::output::{Output, replace_if_new};
use crate::error::Error;
use crate::files;

/// The file with the names of all clients in `OUT_DIR`, one on each line.
const RECORD: &str = "farrier-clients.txt";

/// The clients that this process has written: their names, and their models.
static WRITTEN: Mutex<BTreeMap<String, PathBuf>> = Mutex::new(BTreeMap::new());

fn written() -> MutexGuard<'static, BTreeMap<String, PathBuf>> {
    // A panic can't leave the map inconsistent.
    WRITTEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Fails if this run has already written a client with that name, which the new one would overwrite.
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

/// Records a client that was written to `dir`.
///
/// A name that isn't recorded there means that the script has changed. Then the clients that earlier runs
/// wrote and this run hasn't are removed. Those that are still wanted are written again later in this run.
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

/// Returns the recorded names, or none if there is no record. Lines that aren't names of files are ignored.
fn recorded(path: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let is_name = |line: &&str| Path::new(line).file_name() == Some(line.as_ref());
    text.lines().skip(1).filter(is_name).map(str::to_owned).collect()
}
