//! Reads a model's file, and says kindly what is wrong with its path.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use codegen::Generator;

use super::{Failure, Report, shown};

/// As many files of a folder as a hint names.
const NAMED: usize = 8;

/// Reads and checks a model's file.
pub(super) fn read(path: &Path) -> Result<Generator, Failure> {
    if path.is_dir() {
        let report = Report::new(format!("{} is a folder, and a model is a file", path.display()));
        return Err(report.hint(models_in(path)).into());
    }
    if path.extension().is_some_and(|extension| extension == "smithy") {
        let report = Report::new(format!("{} is Smithy IDL, not JSON AST", path.display()));
        let hint = format!(
            "convert it: smithy ast {} > {}",
            path.display(),
            path.with_extension("json").display()
        );
        return Err(report.hint(hint).into());
    }
    match fs::read_to_string(path) {
        Ok(text) => Ok(Generator::from_text(path.display().to_string(), text)?),
        Err(error) => {
            let report = Report::new(match error.kind() {
                ErrorKind::NotFound => format!("there is no file {}", path.display()),
                ErrorKind::InvalidData => format!("{} is not UTF-8 text", path.display()),
                ErrorKind::PermissionDenied => {
                    format!("{} is not readable for you", path.display())
                }
                _ => format!("can't read {}: {error}", path.display()),
            });
            Err(match hint(path, error.kind()) {
                Some(hint) => report.hint(hint),
                None => report,
            }
            .into())
        }
    }
}

fn hint(path: &Path, kind: ErrorKind) -> Option<String> {
    match kind {
        ErrorKind::NotFound => {
            let folder = path.parent().unwrap_or(Path::new(""));
            if !(folder.as_os_str().is_empty() || folder.is_dir()) {
                return Some(format!("there is no folder {} either", folder.display()));
            }
            let names = json_files(folder);
            let wanted = path.file_name().unwrap_or_default().to_string_lossy();
            let near = smithy::closest(&wanted, names.iter().map(String::as_str));
            Some(near.map_or_else(
                || models_in(folder),
                |name| format!("did you mean {}?", folder.join(name).display()),
            ))
        }
        ErrorKind::InvalidData => Some("a model is a JSON file (Smithy JSON AST)".to_owned()),
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
