//! Reading of plain files.

use std::path::Path;
use std::{fs, io};

/// Returns the text of a plain file, or of the one to which a link leads. Anything else is an error: reading
/// from a named pipe or a device may take forever.
pub(crate) fn read(path: &Path) -> io::Result<String> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("this is not a plain file"));
    }
    fs::read_to_string(path)
}
