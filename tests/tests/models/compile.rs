//! What a sample of random models becomes compiles without a warning, and its documentation too,
//! with the feature `client` and without: whole crates, checked together in a workspace of their
//! own, from the project's lock file and without the network.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use farrier_codegen::Generator;

/// The folder of the project.
pub(crate) const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A crate for each generator, all checked in one run of cargo. Gives what the compiler says, if it
/// says anything.
pub(crate) fn check(generators: Vec<Generator>) -> Result<(), String> {
    // The dependencies stay compiled from one run to the next.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("models");
    let crates = folder.join("crates");
    if crates.exists() {
        fs::remove_dir_all(&crates).map_err(|error| error.to_string())?;
    }
    for (index, generator) in generators.into_iter().enumerate() {
        let generator = generator.crate_name(format!("random-{index}")).workspace_lints(true);
        let generation = generator.generate().map_err(|error| error.to_string())?;
        let path = crates.join(index.to_string());
        generation.files.write(&path).map_err(|error| format!("{index}: {error}"))?;
    }
    manifest(&folder).map_err(|error| error.to_string())?;
    for features in ["--all-features", "--no-default-features"] {
        cargo(&folder, &["check", features])?;
        cargo(&folder, &["doc", "--no-deps", features])?;
    }
    Ok(())
}

/// The workspace: a warning of any kind is an error.
fn manifest(folder: &Path) -> std::io::Result<()> {
    let text = "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n\
        [workspace.lints.rust]\nwarnings = \"deny\"\nmissing_docs = \"deny\"\n\
        unreachable_pub = \"deny\"\nunused_qualifications = \"deny\"\n";
    fs::write(folder.join("Cargo.toml"), text)?;
    fs::copy(Path::new(ROOT).join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(())
}

/// Lets cargo look at all crates: first the code, then the documentation.
fn cargo(folder: &Path, step: &[&str]) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let output = Command::new(cargo)
        .args(step)
        .args(["--offline", "--quiet", "--workspace", "--keep-going", "--target-dir"])
        .arg(folder.join("target"))
        .env("RUSTDOCFLAGS", "-D warnings")
        .current_dir(folder)
        .output()
        .map_err(|error| error.to_string())?;
    let told = String::from_utf8_lossy(&output.stderr);
    let quiet = output.status.success() && !told.contains("warning");
    if quiet { Ok(()) } else { Err(told.into_owned()) }
}
