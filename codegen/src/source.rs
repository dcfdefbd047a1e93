//! Reading of a model's file, with helpful errors if its path is wrong.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The number of files of a folder that a hint names at most.
const NAMED: usize = 8;

/// Returns the text of a model's file.
///
/// # Errors
/// Fails with [`Error::Selection`] if there is no such file or it can't be a model.
pub(crate) fn read(path: &Path) -> Result<String, Error> {
    let wrong = |message, hint| Err(Error::Selection { message, hint });
    let shown = path.display();
    if path.is_dir() {
        return wrong(format!("{shown} is a folder, and a model is a file"), Some(models_in(path)));
    }
    if path.extension().is_some_and(|extension| extension == "smithy") {
        let json = path.with_extension("json");
        let hint = format!("convert it: smithy ast {shown} > {}", json.display());
        return wrong(format!("{shown} is Smithy IDL, not JSON AST"), Some(hint));
    }
    fs::read_to_string(path).or_else(|error| {
        let message = match error.kind() {
            ErrorKind::NotFound => format!("there is no file {shown}"),
            ErrorKind::InvalidData => format!("{shown} is not UTF-8 text"),
            ErrorKind::PermissionDenied => format!("{shown} is not readable for you"),
            _ => format!("can't read {shown}: {error}"),
        };
        wrong(message, hint(path, error.kind()))
    })
}

fn hint(path: &Path, kind: ErrorKind) -> Option<String> {
    match kind {
        ErrorKind::NotFound => {
            let folder = path.parent().unwrap_or(Path::new(""));
            if !(folder.as_os_str().is_empty() || folder.is_dir()) {
                return Some(format!("there is no folder {} either", folder.display()));
            }
            let names = json_files(folder);
            // An extension in common says nothing of the names.
            let wanted = path.file_stem().unwrap_or_default().to_string_lossy();
            let stems = names.iter().filter_map(|name| name.strip_suffix(".json"));
            Some(farrier_smithy::closest(&wanted, stems).map_or_else(
                || models_in(folder),
                |stem| format!("did you mean {}?", folder.join(format!("{stem}.json")).display()),
            ))
        }
        ErrorKind::InvalidData => {
            Some("a model is a JSON file (Smithy JSON AST) in UTF-8".to_owned())
        }
        _ => None,
    }
}

/// What there is to choose from.
fn models_in(folder: &Path) -> String {
    let names = json_files(folder);
    if names.is_empty() {
        return format!("there is no JSON file in {}", shown(folder));
    }
    let more = if names.len() > NAMED { ", …" } else { "" };
    let first: Vec<_> = names.iter().take(NAMED).map(String::as_str).collect();
    format!("in {} there is: {}{more}", shown(folder), first.join(", "))
}

/// A path as people write it, `.` for the empty one.
fn shown(path: &Path) -> std::path::Display<'_> {
    if path.as_os_str().is_empty() { Path::new(".").display() } else { path.display() }
}

/// The names of the JSON files in a folder, sorted.
fn json_files(folder: &Path) -> Vec<String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<_> = entries
        .map(|entry| PathBuf::from(entry.file_name()))
        .filter(|name| name.extension().is_some_and(|extension| extension == "json"))
        .map(|name| name.display().to_string())
        .collect();
    names.sort();
    names
}
