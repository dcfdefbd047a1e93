//! Files that are written beside their places first, and are put there as a whole.

use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::folder;
use super::found::io_error;
use crate::error::Error;

/// How the names of temporary files end: `.0123456789abcdef.farrier-new`.
const ENDING: &str = ".farrier-new";
/// The number of digits before the ending.
const DIGITS: usize = 16;
/// The age from which on a temporary file is one that an interrupted run left. Others may be those of a
/// generator that is running.
const STALE: Duration = Duration::from_secs(60);

/// A temporary file with new content. It is removed if it isn't put in its place.
#[derive(Debug)]
pub(super) struct Staged {
    place: PathBuf,
    beside: PathBuf,
}

impl Staged {
    /// Writes the content of the file `path`, which is relative to `dir`, beside the file. `modified` is the
    /// time of the file's last change, if that isn't now.
    pub(super) fn write(
        dir: &Path,
        path: &Path,
        content: &[u8],
        modified: Option<SystemTime>,
    ) -> Result<Self, Error> {
        folder::create(dir, path)?;
        let place = dir.join(path);
        let (mut file, beside) = create_beside(&place)?;
        let staged = Self { place, beside };
        file.write_all(content)
            .and_then(|()| modified.map_or(Ok(()), |time| file.set_modified(time)))
            .map_err(|error| io_error(&staged.place, error))?;
        Ok(staged)
    }

    /// Puts the file in its place. A link that is there by now isn't followed but replaced.
    pub(super) fn put(self) -> Result<(), Error> {
        fs::rename(&self.beside, &self.place).map_err(|error| io_error(&self.place, error))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // After a rename there is none, and after an error that error is the one to tell.
        let _ = fs::remove_file(&self.beside);
    }
}

/// Creates a temporary file beside `place`. A file or link that is already there is never opened.
fn create_beside(place: &Path) -> Result<(File, PathBuf), Error> {
    loop {
        let name = format!(".{:0DIGITS$x}{ENDING}", RandomState::new().hash_one(place));
        let beside = place.with_file_name(name);
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Ok(file) => return Ok((file, beside)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(io_error(place, error)),
        }
    }
}

/// Returns true if a file is the temporary one of a run that was interrupted.
pub(super) fn is_stale(path: &Path) -> bool {
    is_temporary(path)
        && fs::symlink_metadata(path).is_ok_and(|metadata| {
            let age = metadata.modified().ok().and_then(|time| time.elapsed().ok());
            metadata.is_file() && age.is_some_and(|age| age >= STALE)
        })
}

/// Whether a path has the form of the names of temporary files.
pub(super) fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    let random = name.and_then(|name| name.strip_prefix('.')?.strip_suffix(ENDING));
    random.is_some_and(|it| it.len() == DIGITS && it.bytes().all(|it| it.is_ascii_hexdigit()))
}

/// Removes the temporary files that interrupted runs left in a folder.
pub(super) fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    for path in entries.map(|entry| entry.path()).filter(|path| is_stale(path)) {
        // They are in nobody's way.
        let _ = fs::remove_file(path);
    }
}
