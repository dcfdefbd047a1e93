//! A generated crate stands outside of this repository: it finds `farrier` by a Git repository or by a version,
//! compiles with and without its client, and so does what would be published of it.
//!
//! The Git repository is a clone of this one, so what isn't committed is left out of `farrier`. It also stands
//! for the registry, which may not have this version yet.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};

use super::Outcome::{self, Passed};
use crate::cargo::{cargo, output, root, run as run_command};

/// The model, which needs a feature of `farrier`.
const MODEL: &str = "codegen/tests/models/chat.json";

/// What a package has beside its sources.
const NEEDED: [&str; 4] = ["Cargo.toml", "README.md", "smithy-report.md", "src/lib.rs"];

/// The version of all crates of the workspace.
const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(crate) fn run() -> anyhow::Result<Outcome> {
    let repository = Repository::clone_of_this()?;
    // Below the root of this repository, Cargo would take the crates for members of its workspace.
    let scratch = std::env::temp_dir().join(format!("farrier-outside-{}", std::process::id()));
    let result =
        by_version(&scratch, &repository).and_then(|()| by_repository(&scratch, &repository));
    if scratch.exists() {
        fs::remove_dir_all(&scratch)?;
    }
    result.map(|()| Passed)
}

fn by_version(scratch: &Path, repository: &Repository) -> anyhow::Result<()> {
    let client = Crate::generate(scratch.join("by-version"), &["--farrier-version", VERSION])?;
    client.check(Some(repository))?;
    client.package(repository)?.check(Some(repository))
}

/// The version beside the repository is for the package.
fn by_repository(scratch: &Path, repository: &Repository) -> anyhow::Result<()> {
    let Repository { url, commit } = repository;
    let place = ["--farrier-git", url, "--farrier-rev", commit, "--farrier-version", VERSION];
    let client = Crate::generate(scratch.join("by-repository"), &place)?;
    client.check(None)?;
    client.package(repository)?.check(Some(repository))
}

/// Where all is built: the crates of one run share what they depend on with those of the next.
fn target() -> PathBuf {
    root().join("target/outside")
}

/// A clone of this repository.
struct Repository {
    url: String,
    commit: String,
}

impl Repository {
    fn clone_of_this() -> anyhow::Result<Self> {
        let folder = target().join("farrier.git");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let mut command = Command::new("git");
        run_command(command.args(["clone", "--quiet", "--bare"]).arg(root()).arg(&folder))?;
        let mut command = Command::new("git");
        let commit = output(command.args(["rev-parse", "HEAD"]).current_dir(root()))?;
        let commit = String::from_utf8(commit).context("a commit's name is not UTF-8")?;
        let url = format!("file://{}", folder.display());
        Ok(Self { url, commit: commit.trim().to_owned() })
    }

    /// The settings of Cargo that take `farrier` from here where it is to come from the registry.
    fn instead_of_registry(&self) -> [String; 2] {
        let farrier = "patch.crates-io.farrier";
        [format!("{farrier}.git={:?}", self.url), format!("{farrier}.rev={:?}", self.commit)]
    }
}

/// A crate with the client of a model.
struct Crate {
    folder: PathBuf,
}

impl Crate {
    fn generate(folder: PathBuf, farrier: &[&str]) -> anyhow::Result<Self> {
        let mut command = cargo("run --quiet --locked -p farrier-cli -- generate --name chat");
        run_command(command.args(["--model", MODEL, "--out"]).arg(&folder).args(farrier))?;
        Self::with_known_dependencies(folder)
    }

    /// Other versions of dependencies than this repository's would be another test.
    fn with_known_dependencies(folder: PathBuf) -> anyhow::Result<Self> {
        fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(Self { folder })
    }

    /// Checks the crate with its client and without, with the registry as it is or with the repository in
    /// its place.
    fn check(&self, registry: Option<&Repository>) -> anyhow::Result<()> {
        for features in ["", "--no-default-features"] {
            run_command(&mut self.cargo(&format!("check --quiet --lib {features}"), registry))?;
        }
        Ok(())
    }

    /// Makes a package of the crate, and gives what it holds as a crate.
    fn package(&self, registry: &Repository) -> anyhow::Result<Self> {
        // What Cargo would do to verify it, `check` does at a lower cost.
        run_command(&mut self.cargo("package --quiet --no-verify", Some(registry)))?;
        let archive = target().join("package/chat-0.1.0.crate");
        let mut command = Command::new("tar");
        run_command(command.arg("-xzf").arg(archive).arg("-C").arg(&self.folder))?;
        let folder = self.folder.join("chat-0.1.0");
        for needed in NEEDED {
            ensure!(folder.join(needed).is_file(), "the package has no {needed}");
        }
        let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
        ensure!(!manifest.contains("git ="), "the package names a Git repository:\n{manifest}");
        // It is out of the folder of its crate, where Cargo would look for a workspace.
        let unpacked = self.folder.with_extension("unpacked");
        fs::rename(folder, &unpacked)?;
        Self::with_known_dependencies(unpacked)
    }

    fn cargo(&self, words: &str, registry: Option<&Repository>) -> Command {
        let mut command = cargo(words);
        command.arg("--target-dir").arg(target()).current_dir(&self.folder);
        if let Some(repository) = registry {
            for setting in repository.instead_of_registry() {
                command.args(["--config", &setting]);
            }
        }
        command
    }
}
