//! What a sample of random models becomes compiles without a warning: whole crates, checked
//! together in a workspace of their own, from the project's lock file and without the network.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::Generator;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A crate for each generator, `first`, `second`, …, all checked in one run of cargo. Gives what
/// the compiler says, if it says anything.
pub(crate) fn check(name: &str, generators: Vec<Generator>) -> Result<(), String> {
    // The dependencies stay compiled from one run to the next.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
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
    cargo(&folder)
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

fn cargo(folder: &Path) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let output = Command::new(cargo)
        .args(["check", "--offline", "--quiet", "--workspace", "--keep-going"])
        .arg("--target-dir")
        .arg(folder.join("target"))
        .current_dir(folder)
        .output()
        .map_err(|error| error.to_string())?;
    let told = String::from_utf8_lossy(&output.stderr);
    if output.status.success() && !told.contains("warning") {
        Ok(())
    } else {
        Err(told.into_owned())
    }
}
