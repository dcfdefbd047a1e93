//! Generated files in memory, and how they reach the disk.
//!
//! Knows paths and texts, nothing of what the texts mean. Two promises: a file that isn't the
//! generator's is never written over or removed, and a file is on the disk either whole or not
//! at all. Files of others beside the generated ones, under `src` too, are allowed and never
//! looked at further than their first line.

mod disk;
mod mark;

use std::collections::{BTreeMap, btree_map};
use std::path::{Path, PathBuf};
use std::time::Duration;

use similar::TextDiff;

use crate::error::Error;
pub(crate) use disk::{remove_marked, replace};
pub(crate) use mark::file_name;
pub use mark::{header, is_marked};

/// Files by their path relative to the crate's folder, in order.
///
/// Each text opens with the generator's mark, which [`header`] writes: by it [`write`](Self::write)
/// knows which files on the disk are its own. Files that their users are to keep have none
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

/// What a file holds, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct File {
    text: String,
    /// It is written where there is none, and is its user's from then on.
    kept: bool,
}

/// What [`Files::write`] did, each list in the order of the paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The files that are new or have a new content.
    pub written: Vec<PathBuf>,
    /// The files of an earlier generation that are no longer emitted.
    pub removed: Vec<PathBuf>,
    /// The files that were right already, or are their user's, and were not touched.
    pub unchanged: Vec<PathBuf>,
}

/// A file on the disk that isn't what would be generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// The file, relative to the crate's folder.
    pub path: PathBuf,
    /// What is the matter with it.
    pub kind: DriftKind,
    /// What generating would change, as a unified diff; empty unless the file is
    /// [stale](DriftKind::Stale).
    pub diff: String,
}

/// How a file on the disk differs from what would be generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DriftKind {
    /// There is no such file.
    Missing,
    /// The content differs.
    Stale,
    /// The file was generated once and wouldn't be any more.
    Orphan,
}

impl Files {
    /// Adds a file, or replaces the one of that path.
    pub fn insert(&mut self, path: impl Into<PathBuf>, content: impl Into<String>) {
        self.files.insert(path.into(), File { text: content.into(), kept: false });
    }

    /// Adds a file that belongs to its user as soon as it is there: [`write`](Self::write) writes it
    /// where there is none, never over another and never again, and what is in it is no drift. It needs
    /// no mark.
    pub fn insert_kept(&mut self, path: impl Into<PathBuf>, content: impl Into<String>) {
        self.files.insert(path.into(), File { text: content.into(), kept: true });
    }

    /// The content of a file.
    pub fn get(&self, path: impl AsRef<Path>) -> Option<&str> {
        self.files.get(path.as_ref()).map(|file| &*file.text)
    }

    /// The files, in the order of their paths.
    pub fn iter(&self) -> Iter<'_> {
        Iter(self.files.iter())
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Makes the folder `dir` hold these files: writes what is new or differs, leaves alone what
    /// is right, and removes what an earlier generation left in `dir` itself and anywhere under
    /// `dir/src`. Missing folders are created.
    ///
    /// # Errors
    /// [`Error::Io`] where something can't be read or written, and, before anything is touched,
    /// where `dir` is a file or holds files of somebody else's at these paths (the source's kind
    /// is [`AlreadyExists`](std::io::ErrorKind::AlreadyExists) then). [`Error::Internal`] if a
    /// path leaves the folder or a text has no mark.
    pub fn write(&self, dir: &Path) -> Result<Changes, Error> {
        let state = disk::compare(self, dir)?;
        disk::refuse(dir, &state.unmarked)?;
        let mut written: Vec<_> = state.missing;
        written.extend(state.stale.into_iter().map(|(path, _)| path));
        written.sort();
        for path in &written {
            replace(&dir.join(path), self.get(path).unwrap_or_default())?;
        }
        disk::remove(dir, &state.orphans)?;
        Ok(Changes { written, removed: state.orphans, unchanged: state.unchanged })
    }

    /// Compares the folder `dir` with these files and touches nothing. No drift means that
    /// [`write`](Self::write) would change nothing.
    ///
    /// A file at one of these paths that has lost the mark, or never had it, is
    /// [stale](DriftKind::Stale) as any other that differs; `write` would refuse it.
    ///
    /// # Errors
    /// [`Error::Io`] where something can't be read, `dir` is a file, or a folder stands where a
    /// file should be. [`Error::Internal`] as in [`write`](Self::write).
    pub fn check(&self, dir: &Path) -> Result<Vec<Drift>, Error> {
        let state = disk::compare(self, dir)?;
        let plain = |kind| move |path| Drift { path, kind, diff: String::new() };
        let mut drifts: Vec<_> = state.missing.into_iter().map(plain(DriftKind::Missing)).collect();
        drifts.extend(state.orphans.into_iter().map(plain(DriftKind::Orphan)));
        drifts.extend(state.stale.into_iter().map(|(path, old)| {
            let diff = diff(&path, &old, self.get(&path).unwrap_or_default());
            Drift { path, kind: DriftKind::Stale, diff }
        }));
        drifts.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(drifts)
    }
}

/// After that long the diff of two files stops looking for a shorter one: texts of many
/// thousands of lines that have nothing in common would take minutes.
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

/// Iterates over the files of [`Files`]: path and content.
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
