//! What is known from earlier runs: files of JSON lines that only grow while a sweep runs, so that
//! one can stop it anywhere. The last line about a subject counts.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use serde::{Serialize, de::DeserializeOwned};

/// A line of a log.
pub(crate) trait Entry: Serialize + DeserializeOwned {
    /// What it is about.
    fn subject(&self) -> &str;
}

/// The last entry about each subject. Lines that can't be read are passed over: the last one is
/// incomplete where a run was killed, and other versions of this program may have had other ones.
pub(crate) fn read<T: Entry>(path: &Path) -> io::Result<BTreeMap<String, T>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(error),
    };
    let entries = bytes.split(|byte| *byte == b'\n').filter_map(|line| {
        let entry: T = serde_json::from_slice(line).ok()?;
        Some((entry.subject().to_owned(), entry))
    });
    Ok(entries.collect())
}

/// Leaves one line for each subject; nothing is written where it is so already.
pub(crate) fn compact<T: Entry>(path: &Path, entries: &BTreeMap<String, T>) -> io::Result<()> {
    let mut text = Vec::new();
    for entry in entries.values() {
        text.extend(line(entry)?);
    }
    if fs::read(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let beside = path.with_extension("new");
    fs::write(&beside, text)?;
    fs::rename(beside, path)
}

/// Adds a line in one write, so that processes may share a log.
pub(crate) fn append<T: Entry>(path: &Path, entry: &T) -> io::Result<()> {
    OpenOptions::new().create(true).append(true).open(path)?.write_all(&line(entry)?)
}

/// The line of an entry, on a line of its own whatever stands before it.
fn line<T: Entry>(entry: &T) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(entry)?;
    line.insert(0, b'\n');
    line.push(b'\n');
    Ok(line)
}
