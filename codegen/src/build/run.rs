//! The clients that this run of a build script and the runs before it have written.
//!
//! After a run, `OUT_DIR` has the clients that it wrote and no others, as on a machine on which the script has
//! never run. A script may end at any time without saying so. Therefore the first client of a run takes the
//! files of all clients of earlier runs off the disk and keeps them in memory. Each client that is written
//! again gets its files back, with their times, before they are compared with the new ones: so an unchanged
//! file isn't compiled again, and warnings that were told aren't told again. If a run fails, this is lost for the
//! clients that it didn't come to.
//!
//! The clients of this run are in memory. Those of earlier runs are in a file in `OUT_DIR`, which Cargo
//! keeps between runs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::output::{Output, replace_if_new};
use crate::error::Error;
use crate::files::{self, Taken};

/// The file with the names of all clients in `OUT_DIR`, one on each line.
const RECORD: &str = "farrier-clients.txt";

/// The clients of this process, which is one run of a build script.
static RUN: Mutex<Run> =
    Mutex::new(Run { earlier: None, written: BTreeMap::new(), unrecorded: BTreeSet::new() });

struct Run {
    /// The files of earlier runs, by the names of their clients. It is `None` before the first client of this
    /// run.
    earlier: Option<BTreeMap<String, Vec<Taken>>>,
    /// The names of the clients that this run has written, and their models.
    written: BTreeMap<String, PathBuf>,
    /// The code of the clients that this run has written to folders of the script's choice, which may be
    /// `OUT_DIR`.
    unrecorded: BTreeSet<PathBuf>,
}

fn run() -> MutexGuard<'static, Run> {
    // A panic can't leave the maps inconsistent.
    RUN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the clients of earlier runs off the disk, unless this run has done so.
pub(super) fn begin(dir: &Path) -> Result<(), Error> {
    let mut run = run();
    if run.earlier.is_none() {
        let mut earlier = BTreeMap::new();
        for name in recorded(&dir.join(RECORD))? {
            let output = Output::new(dir, &name);
            if !run.unrecorded.contains(&output.code()) {
                earlier.insert(name, output.take()?);
            }
        }
        run.earlier = Some(earlier);
    }
    Ok(())
}

/// Fails if this run has already written a client with that name, which the new one would overwrite.
pub(super) fn refuse_another(name: &str, model: &Path) -> Result<(), Error> {
    match run().written.get(name) {
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

/// Records a client that is written to `dir` next, and puts back what earlier runs wrote of it.
pub(super) fn add(dir: &Path, name: &str, model: &Path) -> Result<(), Error> {
    let mut run = run();
    run.written.insert(name.to_owned(), model.to_owned());
    let path = dir.join(RECORD);
    let mark = files::header(&path, "build.rs");
    let text = run.written.keys().fold(mark, |text, name| text + name + "\n");
    replace_if_new(&path, &text)?;
    let earlier = run.earlier.as_mut().and_then(|earlier| earlier.remove(name));
    earlier.unwrap_or_default().iter().try_for_each(Taken::put_back)
}

/// Keeps the files of a client that this run has written, although a record of earlier runs may have its name.
pub(super) fn spare(output: &Output) {
    run().unrecorded.insert(output.code());
}

/// Returns the recorded names, or none if there is no record. Lines that aren't names of files are ignored.
fn recorded(path: &Path) -> Result<BTreeSet<String>, Error> {
    let text = files::read_plain(path)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let is_name = |line: &&str| Path::new(line).file_name() == Some(line.as_ref());
    Ok(text.lines().skip(1).filter(is_name).map(str::to_owned).collect())
}
