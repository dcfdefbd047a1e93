//! When a client needn't be generated again: the same generator, the same model and settings, and
//! the files still as they were left.
//!
//! Content is hashed, not dates: a build that changes the generator, an edited or lost file, and a
//! file too many all count. The hash may change with the toolchain, as this program does then.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// Of the generator: the bytes of this very program, of which it is a part.
pub(crate) fn of_program() -> io::Result<u64> {
    let mut hasher = DefaultHasher::new();
    fs::read(std::env::current_exe()?)?.hash(&mut hasher);
    Ok(hasher.finish())
}

/// Of some values.
pub(crate) fn of(values: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    values.hash(&mut hasher);
    hasher.finish()
}

/// Of everything in a folder: paths and contents.
pub(crate) fn of_folder(folder: &Path) -> io::Result<u64> {
    let mut hasher = DefaultHasher::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        let entries = fs::read_dir(&inner)?.map(|entry| {
            let entry = entry?;
            Ok((entry.path(), entry.file_type()?.is_dir()))
        });
        let mut entries: Vec<(PathBuf, bool)> = entries.collect::<io::Result<_>>()?;
        entries.sort();
        for (path, is_folder) in entries {
            path.strip_prefix(folder).ok().hash(&mut hasher);
            if is_folder {
                open.push(path);
            } else {
                fs::read(&path)?.hash(&mut hasher);
            }
        }
    }
    Ok(hasher.finish())
}
