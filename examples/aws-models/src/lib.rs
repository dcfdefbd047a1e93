//! Finds the models that AWS publishes, for the build scripts of the examples.
//!
//! A program of yours doesn't need this: it keeps its model beside its `Cargo.toml` and names it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fmt, fs};

/// Names the folder of the models.
const VARIABLE: &str = "SMITHY_AWS_MODELS";

/// Why there is no model, and what to do about it.
///
/// `Debug` is `Display`: Cargo shows what a build script's `main` returns.
pub struct Missing(String);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}\n  hint: get the models of https://github.com/aws/api-models-aws and say where they \
             are:\n    git clone --depth 1 https://github.com/aws/api-models-aws\n    \
             export {VARIABLE}=$PWD/api-models-aws",
            self.0
        )
    }
}

impl fmt::Debug for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Missing {}

/// The model of a service, such as `s3`, in the folder that `SMITHY_AWS_MODELS` names: either a
/// checkout of `api-models-aws`, or files such as `s3-2006-03-01.json` side by side.
///
/// # Errors
/// If the variable isn't set, or the folder has no such model.
pub fn find(service: &str) -> Result<PathBuf, Missing> {
    println!("cargo:rerun-if-env-changed={VARIABLE}");
    let folder = env::var_os(VARIABLE).filter(|folder| !folder.is_empty());
    let folder = folder.ok_or_else(|| Missing(format!("{VARIABLE} is not set")))?;
    find_in(Path::new(&folder), service)
}

/// The newest version of a service's model.
fn find_in(folder: &Path, service: &str) -> Result<PathBuf, Missing> {
    if folder.is_relative() {
        let problem = "build scripts run in folders of their own: give the whole path";
        return Err(Missing(format!("{VARIABLE} is {}, but {problem}", folder.display())));
    }
    let mut found = files_of(folder, service);
    // models/s3/service/2006-03-01/s3-2006-03-01.json
    for version in entries(&folder.join("models").join(service).join("service")) {
        found.extend(files_of(&version, service));
    }
    // Names differ in their dates only.
    found.into_iter().max_by(|a, b| a.file_name().cmp(&b.file_name())).ok_or_else(|| {
        Missing(format!("{VARIABLE} is {}, where there is no model of {service}", folder.display()))
    })
}

/// The files of a folder whose names are the service's and a date: `s3-2006-03-01.json`.
fn files_of(folder: &Path, service: &str) -> Vec<PathBuf> {
    let is_of_service = |path: &PathBuf| {
        let name = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
        let date = name.strip_prefix(service).and_then(|rest| rest.strip_prefix('-'));
        path.extension().is_some_and(|extension| extension == "json")
            && date.is_some_and(|date| date.starts_with(|first: char| first.is_ascii_digit()))
    };
    entries(folder).into_iter().filter(is_of_service).collect()
}

/// What is in a folder; nothing if it can't be read.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.filter_map(|entry| Some(entry.ok()?.path())).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::find_in;

    #[test]
    fn models_lie_side_by_side_or_as_they_are_published() {
        let folder = tempfile::tempdir().unwrap();
        let published = folder.path().join("models/sqs/service/2012-11-05");
        fs::create_dir_all(&published).unwrap();
        fs::write(published.join("sqs-2012-11-05.json"), "").unwrap();
        for file in ["s3-2006-03-01.json", "s3-2005-03-01.json", "s3-control-2018-08-20.json"] {
            fs::write(folder.path().join(file), "").unwrap();
        }
        let found = |service| find_in(folder.path(), service);
        assert_eq!(found("sqs").unwrap(), published.join("sqs-2012-11-05.json"));
        assert_eq!(found("s3").unwrap(), folder.path().join("s3-2006-03-01.json"));
    }

    #[test]
    fn what_is_missing_is_said_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let error = find_in(folder.path(), "s3").unwrap_err().to_string();
        assert!(error.contains("there is no model of s3\n"), "{error}");
        assert!(error.contains("git clone"), "{error}");
        assert!(error.contains("export SMITHY_AWS_MODELS=$PWD/api-models-aws"), "{error}");
        let error = find_in(Path::new("models"), "s3").unwrap_err().to_string();
        assert!(error.contains("give the whole path"), "{error}");
    }
}
