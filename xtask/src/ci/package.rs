//! What goes to the registry is complete, holds nothing else, and compiles on its own.

use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, bail};

use super::Outcome::{self, Passed};
use crate::cargo::{cargo, output, root, run as run_command};
use crate::metadata::{self, Package};

/// What each package has.
const NEEDED: [&str; 4] = ["Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "README.md"];
/// What a package may have besides its sources; Cargo adds some of these itself.
const ALLOWED: [&str; 3] = [".cargo_vcs_info.json", "Cargo.lock", "Cargo.toml.orig"];

pub(crate) fn run() -> anyhow::Result<Outcome> {
    let metadata = metadata::read()?;
    let packages = metadata.published();
    for package in &packages {
        contents(package)?;
    }
    build(&packages)?;
    Ok(Passed)
}

/// Builds each package from its own files and, of the others, from their packages.
///
/// Cargo takes a version in a registry for something that never changes, and keeps the sources of the
/// registry that it makes here under the path of its folder. So each run has a folder that no other
/// run had, or it would build what an earlier one packaged.
fn build(packages: &[&Package]) -> anyhow::Result<()> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_micros();
    let folder = root().join(format!("target/package-{now}"));
    // Changes that aren't committed yet are no reason not to look.
    let mut command = cargo("package --quiet --locked --allow-dirty --target-dir");
    command.arg(&folder).args(packages.iter().flat_map(|package| ["-p", &package.name]));
    let result = run_command(&mut command);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    result
}

/// Looks at the list of a package's files.
fn contents(package: &Package) -> anyhow::Result<()> {
    let mut command = cargo("package --quiet --locked --allow-dirty --list -p");
    let list = output(command.arg(&package.name))?;
    let list = String::from_utf8(list).context("a file's name is not UTF-8")?;
    let name = &package.name;
    for needed in NEEDED {
        if !list.lines().any(|file| file == needed) {
            bail!("the package {name} has no {needed}");
        }
    }
    for file in list.lines().map(|file| file.replace('\\', "/")) {
        let is_source = file.starts_with("src/");
        if !is_source && !NEEDED.contains(&&*file) && !ALLOWED.contains(&&*file) {
            bail!("the package {name} holds {file}, which nobody needs who depends on it");
        }
    }
    Ok(())
}
