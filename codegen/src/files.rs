//! Generated files in memory, and writing them to disk.
//!
//! This module handles paths and texts, and is independent of what the texts mean. It guarantees that a file
//! that the generator didn't write is never overwritten or removed, and that a file is written as a whole or
//! not at all. Other files next to the generated ones, also in `src`, are allowed; only their first line is
//! read.

mod disk;
mod folder;
mod found;
mod mark;
mod staged;
mod taken;

use std::collections::{BTreeMap, btree_map};
use std::path::{Path, PathBuf};
use std::time::Duration;

use similar::TextDiff;

use crate::error::Error;
pub(crate) use disk::{holds, read_plain, remove_marked, replace};
use found::Content;
pub(crate) use mark::file_name;
pub use mark::{header, is_marked};
pub(crate) use taken::Taken;

/// Files by their paths relative to the crate's folder, in the order of the paths.
///
/// Each text begins with the generator's mark, which [`header`] makes. By the mark, [`write`](Self::write)
/// recognizes the files on disk that the generator wrote. Files that users maintain have none
/// ([`insert_kept`](Self::insert_kept)).
///
/// ```
/// use farrier_codegen::files::{Files, header};
///
/// let mut files = Files::default();
/// files.insert("src/lib.rs", header("src/lib.rs".as_ref(), "chat.json") + "pub struct Chat;\n");
/// assert!(files.get("src/lib.rs").is_some_and(|text| text.starts_with("// @generated")));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    files: BTreeMap<PathBuf, File>,
}

/// The content of a file, and whether its user maintains it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct File {
    text: String,
    /// Whether the file is written only if it doesn't exist, and is maintained by its user from then on.
    kept: bool,
}

/// The changes that [`Files::write`] made. Each list is in the order of the paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Changes {
    /// The files that are new or have new content.
    pub written: Vec<PathBuf>,
    /// The files of an earlier generation that are no longer emitted.
    pub removed: Vec<PathBuf>,
    /// The files that were not touched, because they are up to date or maintained by their user.
    pub unchanged: Vec<PathBuf>,
}

/// A file on disk that differs from the one that would be generated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// The file, relative to the crate's folder.
    pub path: PathBuf,
    /// The kind of the difference.
    pub kind: DriftKind,
    /// The change that generating would make, as a unified diff. It is empty unless the file is
    /// [stale](DriftKind::Stale). If the file on disk is more than twice as long as the generated one and has
    /// more than 1 MB, it isn't read, and this is a line with the two lengths.
    pub diff: String,
}

/// The ways in which a file on disk differs from the one that would be generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DriftKind {
    /// The file doesn't exist.
    Missing,
    /// The content differs.
    Stale,
    /// The file was generated before and is no longer emitted.
    Orphan,
}

impl Files {
    /// Adds a file, or replaces the one with the same path.
    pub fn insert(&mut self, path: impl Into<PathBuf>, content: impl Into<String>) {
        self.files.insert(path.into(), File { text: content.into(), kept: false });
    }

    /// Adds a file that its user maintains. [`write`](Self::write) writes it only if it doesn't exist, and
    /// [`check`](Self::check) doesn't compare its content. It needs no mark.
    pub fn insert_kept(&mut self, path: impl Into<PathBuf>, content: impl Into<String>) {
        self.files.insert(path.into(), File { text: content.into(), kept: true });
    }

    /// Returns the content of a file, or `None` if there is no file with that path.
    pub fn get(&self, path: impl AsRef<Path>) -> Option<&str> {
        self.files.get(path.as_ref()).map(|file| &*file.text)
    }

    /// Iterates over the paths and contents of the files, in the order of their paths.
    pub fn iter(&self) -> Iter<'_> {
        Iter(self.files.iter())
    }

    /// Returns the number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns true if there are no files.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Writes these files to the folder `dir`. Files that are up to date are not touched, and files of an
    /// earlier generation that are no longer emitted are removed, both from `dir` itself and from all
    /// folders under `dir/src`. Missing folders are created.
    ///
    /// All new content is written to temporary files before the first file is replaced, and `src/lib.rs` and
    /// `Cargo.toml` are replaced last. A run that is interrupted while it writes therefore leaves the earlier
    /// crate as it was. Its temporary files, whose names end in `.farrier-new`, are removed by the next run
    /// that is at least a minute later.
    ///
    /// Links are not followed: `dir` itself may be a link to a folder, but a link, a device or a named pipe
    /// at the path of a file or folder of the crate is an error. This doesn't protect from somebody who
    /// exchanges folders for links while the files are written, so let nobody else write to `dir` meanwhile.
    ///
    /// # Errors
    /// Fails with [`Error::Io`] if something can't be read or written. If `dir` is a file, if something at
    /// one of these paths is neither a file nor a folder, or if a file there doesn't have the mark, it fails
    /// before anything is touched; in the last case the kind of the source is
    /// [`AlreadyExists`](std::io::ErrorKind::AlreadyExists). Fails with
    /// [`Error::Internal`] if a path leaves the folder or a text has no mark.
    pub fn write(&self, dir: &Path) -> Result<Changes, Error> {
        let state = disk::compare(self, dir)?;
        disk::refuse(dir, &state.unmarked)?;
        let mut written: Vec<_> = state.missing;
        written.extend(state.stale.into_iter().map(|(path, _)| path));
        written.sort();
        disk::remove(dir, &state.leftovers)?;
        disk::write(self, dir, &written)?;
        disk::remove(dir, &state.orphans)?;
        Ok(Changes { written, removed: state.orphans, unchanged: state.unchanged })
    }

    /// Compares the folder `dir` with these files, without changing it. The list is empty if
    /// [`write`](Self::write) would change nothing.
    ///
    /// A file at one of these paths without the mark is [stale](DriftKind::Stale), as any other file that
    /// differs. `write` would refuse to overwrite it.
    ///
    /// # Errors
    /// Fails with [`Error::Io`] if something can't be read, if `dir` is a file, or if there is a folder, a
    /// link or a device in place of a file. Fails with [`Error::Internal`] as [`write`](Self::write) does.
    pub fn check(&self, dir: &Path) -> Result<Vec<Drift>, Error> {
        let state = disk::compare(self, dir)?;
        let plain = |kind| move |path| Drift { path, kind, diff: String::new() };
        let mut drifts: Vec<_> = state.missing.into_iter().map(plain(DriftKind::Missing)).collect();
        drifts.extend(state.orphans.into_iter().map(plain(DriftKind::Orphan)));
        drifts.extend(state.stale.into_iter().map(|(path, old)| {
            let new = self.get(&path).unwrap_or_default();
            let diff = match old {
                Content::Whole(old) => diff(&path, &String::from_utf8_lossy(&old), new),
                Content::Beginning(_, length) => {
                    format!("{length} bytes on disk, {} generated\n", new.len())
                }
            };
            Drift { path, kind: DriftKind::Stale, diff }
        }));
        drifts.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(drifts)
    }
}

/// The time after which the search for a shorter diff of two files stops. Texts of many thousands of lines
/// without anything in common would take minutes.
const DIFF_TIMEOUT: Duration = Duration::from_secs(2);

fn diff(path: &Path, old: &str, new: &str) -> String {
    let (old_name, new_name) =
        (format!("{} (on disk)", path.display()), format!("{} (generated)", path.display()));
    TextDiff::configure()
        .timeout(DIFF_TIMEOUT)
        .diff_lines(old, new)
        .unified_diff()
        .context_radius(3)
        .header(&old_name, &new_name)
        .to_string()
}

/// An iterator over the paths and contents of [`Files`].
#[derive(Debug, Clone)]
pub struct Iter<'a>(btree_map::Iter<'a, PathBuf, File>);

impl<'a> Iterator for Iter<'a> {
    type Item = (&'a Path, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(path, file)| (path.as_path(), &*file.text))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl<'a> IntoIterator for &'a Files {
    type Item = (&'a Path, &'a str);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

#[cfg(test)]
mod tests;
