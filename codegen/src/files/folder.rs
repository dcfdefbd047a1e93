//! The folders of a crate. Every folder below the crate's own must be a real one.

use std::fs;
use std::io;
use std::path::Path;

use super::found::{Found, io_error, is_link, is_special, leads_nowhere, look};
use crate::error::Error;

/// Fails if `dir` is something else than a folder or a link to one. There may be nothing.
pub(super) fn check_root(dir: &Path) -> Result<(), Error> {
    match fs::metadata(dir) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(is_file(dir)),
        // A link to nothing: creating the folder would fail.
        Err(error) if error.kind() == io::ErrorKind::NotFound => match look(dir)? {
            Found::Link => Err(leads_nowhere(dir)),
            _ => Ok(()),
        },
        Err(error) => Err(io_error(dir, error)),
    }
}

/// Fails if something else than a folder is where `path`, which is relative to `dir`, needs one.
pub(super) fn check(dir: &Path, path: &Path) -> Result<(), Error> {
    each(dir, path, |folder| check_one(folder).map(|_| ()))
}

/// Creates the folders that `path`, which is relative to `dir`, needs, and `dir` itself.
pub(super) fn create(dir: &Path, path: &Path) -> Result<(), Error> {
    check_root(dir)?;
    fs::create_dir_all(dir).map_err(|error| io_error(dir, error))?;
    each(dir, path, |folder| {
        if check_one(folder)? == Found::Nothing
            && let Err(error) = fs::create_dir(folder)
            // Another generator may have created it in the meantime.
            && check_one(folder)? == Found::Nothing
        {
            return Err(io_error(folder, error));
        }
        Ok(())
    })
}

/// Returns true if `folder`, which is relative to `dir`, is a real folder in real folders.
pub(super) fn is_real(dir: &Path, folder: &Path) -> Result<bool, Error> {
    if folder.as_os_str().is_empty() {
        return Ok(dir.is_dir());
    }
    Ok(check(dir, folder).is_ok() && look(&dir.join(folder))? == Found::Folder)
}

/// Calls `visit` with each folder between `dir` and the file `path`, the outermost first.
fn each(
    dir: &Path,
    path: &Path,
    mut visit: impl FnMut(&Path) -> Result<(), Error>,
) -> Result<(), Error> {
    let folders: Vec<_> = path.ancestors().skip(1).collect();
    let folders = folders.iter().rev().filter(|folder| !folder.as_os_str().is_empty());
    folders.into_iter().try_for_each(|folder| visit(&dir.join(folder)))
}

/// Returns `Folder` or `Nothing`, and fails if there is anything else.
fn check_one(folder: &Path) -> Result<Found, Error> {
    match look(folder)? {
        Found::File => Err(is_file(folder)),
        Found::Link => Err(is_link(folder)),
        Found::Special => Err(is_special(folder)),
        found => Ok(found),
    }
}

fn is_file(path: &Path) -> Error {
    let message = "this is a file, and a folder is needed";
    io_error(path, io::Error::new(io::ErrorKind::NotADirectory, message))
}
