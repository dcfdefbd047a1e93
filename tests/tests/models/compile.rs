//! What a sample of random models becomes compiles without a warning, and its documentation too,
//! with the feature `client` and without: whole crates, checked together in a workspace of their
//! own, from the project's lock file and without the network.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use farrier_codegen::Generator;

/// The folder of the project.
pub(crate) const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The profile is the project's own, so that build scripts of dependencies are compiled for both once.
const WORKSPACE: &str = "\
[workspace]
resolver = \"3\"
members = [\"random-models\", \"crates/*\"]

[workspace.lints.rust]
warnings = \"deny\"
missing_docs = \"deny\"
unreachable_pub = \"deny\"
unused_qualifications = \"deny\"

[profile.dev]
debug = \"line-tables-only\"
";

/// The crate that has the code of all the others, with the features that any client can need.
const ALL_OF_THEM: &str = "\
[package]
name = \"random-models\"
edition = \"2024\"

[features]
default = [\"client\"]
client = [\"farrier/client\"]

[dependencies]
farrier = { path = \"FARRIER\", default-features = false, features = [\"cbor\", \"checksum\", \"compression\", \"document\", \
\"event-stream\", \"md5\", \"pattern\", \"pattern-lookaround\", \"query\", \"sigv4\", \"xml\"] }

[lints]
workspace = true
";

/// A crate for each generator, all checked in one run of cargo. Gives what the compiler says, if it
/// says anything.
pub(crate) fn check(generators: Vec<Generator>) -> Result<(), String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("models");
    let crates = folder.join("crates");
    if crates.exists() {
        fs::remove_dir_all(&crates).map_err(|error| error.to_string())?;
    }
    let count = generators.len();
    for (index, generator) in generators.into_iter().enumerate() {
        let generator = generator.crate_name(format!("random-{index}")).workspace_lints(true);
        let generation = generator.generate().map_err(|error| error.to_string())?;
        let path = crates.join(index.to_string());
        generation.files.write(&path).map_err(|error| format!("{index}: {error}"))?;
    }
    workspace(&folder, count).map_err(|error| error.to_string())?;
    for features in ["--all-features", "--no-default-features"] {
        cargo(&folder, &["check", "--workspace", "--exclude", "random-models", features])?;
    }
    // A run of rustdoc reads all dependencies, so it looks at all the crates at once.
    cargo(&folder, &["doc", "--package", "random-models", "--no-deps"])?;
    cargo(&folder, &["doc", "--package", "random-models", "--no-deps", "--no-default-features"])
}

/// The workspace, in which a warning of any kind is an error, and its crate `random-models`.
fn workspace(folder: &Path, count: usize) -> io::Result<()> {
    fs::write(folder.join("Cargo.toml"), WORKSPACE)?;
    fs::copy(Path::new(ROOT).join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let mut modules = "//! All the crates.\n".to_owned();
    for index in 0..count {
        // Writing to a string can't fail.
        let _ = writeln!(
            modules,
            "#[path = \"../../crates/{index}/src/lib.rs\"] pub mod random_{index};"
        );
    }
    let farrier = format!("{ROOT}/runtime").escape_default().to_string();
    fs::create_dir_all(folder.join("random-models/src"))?;
    fs::write(folder.join("random-models/Cargo.toml"), ALL_OF_THEM.replace("FARRIER", &farrier))?;
    // Always new: Cargo doesn't see whether files in the folders of other crates have changed.
    fs::write(folder.join("random-models/src/lib.rs"), modules)
}

/// Lets cargo look at crates. What these need stays compiled from one run to the next, in the folder
/// that the tests are built in.
fn cargo(folder: &Path, step: &[&str]) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let output = Command::new(cargo)
        .args(step)
        .args(["--offline", "--quiet", "--keep-going", "--target-dir"])
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join(".."))
        .env("RUSTDOCFLAGS", "-D warnings")
        .current_dir(folder)
        .output()
        .map_err(|error| error.to_string())?;
    let told = String::from_utf8_lossy(&output.stderr);
    let quiet = output.status.success() && !told.contains("warning");
    if quiet { Ok(()) } else { Err(told.into_owned()) }
}
