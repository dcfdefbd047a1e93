//! Paths, numbers and texts in the form that messages show.

use std::path::Path;

/// A path as people write it, `.` for the empty one. It is always on one line: what nobody would see of it, and line
/// breaks, are written out.
pub(crate) fn shown(path: &Path) -> String {
    if path.as_os_str().is_empty() {
        return ".".to_owned();
    }
    printable(&path.display().to_string()).replace('\n', "\\u{a}")
}

/// `1 file`, `2 files`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// Text of a model or a user, with nothing in it that a terminal would obey.
pub(crate) fn printable(text: &str) -> String {
    farrier_codegen::text::visible(text)
}
