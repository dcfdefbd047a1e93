//! The oldest Rust that the published crates promise to compile with, their `rust-version`.
//!
//! Dependencies that need a newer one are found in any case, by what they declare. Calls of newer
//! functions of the standard library are for clippy's lint `incompatible_msrv` to find. The crates
//! are built with that Rust if rustup has it, or a toolchain that `MSRV_TOOLCHAIN` names.

use std::env;
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};

use super::Outcome::{self, LeftOut, Passed};
use crate::cargo::{self, root};
use crate::metadata::{self, Metadata, Package};

/// The variable that names the toolchain to build with.
const TOOLCHAIN: &str = "MSRV_TOOLCHAIN";

/// A version of Rust.
type Version = (u32, u32, u32);

pub(crate) fn run() -> anyhow::Result<Outcome> {
    let metadata = metadata::read()?;
    let crates = metadata.published();
    for package in &crates {
        declared(&metadata, package)?;
    }
    let promised = promised(metadata.member("farrier")?)?;
    let generated = metadata.member("generated")?.rust_version.as_deref();
    if generated != Some(promised) {
        bail!("generated crates promise Rust {generated:?}, but their runtime {promised}");
    }
    let Some(toolchain) = toolchain(promised) else {
        return Ok(LeftOut(format!(
            "the build with Rust {promised}: rustup has no such toolchain, and {TOOLCHAIN} is not \
             set; only what the dependencies declare was compared"
        )));
    };
    build(&toolchain, &crates)?;
    Ok(Passed)
}

/// Compares what all that a crate compiles with declares to what the crate promises.
fn declared(metadata: &Metadata, package: &Package) -> anyhow::Result<()> {
    let promised = promised(package)?;
    let most = version(promised)?;
    let all = metadata.compiled_with(package);
    for dependency in &all {
        let Some(needed) = dependency.rust_version.as_deref() else { continue };
        if version(needed)? > most {
            bail!(
                "{} promises to compile with Rust {promised}, but {} {} needs {needed}",
                package.name,
                dependency.name,
                dependency.version,
            );
        }
    }
    cargo::tell(&format!("{}: Rust {promised} will do for {} crates", package.name, all.len()));
    Ok(())
}

fn promised(package: &Package) -> anyhow::Result<&str> {
    let version = package.rust_version.as_deref();
    version.with_context(|| format!("{} declares no `rust-version`", package.name))
}

/// Reads `1.88` or `1.88.0`.
fn version(text: &str) -> anyhow::Result<Version> {
    let mut parts = text.splitn(3, '.').map(str::parse::<u32>);
    let mut part = || parts.next().unwrap_or(Ok(0));
    let mut read = || Ok::<_, std::num::ParseIntError>((part()?, part()?, part()?));
    read().with_context(|| format!("`{text}` is no version of Rust"))
}

/// The name of the toolchain to build with, if there is one.
fn toolchain(promised: &str) -> Option<String> {
    if let Ok(named) = env::var(TOOLCHAIN) {
        return Some(named);
    }
    let output = Command::new("rustup").args(["toolchain", "list"]).output().ok()?;
    let list = String::from_utf8(output.stdout).ok()?;
    let names = list.lines().filter_map(|line| line.split_whitespace().next());
    let is_promised = |name: &&str| is_release_of(name, promised);
    names.into_iter().find(is_promised).map(str::to_owned)
}

/// Whether a toolchain called `1.88-…` or `1.88.0-…` is of the version `1.88`.
fn is_release_of(toolchain: &str, version: &str) -> bool {
    let rest = toolchain.strip_prefix(version);
    rest.is_some_and(|rest| rest.starts_with(['-', '.']) || rest.is_empty())
}

/// Checks the crates with all features. Cargo of that toolchain must be the one that runs.
fn build(toolchain: &str, crates: &[&Package]) -> anyhow::Result<()> {
    let mut command = Command::new("rustup");
    command
        .args(["run", toolchain, "cargo", "check", "--quiet", "--locked", "--all-features"])
        .args(["--target-dir", "target/msrv"])
        .args(crates.iter().flat_map(|package| ["-p", &package.name]))
        // Generated code is held to what its runtime promises.
        .args(["-p", "generated"])
        .current_dir(root())
        .stdin(Stdio::null());
    cargo::run(&mut command)
}

#[cfg(test)]
mod tests {
    use super::{is_release_of, version};

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(version("1.100").unwrap() > version("1.88.1").unwrap());
        assert_eq!(version("1.88").unwrap(), version("1.88.0").unwrap());
        version("1.x").unwrap_err();
    }

    #[test]
    fn a_toolchain_is_known_by_its_name() {
        assert!(is_release_of("1.88.0-x86_64-unknown-linux-gnu", "1.88"));
        assert!(is_release_of("1.88-x86_64-unknown-linux-gnu", "1.88"));
        assert!(!is_release_of("1.881-x86_64-unknown-linux-gnu", "1.88"));
        assert!(!is_release_of("stable-x86_64-unknown-linux-gnu", "1.88"));
    }
}
