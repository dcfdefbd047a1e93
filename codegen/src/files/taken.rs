//! Generated files that are taken off the disk, and may be put back as if nothing had happened.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use super::disk::{io_error, is_marked_file};
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
        let taken = fs::metadata(&path)
            .and_then(|metadata| metadata.modified())
            .and_then(|modified| Ok((fs::read(&path)?, modified)))
            .and_then(|taken| fs::remove_file(&path).map(|()| taken));
        match taken {
            Ok((content, modified)) => Ok(Some(Self { path, content, modified })),
            Err(error) => Err(io_error(&path, error)),
        }
    }

    /// Writes the file again, with the time at which it was modified before.
    pub(crate) fn put_back(&self) -> Result<(), Error> {
        let Self { path, content, modified } = self;
        let result = fs::write(path, content)
            .and_then(|()| fs::File::options().write(true).open(path)?.set_modified(*modified));
        result.map_err(|error| io_error(path, error))
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
