//! What is at a path. Links are not followed, and only plain files are opened.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use super::mark;
use crate::error::Error;

/// What is at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    File,
    Folder,
    Link,
    /// A device, a socket or a named pipe: opening it may take forever.
    Special,
}

impl Found {
    fn of(metadata: &Metadata) -> Self {
        let kind = metadata.file_type();
        if kind.is_symlink() {
            Self::Link
        } else if kind.is_dir() {
            Self::Folder
        } else if kind.is_file() {
            Self::File
        } else {
            Self::Special
        }
    }
}

/// Returns what is at a path, and a link itself if there is one.
pub(super) fn look(path: &Path) -> Result<Found, Error> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Found::of(&metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
        Err(error) => Err(io_error(path, error)),
    }
}

/// Returns the content of a plain file, or `None` if there is nothing at the path or a folder.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    let mut content = Vec::new();
    let Some(mut file) = open(path)? else { return Ok(None) };
    file.read_to_end(&mut content).map_err(|error| io_error(path, error))?;
    Ok(Some(content))
}

/// The content of a file, of which no more was read than there should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    Whole(Vec<u8>),
    /// The first bytes of a longer file, which has so many bytes.
    Beginning(Vec<u8>, u64),
}

/// Returns the content of a plain file as [`read`] does, but only the beginning if it has more than `most` bytes.
pub(super) fn read_within(path: &Path, most: u64) -> Result<Option<Content>, Error> {
    let Some(file) = open(path)? else { return Ok(None) };
    let length = file.metadata().map_err(|error| io_error(path, error))?.len();
    let most = if length > most { mark::LONGEST } else { most };
    let mut content = Vec::new();
    // It may have become longer meanwhile.
    file.take(most + 1).read_to_end(&mut content).map_err(|error| io_error(path, error))?;
    let read = content.len() as u64;
    Ok(Some(if read > most {
        Content::Beginning(content, length.max(read))
    } else {
        Content::Whole(content)
    }))
}

/// Whether there is a plain file at the path whose first line is the mark. Reads no more than that takes.
pub(super) fn is_marked_file(path: &Path) -> Result<bool, Error> {
    if look(path)? != Found::File {
        return Ok(false);
    }
    let mut start = Vec::new();
    match open(path) {
        Ok(None) => Ok(false),
        Ok(Some(file)) => match file.take(mark::LONGEST).read_to_end(&mut start) {
            Ok(_) => Ok(mark::is_marked(&start)),
            Err(error) => Err(io_error(path, error)),
        },
        // A file that can't be read isn't one of ours.
        Err(Error::Io { source, .. }) if source.kind() == io::ErrorKind::PermissionDenied => {
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

/// Opens a plain file. Returns `None` if there is nothing at the path or a folder, and fails on anything else.
fn open(path: &Path) -> Result<Option<File>, Error> {
    match look(path)? {
        Found::Nothing | Found::Folder => return Ok(None),
        Found::Link => return Err(is_link(path)),
        Found::Special => return Err(is_special(path)),
        Found::File => {}
    }
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(io_error(path, error)),
    };
    // A link or a pipe may have taken the file's place since it was looked at.
    let opened = file.metadata().map_err(|error| io_error(path, error))?;
    match fs::symlink_metadata(path) {
        Ok(now) if Found::of(&now) == Found::Link => Err(is_link(path)),
        _ if Found::of(&opened) != Found::File => Err(is_special(path)),
        _ => Ok(Some(file)),
    }
}

pub(super) fn is_link(path: &Path) -> Error {
    refused(path, "this is a link, which is not followed: remove it, or choose another folder")
}

/// A link in place of the crate's own folder, which would be followed if it led to a folder.
pub(super) fn leads_nowhere(path: &Path) -> Error {
    refused(path, "this is a link that leads nowhere: remove it, or choose another folder")
}

pub(super) fn is_special(path: &Path) -> Error {
    refused(path, "this is neither a file nor a folder: remove it, or choose another folder")
}

fn refused(path: &Path, message: &str) -> Error {
    io_error(path, io::Error::other(message.to_owned()))
}

pub(super) fn io_error(path: &Path, source: io::Error) -> Error {
    Error::Io { path: path.to_owned(), source }
}
