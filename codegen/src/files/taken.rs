//! Generated files that are taken off the disk, and may be put back as if nothing had happened.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::found::{io_error, is_marked_file, read};
use super::staged::Staged;
use crate::error::Error;

/// A generated file that is no longer on the disk.
#[derive(Debug)]
pub(crate) struct Taken {
    path: PathBuf,
    content: Vec<u8>,
    modified: SystemTime,
}

impl Taken {
    /// Removes a file from the disk if it opens with the mark. Returns `None` if it doesn't, or if there is no
    /// such file.
    pub(crate) fn take(path: PathBuf) -> Result<Option<Self>, Error> {
        if !is_marked_file(&path)? {
            return Ok(None);
        }
        let modified = fs::symlink_metadata(&path).and_then(|metadata| metadata.modified());
        let modified = modified.map_err(|error| io_error(&path, error))?;
        let Some(content) = read(&path)? else { return Ok(None) };
        fs::remove_file(&path).map_err(|error| io_error(&path, error))?;
        Ok(Some(Self { path, content, modified }))
    }

    /// Writes the file again, with the time at which it was modified before.
    pub(crate) fn put_back(&self) -> Result<(), Error> {
        let Self { path, content, modified } = self;
        let dir = path.parent().unwrap_or(Path::new(""));
        let name = path.file_name().unwrap_or_default();
        Staged::write(dir, Path::new(name), content, Some(*modified))?.put()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Taken;
    use crate::files::header;

    #[test]
    fn what_is_put_back_is_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.rs");
        fs::write(&path, header(&path, "m.json")).unwrap();
        let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        fs::File::options().write(true).open(&path).unwrap().set_modified(long_ago).unwrap();
        let taken = Taken::take(path.clone()).unwrap().unwrap();
        assert!(!path.exists());
        taken.put_back().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), header(&path, "m.json"));
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), long_ago);
    }

    #[test]
    fn files_of_others_are_not_taken() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.rs");
        assert!(Taken::take(path.clone()).unwrap().is_none());
        fs::write(&path, "mine").unwrap();
        assert!(Taken::take(path.clone()).unwrap().is_none());
        assert!(Taken::take(dir.path().to_owned()).unwrap().is_none());
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    }
}
